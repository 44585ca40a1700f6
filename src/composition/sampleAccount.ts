import type { Disposable } from '../core/emitter.ts';
import type { Emulator } from '../emulator/emulator.ts';
import type { ClientOptions } from '../glacier/requests/client.ts';
import type { Connection } from '../glacier/port.ts';

/** A Glacier endpoint on loopback with sample vaults, loaded and started on first use, and anew after `dispose`. */
export class SampleAccount implements Disposable {
  private starting: Promise<Emulator> | undefined;

  async connect(options: ClientOptions): Promise<Connection> {
    const [emulator, { connectToSample }] = await Promise.all([
      this.running(),
      import('../glacier/entry.ts'),
    ]);
    return connectToSample(emulator, options);
  }

  dispose(): void {
    // If it did not start there is nothing to stop, and the caller knows why.
    this.starting?.then((emulator) => emulator.stop()).catch(() => {});
    this.starting = undefined;
  }

  private async running(): Promise<Emulator> {
    const starting = (this.starting ??= start());
    try {
      return await starting;
    } catch (error) {
      if (this.starting === starting) this.starting = undefined;
      throw error;
    }
  }
}

async function start(): Promise<Emulator> {
  const { startSampleEmulator } = await import('../emulator/sample/sample.ts');
  return startSampleEmulator();
}
