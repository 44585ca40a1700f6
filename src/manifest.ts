/*
 * The ids that package.json contributes, for the code to refer to. A test compares the two.
 */

export const viewId = 'glacier.vaults';
export const viewTitle = 'Vaults';
export const partsViewType = 'glacier.parts';
export const uploadsViewType = 'glacier.uploads';

/** Commands the user can run, by their names. */
const commandNames = [
  'addConnection',
  'editConnection',
  'renameConnection',
  'removeConnection',
  'moveConnectionUp',
  'moveConnectionDown',
  'selectRegion',
  'signIn',
  'trustEndpoint',
  'reviewEndpoints',
  'copyPolicy',
  'openAwsConfig',
  'listParts',
  'showUnfinishedUploads',
  'watchUpload',
  'refresh',
  'loadAll',
  'loadAllInList',
  'copyTreeHash',
  'copyByteRange',
  'copyPartAsJson',
  'copyUploadId',
  'copyDescription',
  'copyVaultArn',
  'copyCliCommand',
  'copyMissingRanges',
  'copyMissingPartCommands',
  'copyListPartsResponse',
  'exportListPartsResponse',
  'verifyLocalFile',
  'findLocalFile',
  'compareHashes',
  'openVerificationReport',
  'openVerificationReportAsJson',
  'uploadFile',
  'uploadFileFromExplorer',
  'resumeUpload',
  'completeUpload',
  'abortUploads',
  'showTransfers',
  'pauseSending',
  'goOnSending',
  'stopSending',
  'showCompletedArchives',
  'exportCompletedArchives',
  'computeTreeHash',
  'saveSampleFile',
  'unfinishedOpen',
  'unfinishedReveal',
  'unfinishedVerify',
  'unfinishedResume',
  'unfinishedComplete',
  'unfinishedAbort',
  'unfinishedCount',
  'unfinishedCopyRows',
  'unfinishedCopyUploadId',
  'unfinishedCopyDescription',
  'unfinishedCopyVaultArn',
  'panelResumeUpload',
  'panelCompleteUpload',
  'panelAbortUpload',
  'panelRefresh',
  'panelCopyRows',
  'panelCopyTreeHashes',
  'panelCopyRowsAsJson',
  'panelCopyCell',
  'panelCopyMissingRanges',
  'panelCopyMissingPartCommands',
  'panelCopyListPartsResponse',
  'openWalkthrough',
  'openSampleAccount',
  'closeSampleAccount',
  'cancelWaiting',
  'retry',
  'retryRequest',
  'openSettings',
  'showLog',
] as const;

type CommandName = (typeof commandNames)[number];

/** The ids of these commands. */
export const commandIds = Object.fromEntries(commandNames.map((name) => [name, `glacier.${name}`])) as {
  readonly [Name in CommandName]: `glacier.${Name}`;
};

/** Commands that rows of the tree and messages run; not contributed, so not in the palette. */
export const rowCommandIds = {
  loadMore: '_glacier.loadMore',
  resumeTransfer: '_glacier.resumeTransfer',
} as const;

/** Context keys for `when` clauses, with the values each can have. */
export interface ContextKeys {
  /** The state of the only connection; `setup` is an error that the welcome view explains. */
  'glacier.state': 'idle' | 'ready' | 'setup' | 'error';
  /** The kind of the error while the state is `setup`. */
  'glacier.errorKind': string;
  /** Whether the sample account is open. */
  'glacier.sample': boolean;
  /** How many connections are shown. */
  'glacier.connections': number;
  /** How many of them are connections to AWS, as far as is known: without any, one is looked for in the environment. */
  'glacier.awsConnections': number;
  /** What is selected in the tree: the kind of all selected nodes, or empty. */
  'glacier.selection': string;
  /*
   * True for a moment whenever it was done, for the steps of the walkthrough. VS Code remembers the steps.
   */
  /** The sample account has been opened. */
  'glacier.didOpenSample': boolean;
  /** A panel has shown parts. */
  'glacier.didListParts': boolean;
  /** A verification against a local file has come to its end. */
  'glacier.didVerify': boolean;
  /** All parts that an upload lacked of its file have been sent. */
  'glacier.didSend': boolean;
}

export interface Settings {
  /** Items a page of a listing, 1 to 50. */
  pageSize: number;
  /** May have been edited by hand, so of any type. */
  connections: unknown;
  readOnly: boolean;
  /** Parts sent at once, 1 to 16. */
  concurrency: number;
  /** MiB a second; 0 for no limit. */
  uploadLimit: number;
  openSampleAccount: boolean;
  /** Seconds, at least 10. */
  watchInterval: number;
}
