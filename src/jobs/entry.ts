/*
 * What is loaded of this room when it is first needed, as one: each import() of its own would have the bundler cut what
 * it shares with the rest into more files, all of which activation would have to load.
 */

export { compareHashList } from '../core/compareHashList.ts';
export { findFile } from './findFile.ts';
export { hashFile } from './hashFile.ts';
export { HashPool } from './hashPool.ts';
export { identityAt } from './localFile.ts';
export { readHashList } from './readHashList.ts';
export { replaceFile } from './replaceFile.ts';
export { sha256 } from './sha256.ts';
export { verifyFile } from './verifyFile.ts';
