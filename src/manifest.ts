/*
 * The ids that package.json contributes, for the code to refer to. A test compares the two.
 */

export const viewId = 'glacier.vaults';
export const viewTitle = 'Vaults';
export const partsViewType = 'glacier.parts';

/** Commands the user can run. */
export const commandIds = {
  addConnection: 'glacier.addConnection',
  editConnection: 'glacier.editConnection',
  renameConnection: 'glacier.renameConnection',
  removeConnection: 'glacier.removeConnection',
  moveConnectionUp: 'glacier.moveConnectionUp',
  moveConnectionDown: 'glacier.moveConnectionDown',
  selectRegion: 'glacier.selectRegion',
  signIn: 'glacier.signIn',
  trustEndpoint: 'glacier.trustEndpoint',
  reviewEndpoints: 'glacier.reviewEndpoints',
  copyPolicy: 'glacier.copyPolicy',
  openAwsConfig: 'glacier.openAwsConfig',
  listParts: 'glacier.listParts',
  showUnfinishedUploads: 'glacier.showUnfinishedUploads',
  refresh: 'glacier.refresh',
  loadAll: 'glacier.loadAll',
  loadAllInList: 'glacier.loadAllInList',
  copyTreeHash: 'glacier.copyTreeHash',
  copyByteRange: 'glacier.copyByteRange',
  copyPartAsJson: 'glacier.copyPartAsJson',
  copyUploadId: 'glacier.copyUploadId',
  copyDescription: 'glacier.copyDescription',
  copyVaultArn: 'glacier.copyVaultArn',
  copyCliCommand: 'glacier.copyCliCommand',
  copyMissingRanges: 'glacier.copyMissingRanges',
  copyMissingPartCommands: 'glacier.copyMissingPartCommands',
  copyListPartsResponse: 'glacier.copyListPartsResponse',
  exportListPartsResponse: 'glacier.exportListPartsResponse',
  verifyLocalFile: 'glacier.verifyLocalFile',
  findLocalFile: 'glacier.findLocalFile',
  compareHashes: 'glacier.compareHashes',
  openVerificationReport: 'glacier.openVerificationReport',
  openVerificationReportAsJson: 'glacier.openVerificationReportAsJson',
  uploadFile: 'glacier.uploadFile',
  uploadFileFromExplorer: 'glacier.uploadFileFromExplorer',
  resumeUpload: 'glacier.resumeUpload',
  completeUpload: 'glacier.completeUpload',
  abortUploads: 'glacier.abortUploads',
  showTransfers: 'glacier.showTransfers',
  pauseSending: 'glacier.pauseSending',
  goOnSending: 'glacier.goOnSending',
  stopSending: 'glacier.stopSending',
  showCompletedArchives: 'glacier.showCompletedArchives',
  exportCompletedArchives: 'glacier.exportCompletedArchives',
  computeTreeHash: 'glacier.computeTreeHash',
  saveSampleFile: 'glacier.saveSampleFile',
  panelResumeUpload: 'glacier.panelResumeUpload',
  panelCompleteUpload: 'glacier.panelCompleteUpload',
  panelAbortUpload: 'glacier.panelAbortUpload',
  panelRefresh: 'glacier.panelRefresh',
  panelCopyRows: 'glacier.panelCopyRows',
  panelCopyTreeHashes: 'glacier.panelCopyTreeHashes',
  panelCopyRowsAsJson: 'glacier.panelCopyRowsAsJson',
  panelCopyCell: 'glacier.panelCopyCell',
  panelCopyMissingRanges: 'glacier.panelCopyMissingRanges',
  panelCopyMissingPartCommands: 'glacier.panelCopyMissingPartCommands',
  panelCopyListPartsResponse: 'glacier.panelCopyListPartsResponse',
  openSampleAccount: 'glacier.openSampleAccount',
  closeSampleAccount: 'glacier.closeSampleAccount',
  cancelWaiting: 'glacier.cancelWaiting',
  retry: 'glacier.retry',
  retryRequest: 'glacier.retryRequest',
  openSettings: 'glacier.openSettings',
  showLog: 'glacier.showLog',
} as const;

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
}
