/*
 * What is loaded of this room when it is first needed, as one: each import() of its own would have the bundler cut what
 * it shares with the rest into more files, all of which activation would have to load.
 */

export { awsFilePath, findFileProblems } from './awsFiles.ts';
export { connectToAws } from './connect.ts';
export { connectToSample } from './connectSample.ts';
export { checkEndpoint } from './endpoint.ts';
export { checkObviousChoice } from './obviousChoice.ts';
export { listProfiles, readSections } from './profiles.ts';
export { regionsNear } from './regions.ts';
export { signInCommand } from './signIn.ts';
export { endpointsOf, findTarget } from './target.ts';
export { watchProfile } from './watchProfile.ts';
