/*
 * All of this room that is loaded on first use, as one: with an import() for each, the bundler would cut what it shares
 * with the rest into more files, all of which activation would load.
 */

export { awsFilePath, findFileProblems, noAwsFiles } from './awsFiles/awsFiles.ts';
export { connectToAws } from './connections/connect.ts';
export { connectToSample } from './connections/connectSample.ts';
export { checkEndpoint } from './credentials/endpoint.ts';
export { checkObviousChoice } from './connections/obviousChoice.ts';
export { listProfiles, readSections } from './awsFiles/profiles.ts';
export { regionsNear } from './connections/regions.ts';
export { describeAttempt } from './requests/requestLog.ts';
export { signInCommand } from './connections/signIn.ts';
export { endpointsOf, findTarget } from './connections/target.ts';
export { watchProfile } from './awsFiles/watchProfile.ts';
