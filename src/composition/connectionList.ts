import type * as vscode from 'vscode';
import { Agreements } from './agreements.ts';
import type { Connections } from '../commands/context.ts';
import { ConnectionSetting } from './connectionSetting.ts';
import {
  type ConnectionSettings,
  readConnectionSettings,
  withChangedConnection,
  withConnections,
  withMovedConnection,
  withoutConnection,
} from '../core/aws/connectionSettings.ts';
import { type AwsSpec, specKey, specLabel } from '../core/aws/connectionSpec.ts';
import { type EndpointUse, endpointUseKey } from '../core/aws/endpointUse.ts';
import { GlacierError } from '../core/errors.ts';
import type { ConnectOptions } from '../glacier/connections/connect.ts';
import { SampleAccount } from './sampleAccount.ts';
import { connectionTexts as texts } from './texts.ts';
import type { ConnectionSource } from '../store/session.ts';
import type { Sessions } from '../store/sessions.ts';
import { readMachineSetting } from '../ui/settings.ts';

/** Makes the sessions that are shown from the settings, the environment and the sample account. */
export class ConnectionList implements Connections, vscode.Disposable {
  private readonly sampleAccount = new SampleAccount();
  private sampleOpen = readMachineSetting('openSampleAccount');
  private readonly sessions: Sessions;
  private readonly setting: ConnectionSetting;
  private readonly agreements: Agreements;
  private readonly log: vscode.LogOutputChannel;

  constructor(sessions: Sessions, memento: vscode.Memento, log: vscode.LogOutputChannel) {
    this.sessions = sessions;
    this.setting = new ConnectionSetting(memento);
    this.agreements = new Agreements(memento);
    this.log = log;
    this.update();
  }

  /** Brings the sessions in line with the settings. */
  update(): void {
    const { specs, refused, notes } = this.settings();
    for (const reason of refused) this.log.warn(`setting glacier.connections: ${reason}; ignored`);
    for (const note of notes) this.log.info(`setting glacier.connections: ${note}`);
    // Default credentials are of no interest once connections are set up, or while only the sample account is open.
    const isSetUp = specs.length > 0 || refused.length > 0;
    const automatic = isSetUp || (this.sampleOpen && !this.automaticIsOpen()) ? [] : [this.automatic()];
    const sample = this.sampleOpen ? [this.sample()] : [];
    const leftOut = refused.length > 0 ? [refusedSource(refused)] : [];
    this.sessions.set([...specs.map((spec) => this.aws(spec)), ...leftOut, ...automatic, ...sample]);
  }

  stored(): readonly AwsSpec[] {
    return this.settings().specs;
  }

  add(specs: readonly AwsSpec[]): Promise<void> {
    return this.change((value) => withConnections(value, specs));
  }

  replace(id: string, after: AwsSpec): Promise<void> {
    return this.change((value) => withChangedConnection(value, id, after));
  }

  remove(id: string): Promise<void> {
    return this.change((value) => withoutConnection(value, id));
  }

  /** The connections keep what they loaded, and their requests go on with the new order. */
  move(id: string, before: string | undefined): Promise<void> {
    return this.change((value) => withMovedConnection(value, id, before));
  }

  private settings(): ConnectionSettings {
    return readConnectionSettings(this.setting.read());
  }

  private async change(edit: (value: unknown) => unknown[]): Promise<void> {
    await this.setting.change(edit);
    this.update();
  }

  openSample(): void {
    this.sampleOpen = true;
    this.update();
  }

  closeSample(): void {
    this.sampleOpen = false;
    this.update();
    this.sampleAccount.dispose();
  }

  agreed(): readonly EndpointUse[] {
    return this.agreements.all;
  }

  agree(uses: readonly EndpointUse[]): Promise<void> {
    return this.agreements.add(uses);
  }

  async withdraw(use: EndpointUse): Promise<void> {
    await this.agreements.remove(use);
    const key = endpointUseKey(use);
    for (const session of this.sessions.all) {
      const endpoints = session.store?.connection.endpoints ?? [];
      if (endpoints.some((each) => endpointUseKey(each.use) === key)) session.reopen();
    }
  }

  dispose(): void {
    this.sampleAccount.dispose();
  }

  private automaticIsOpen(): boolean {
    return this.sessions.all.some(({ id, store }) => id === specKey({ kind: 'aws' }) && store);
  }

  /** What the AWS SDK finds by itself, if there is one obvious choice. */
  private automatic(): ConnectionSource {
    const source = this.aws({ kind: 'aws' });
    return {
      ...source,
      open: async (listener) => {
        const { checkObviousChoice } = await import('../glacier/entry.ts');
        await checkObviousChoice();
        return source.open(listener);
      },
    };
  }

  private aws(spec: AwsSpec): ConnectionSource {
    return {
      spec,
      open: async (listener) => {
        const { connectToAws } = await import('../glacier/entry.ts');
        return connectToAws(spec, { ...(await this.options(specLabel(spec))), ...listener });
      },
      watch: (changed) => watchLazily(spec.profile, changed),
    };
  }

  private sample(): ConnectionSource {
    const spec = { kind: 'sample' } as const;
    return {
      spec,
      open: async () => this.sampleAccount.connect(await this.options(specLabel(spec))),
      watch: () => ({ dispose: () => {} }),
    };
  }

  private async options(label: string): Promise<ConnectOptions> {
    const { describeAttempt } = await import('../glacier/entry.ts');
    return {
      askMfaCode: async (...asked) => (await import('../ui/askText.ts')).askMfaCode(...asked),
      isTrusted: (use) => this.agreements.has(use),
      readOnly: () => readMachineSetting('readOnly'),
      onRequest: (attempt) => {
        this.log.debug(`${label}: ${describeAttempt(attempt)}`);
        this.log.trace(`${label}: ${attempt.method} to ${attempt.host}`);
      },
    };
  }
}

/** Stands for the entries of the setting that cannot be used, and says why. */
function refusedSource(reasons: readonly string[]): ConnectionSource {
  return {
    spec: { kind: 'refused', reasons },
    open: () => Promise.reject(new GlacierError('settings', texts.notValid(reasons))),
    watch: () => ({ dispose: () => {} }),
  };
}

/** Watches the files behind a profile. The code for it is loaded with the rest of the SDK's. */
function watchLazily(profile: string | undefined, changed: () => void): { dispose(): void } {
  const watching = import('../glacier/entry.ts').then(({ watchProfile }) => watchProfile(profile, changed));
  return { dispose: () => void watching.then((started) => started.dispose()) };
}
