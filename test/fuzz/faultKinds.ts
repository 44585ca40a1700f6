import type { Fault } from '../../src/emulator/faults/faults.ts';
import { serviceFaults } from '../../src/emulator/faults/serviceFaults.ts';

/** What the service, the network and proxies do now and then, to be drawn from; `slow` is in milliseconds. */
export function faultKinds(slow: number): readonly Fault[] {
  return [
    serviceFaults.unavailable,
    serviceFaults.throttling,
    serviceFaults.expiredToken,
    { kind: 'drop' },
    { kind: 'dropAnswer' },
    { kind: 'dropMidBody' },
    { kind: 'truncate' },
    { kind: 'emptyBody' },
    { kind: 'html', status: 502 },
    { kind: 'slow', milliseconds: slow },
    { kind: 'hold' },
  ];
}
