import type { AwsFacts } from './commands/context.ts';
import { toGlacierError } from './core/errors.ts';

/** What commands ask of AWS's files on this computer. Each loads the code it needs when it is called. */
export const awsFacts: AwsFacts = {
  profiles: async () => {
    const [{ listProfiles, readSections }, { findFileProblems }] = await Promise.all([
      import('./glacier/profiles.ts'),
      import('./glacier/awsFiles.ts'),
    ]);
    const [sections, problems] = await Promise.all([readSections(), findFileProblems()]);
    return { profiles: listProfiles(sections), problems };
  },

  regions: async (region) => {
    const { regionsNear } = await import('./glacier/regions.ts');
    return regionsNear(region);
  },

  endpoint: async (spec) => {
    const [{ readSections }, { findTarget }, { awsHosts }] = await Promise.all([
      import('./glacier/profiles.ts'),
      import('./glacier/target.ts'),
      import('./glacier/endpoint.ts'),
    ]);
    const { endpoint, profile = '', region } = await findTarget(spec, await readSections());
    const [usual = ''] = awsHosts(region);
    return endpoint && { origin: endpoint.url.origin, source: endpoint.source, profile, usual };
  },

  endpointProblem: async (endpoint) => {
    const { checkEndpoint } = await import('./glacier/endpoint.ts');
    try {
      checkEndpoint(endpoint, 'you');
      return undefined;
    } catch (error) {
      return toGlacierError(error).message;
    }
  },

  signInCommand: async (profile) => {
    const { signInCommand } = await import('./glacier/signIn.ts');
    return signInCommand(profile);
  },

  configFile: async () => {
    const { awsFilePath } = await import('./glacier/awsFiles.ts');
    return awsFilePath('config');
  },
};
