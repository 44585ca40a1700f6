import type { AwsFacts } from '../commands/context.ts';
import { toGlacierError } from '../core/errors.ts';
import { connectionTexts as texts } from './texts.ts';

/** What commands ask about the AWS files. Each loads its code when it is called. */
export const awsFacts: AwsFacts = {
  profiles: async () => {
    const { findFileProblems, listProfiles, noAwsFiles, readSections } = await import('../glacier/entry.ts');
    const [sections, problems, noFiles] = await Promise.all([
      readSections(),
      findFileProblems(),
      noAwsFiles(),
    ]);
    return { profiles: listProfiles(sections), problems, noFiles };
  },

  regions: async (region) => {
    const { regionsNear } = await import('../glacier/entry.ts');
    return regionsNear(region);
  },

  endpoints: async (spec) => {
    const { endpointsOf, findTarget, readSections } = await import('../glacier/entry.ts');
    return endpointsOf(await findTarget(spec, await readSections()));
  },

  endpointProblem: async (endpoint) => {
    const { checkEndpoint } = await import('../glacier/entry.ts');
    try {
      checkEndpoint(endpoint, texts.connection);
      return undefined;
    } catch (error) {
      return toGlacierError(error).message;
    }
  },

  signInCommand: async (profile) => {
    const { signInCommand } = await import('../glacier/entry.ts');
    return signInCommand(profile);
  },

  configFile: async () => {
    const { awsFilePath } = await import('../glacier/entry.ts');
    return awsFilePath('config');
  },
};
