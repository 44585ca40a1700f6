import { type Emulator, startEmulator } from '../../src/emulator/emulator.ts';
import { fillSample } from '../../src/emulator/sample/sample.ts';
import { openWorkbench, type Workbench } from '../host/workbench.ts';
import { connectionTo } from './environment.ts';

export interface Recorded {
  readonly operation: string;
  readonly marker: string | undefined;
  /** What the next page was to be asked with. */
  readonly nextMarker: string | undefined;
}

/** The sample account on an emulator of the test's own, with a record of what the window asked for. */
export interface RecordedSample {
  readonly emulator: Emulator;
  readonly requests: Recorded[];
  /** Settings and environment by which a VS Code finds it, once its endpoint was agreed to. */
  readonly settings: Record<string, unknown>;
  readonly env: Record<string, string | undefined>;
}

export async function startRecordedSample(): Promise<RecordedSample> {
  const requests: Recorded[] = [];
  const emulator = await startEmulator({
    onRequest: ({ operation = 'none', query, nextMarker }) =>
      requests.push({ operation, marker: query['marker'], nextMarker }),
  });
  fillSample(emulator.storage, Date.now());
  return { emulator, requests, ...connectionTo(emulator) };
}

/** The sample account, and a window that finds it. */
export interface RecordedWindow {
  readonly sample: RecordedSample;
  readonly window: Workbench;
  close(): Promise<void>;
}

export async function openRecordedWindow(): Promise<RecordedWindow> {
  const sample = await startRecordedSample();
  const window = await openWorkbench({ settings: sample.settings, env: sample.env });
  return {
    sample,
    window,
    close: async () => {
      await window.close();
      await sample.emulator.stop();
    },
  };
}
