/*
 * All of this room that is loaded on first use, as one: with an import() for each, the bundler would cut what it shares
 * with the rest into more files, all of which activation would load.
 */

export { sizeConflict } from '../core/verification/sizeConflict.ts';
export { compareHashList } from '../core/hashList/compareHashList.ts';
export { combineTreeHashes } from '../core/treeHash/treeHash.ts';
export { archivesToCsv, archivesToJson, archivesToMarkdown } from '../core/transfer/archiveTable.ts';
export { completionFacts, describeObstacle } from '../core/transfer/texts/completion.ts';
export { judgeCompletion } from '../core/transfer/completion.ts';
export { transferFacts, transferOutcome } from '../core/transfer/texts/transfer.ts';
export { transferProgress } from '../core/transfer/transferProgress.ts';
export { planTransfer } from '../core/transfer/planTransfer.ts';
export { refusalSentence } from '../core/transfer/texts/refusalSentence.ts';
export { addSample, bytesPerSecond, noRate } from '../core/transfer/transferRate.ts';
export { PartMemory } from './transfer/partMemory.ts';
export { PauseControl } from './pacing/pauseControl.ts';
export { RateLimiter } from './pacing/rateLimiter.ts';
export { sendRounds } from './transfer/sendRounds.ts';
export { abortUploads } from './transfer/abortUploads.ts';
export { loadRecords } from './journal/archiveHistory.ts';
export { markLifetime } from './journal/markFile.ts';
export {
  forgetTransfer,
  interruptedTransfers,
  isBeingSent,
  leaveMark,
  markTransfer,
  rewriteMark,
} from './journal/transferMarks.ts';
export {
  descriptionProblem,
  lostUpload,
  partSizeChoices,
  proposedPartSize,
} from '../core/transfer/newUpload.ts';
export { countParts } from './uploads/countParts.ts';
export { keepFile, readKept } from './files/keptFiles.ts';
export { readKeptUploads, writeKeptUploads } from '../core/uploads/keptUploads.ts';
export { uploadsToCsv, uploadsToJson, uploadsToMarkdown, uploadsToTsv } from '../core/uploads/uploadTable.ts';
export { UploadScan } from './uploads/uploadScan.ts';
export { initiateUpload } from './transfer/initiateUpload.ts';
export { completeUpload } from './transfer/completeUpload.ts';
export { findFile } from './verification/findFile.ts';
export { hashFile } from './hashing/hashFile.ts';
export { HashPool } from './hashing/hashPool.ts';
export { identityAt, sizeOf, withLocalFile } from './files/localFile.ts';
export {
  forgetVerifications,
  loadKept,
  loadVerification,
  saveVerification,
} from './verification/keptVerifications.ts';
export { readHashList } from './verification/readHashList.ts';
export { replaceFile } from './files/replaceFile.ts';
export { sha256 } from './hashing/sha256.ts';
export { verifyFile } from './verification/verifyFile.ts';
