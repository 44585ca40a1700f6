import type { Disposable } from './core/emitter.ts';
import type { Emulator } from './emulator/emulator.ts';
import type { Connection } from './glacier/port.ts';

/** The Glacier endpoint on loopback with sample vaults. Started, and its code loaded, when it is first connected to. */
export class SampleAccount implements Disposable {
  private starting: Promise<Emulator> | undefined;

  async connect(): Promise<Connection> {
    this.starting ??= start();
    const [emulator, { connectToSample }] = await Promise.all([
      this.starting,
      import('./glacier/connect.ts'),
    ]);
    return connectToSample(emulator);
  }

  dispose(): void {
    void this.starting?.then((emulator) => emulator.stop());
  }
}

async function start(): Promise<Emulator> {
  const { startSampleEmulator } = await import('./emulator/sample.ts');
  return startSampleEmulator();
}
