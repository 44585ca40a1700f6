import type { AwsFacts } from './commands/context.ts';
import { toGlacierError } from './core/errors.ts';

/** What commands ask of AWS's files on this computer. Each loads the code it needs when it is called. */
export const awsFacts: AwsFacts = {
  profiles: async () => {
    const { findFileProblems, listProfiles, readSections } = await import('./glacier/entry.ts');
    const [sections, problems] = await Promise.all([readSections(), findFileProblems()]);
    return { profiles: listProfiles(sections), problems };
  },

  regions: async (region) => {
    const { regionsNear } = await import('./glacier/entry.ts');
    return regionsNear(region);
  },

  endpoint: async (spec) => {
    const { awsHosts, findTarget, readSections } = await import('./glacier/entry.ts');
    const { endpoint, profile = '', region } = await findTarget(spec, await readSections());
    const [usual = ''] = awsHosts(region);
    return endpoint && { origin: endpoint.url.origin, source: endpoint.source, profile, usual };
  },

  endpointProblem: async (endpoint) => {
    const { checkEndpoint } = await import('./glacier/entry.ts');
    try {
      checkEndpoint(endpoint, 'you');
      return undefined;
    } catch (error) {
      return toGlacierError(error).message;
    }
  },

  signInCommand: async (profile) => {
    const { signInCommand } = await import('./glacier/entry.ts');
    return signInCommand(profile);
  },

  configFile: async () => {
    const { awsFilePath } = await import('./glacier/entry.ts');
    return awsFilePath('config');
  },
};
