import * as vscode from 'vscode';
import type { commandIds, rowCommandIds } from '../manifest.ts';
import { addConnection } from './connections/addConnection.ts';
import * as connections from './connections/connections.ts';
import { copyPolicy } from './connections/copyPolicy.ts';
import { editConnection } from './connections/editConnection.ts';
import { reviewEndpoints, trustEndpoint } from './connections/endpoints.ts';
import type { Command } from './runCommand.ts';
import { openSampleAccount } from './sample/openSample.ts';
import { openWalkthrough } from './sample/openWalkthrough.ts';
import { manageTransfers } from './sending/manageTransfers.ts';
import * as rowTransfer from './sending/rowTransfer.ts';
import { abortUploads } from './transfer/abortUploads.ts';
import { exportCompletedArchives, showCompletedArchives } from './transfer/completedArchives.ts';
import { completeUpload } from './transfer/completeUpload.ts';
import * as panelTransfers from './transfer/panelTransfers.ts';
import { resumeTransfer } from './transfer/resumeTransfer.ts';
import { uploadFile } from './transfer/uploadFile.ts';
import { resumeUpload } from './transfer/resumeUpload.ts';
import * as copies from './uploads/copies.ts';
import { listParts } from './uploads/listParts.ts';
import { copyListPartsResponse, exportListPartsResponse } from './uploads/listPartsResponse.ts';
import { loadAll, loadAllInList, loadMore, refresh, retry, retryRequest } from './uploads/loading.ts';
import { copyMissingPartCommands } from './uploads/missingPartCommands.ts';
import { copyMissingRanges } from './uploads/missingRanges.ts';
import { watchUpload } from './uploads/watchUpload.ts';
import * as panelCopies from './uploads/panelCopies.ts';
import { showUnfinishedUploads, unfinishedCommands } from './unfinished/showUnfinished.ts';
import { computeTreeHash } from './verification/computeHash.ts';
import * as verify from './verification/verify.ts';

/** What each command does. */
export const commands: Record<keyof typeof commandIds, Command> = {
  addConnection,
  editConnection,
  renameConnection: connections.renameConnection,
  removeConnection: connections.removeConnection,
  moveConnectionUp: connections.moveConnectionUp,
  moveConnectionDown: connections.moveConnectionDown,
  selectRegion: connections.selectRegion,
  signIn: connections.signIn,
  trustEndpoint,
  reviewEndpoints,
  copyPolicy,
  openAwsConfig: connections.openAwsConfig,
  listParts,
  showUnfinishedUploads,
  watchUpload,
  refresh,
  loadAll,
  loadAllInList,
  copyTreeHash: copies.copyTreeHash,
  copyByteRange: copies.copyByteRange,
  copyPartAsJson: copies.copyPartAsJson,
  copyUploadId: copies.copyUploadId,
  copyDescription: copies.copyDescription,
  copyVaultArn: copies.copyVaultArn,
  copyCliCommand: copies.copyCliCommand,
  copyMissingRanges,
  copyMissingPartCommands,
  copyListPartsResponse,
  exportListPartsResponse,
  verifyLocalFile: verify.verifyLocalFile,
  findLocalFile: verify.findLocalFile,
  compareHashes: verify.compareHashes,
  openVerificationReport: verify.openReport,
  openVerificationReportAsJson: verify.openReportAsJson,
  uploadFile,
  uploadFileFromExplorer: uploadFile,
  resumeUpload,
  completeUpload,
  abortUploads,
  showTransfers: manageTransfers,
  ...rowTransfer,
  showCompletedArchives,
  exportCompletedArchives,
  computeTreeHash,
  saveSampleFile: verify.saveSampleFile,
  ...unfinishedCommands,
  ...panelTransfers,
  panelRefresh: async ({ panels }) => (await panels()).refreshActive(),
  panelCopyRows: async ({ panels }) => (await panels()).act('copyRows'),
  panelCopyTreeHashes: async ({ panels }) => (await panels()).act('copyTreeHashes'),
  panelCopyRowsAsJson: async ({ panels }) => (await panels()).act('copyRowsAsJson'),
  panelCopyCell: async ({ panels }) => (await panels()).act('copyCell'),
  panelCopyMissingRanges: panelCopies.panelCopyMissingRanges,
  panelCopyMissingPartCommands: panelCopies.panelCopyMissingPartCommands,
  panelCopyListPartsResponse: panelCopies.panelCopyListPartsResponse,
  openWalkthrough,
  openSampleAccount,
  closeSampleAccount: connections.closeSampleAccount,
  cancelWaiting: connections.cancelWaiting,
  retry,
  retryRequest,
  // In a remote window its own tab has all of them, and the user's only those of every machine.
  openSettings: () =>
    vscode.commands.executeCommand(
      vscode.env.remoteName === undefined
        ? 'workbench.action.openSettings'
        : 'workbench.action.openRemoteSettings',
      { query: 'glacier.' },
    ),
  showLog: async ({ logDocument }) => (await logDocument()).show(),
};

/** What the commands do that rows and messages run. */
export const rowCommands: Record<keyof typeof rowCommandIds, Command> = { loadMore, resumeTransfer };
