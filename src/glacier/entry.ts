/*
 * What is loaded of this room when it is first needed, as one: each import() of its own would have the bundler cut what
 * it shares with the rest into more files, all of which activation would have to load.
 */

export { awsFilePath, findFileProblems } from './awsFiles/awsFiles.ts';
export { connectToAws } from './connections/connect.ts';
export { connectToSample } from './connections/connectSample.ts';
export { checkEndpoint } from './credentials/endpoint.ts';
export { checkObviousChoice } from './connections/obviousChoice.ts';
export { listProfiles, readSections } from './awsFiles/profiles.ts';
export { regionsNear } from './connections/regions.ts';
export { signInCommand } from './connections/signIn.ts';
export { endpointsOf, findTarget } from './connections/target.ts';
export { watchProfile } from './awsFiles/watchProfile.ts';
