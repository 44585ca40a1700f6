import type * as vscode from 'vscode';
import type { AwsSpec } from '../core/aws/connectionSpec.ts';
import type { EndpointInUse, EndpointUse } from '../core/aws/endpointUse.ts';
import type { FileProblem, Profile } from '../core/aws/profile.ts';
import type { GlacierView } from '../explorer/view.ts';
import type { PartsPanels } from '../partsPanel/host/panels.ts';
import type { UploadsPanels } from '../uploadsPanel/host/uploadsPanels.ts';
import type { Transfers } from './transfers.ts';
import type { VerificationTools } from './verificationTools.ts';
import type { Session } from '../store/session.ts';
import type { Sessions } from '../store/sessions.ts';
import type { LogDocument } from '../ui/logDocument.ts';

/** What commands need. */
export interface CommandContext {
  readonly sessions: Sessions;
  readonly connections: Connections;
  readonly aws: AwsFacts;
  readonly view: GlacierView;
  /** Loaded on first use. */
  readonly panels: () => Promise<PartsPanels>;
  /** Likewise. */
  readonly uploadsPanels: () => Promise<UploadsPanels>;
  readonly log: vscode.LogOutputChannel;
  /** What shows the log; loaded on first use. */
  readonly logDocument: () => Promise<LogDocument>;
  readonly verification: VerificationTools;
  readonly transfers: Transfers;
  readonly storage: TransferStorage;
  /** The local file behind one of the sample uploads. */
  sampleFile(): Promise<SampleFile>;
}

/** Where transfers keep what must outlive the window. */
export interface TransferStorage {
  /** The path of the history of completed archives. */
  readonly history: string;
  /** The folder of the marks of uploads that are being sent. */
  readonly transfers: string;
}

export interface SampleFile {
  readonly name: string;
  /** The sample account. */
  readonly accountId: string;
  /** Both of its upload. */
  readonly uploadId: string;
  readonly description: string;
  write(path: string): Promise<void>;
}

/** The user's connections, and changes to them. */
export interface Connections {
  /** Those in the settings. */
  stored(): readonly AwsSpec[];
  /*
   * Changes of the settings, which the tree follows. Connections are identified by their keys. Each change leaves all
   * other entries untouched, and rejects with a GlacierError `settings` if the setting is not a list.
   */
  add(specs: readonly AwsSpec[]): Promise<void>;
  /** Replaces a connection; appends where that is not in the settings. */
  replace(id: string, after: AwsSpec): Promise<void>;
  remove(id: string): Promise<void>;
  /** Moves a connection in front of another one, or to the end. */
  move(id: string, before: string | undefined): Promise<void>;
  openSample(): void;
  closeSample(): void;
  /** The endpoints other than AWS's own that the user has agreed to. */
  agreed(): readonly EndpointUse[];
  agree(uses: readonly EndpointUse[]): Promise<void>;
  /** Closes the connections that use it; they ask again. */
  withdraw(use: EndpointUse): Promise<void>;
}

/** What the AWS files on this computer say. Each call reads them again. */
export interface AwsFacts {
  profiles(): Promise<{
    readonly profiles: readonly Profile[];
    readonly problems: readonly FileProblem[];
    /** Neither of the files exists. */
    readonly noFiles: boolean;
  }>;
  /** Regions with Glacier, those of the partition of `region` first. */
  regions(region: string | undefined): Promise<readonly string[]>;
  /** The endpoints other than AWS's own that a connection's requests would go to. */
  endpoints(spec: AwsSpec): Promise<readonly EndpointInUse[]>;
  /** Why an endpoint cannot be used; undefined when it can. */
  endpointProblem(endpoint: string): Promise<string | undefined>;
  /** How to sign in, with the AWS CLI where it is installed; undefined where there is nothing to sign in to. */
  signInCommand(
    profile: string | undefined,
  ): Promise<{ readonly args: readonly string[]; readonly cli?: string } | undefined>;
  configFile(): Promise<string>;
}

export function isAws(session: Session): boolean {
  return session.spec.kind === 'aws';
}

/** Entries of the setting that are left out have a row, but nothing can be done with it. */
export function isUsable({ spec }: Session): boolean {
  return spec.kind !== 'refused';
}

/**
 * Those of the connections that a pick offers: not the row for unusable settings, unless that is all there is, which then
 * says why.
 */
export function pickable(all: readonly Session[]): readonly Session[] {
  const usable = all.filter(isUsable);
  return usable.length > 0 ? usable : all;
}

/** The session's connection, if it is one to AWS. */
export function awsSpecOf(session: Session | undefined): AwsSpec | undefined {
  return session?.spec.kind === 'aws' ? session.spec : undefined;
}
