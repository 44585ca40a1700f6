import { type AwsSpec, isStorableProfile } from '../../core/aws/connectionSpec.ts';
import { describeProblem, describeProfile, type FileProblem, type Profile } from '../../core/aws/profile.ts';
import { openFileAt } from '../../ui/openFile.ts';
import { type Choice, pickOne, type PickOptions } from '../../ui/picks/pickOne.ts';
import { openConfigFile } from './openConfigFile.ts';
import { profileTexts as texts } from './texts/fields.ts';
import type { AwsFacts } from '../context.ts';

type ProfileChoice =
  | { readonly kind: 'profile'; readonly profile: Profile | undefined }
  | { readonly kind: 'problem'; readonly problem: FileProblem }
  | { readonly kind: 'file' };

/** How a step of a question is shown. */
export type Step = Pick<PickOptions<string>, 'title' | 'step' | 'totalSteps' | 'back'>;

/**
 * Asks for a profile of the AWS files; none stands for the default credentials. Undefined where the user leaves, also
 * for one of the files, which this opens.
 */
export async function askProfile(
  aws: AwsFacts,
  step: Step,
  current?: Pick<AwsSpec, 'profile'>,
): Promise<{ readonly profile: Profile | undefined } | 'back' | undefined> {
  const choice = await pickProfile(aws, step, current);
  if (choice === 'back' || choice === undefined) return choice;
  switch (choice.kind) {
    case 'profile':
      return choice;
    case 'problem':
      return openFileAt(choice.problem.path, choice.problem.line);
    case 'file':
      return openConfigFile(aws);
  }
}

function pickProfile(
  aws: AwsFacts,
  step: Step,
  current: Pick<AwsSpec, 'profile'> | undefined,
): Promise<ProfileChoice | 'back' | undefined> {
  return pickOne<ProfileChoice>({
    ...step,
    placeholder: texts.placeholder,
    active: (choice) => choice.kind === 'profile' && (!current || choice.profile?.name === current.profile),
    items: aws.profiles().then(({ profiles, problems, noFiles }) => [
      ...problems.map((problem) => ({
        icon: 'warning',
        label: describeProblem(problem),
        description: texts.openFile,
        value: { kind: 'problem', problem } as const,
      })),
      ...(profiles.length > 0 ? profiles.map(profileChoice) : [noProfiles(noFiles)]),
      {
        icon: 'server-environment',
        label: texts.default,
        description: texts.defaultSources,
        value: { kind: 'profile', profile: undefined },
      },
      { icon: 'go-to-file', label: texts.openConfigFile, value: { kind: 'file' } },
    ]),
  });
}

/** Without a value, as it cannot be chosen. */
function noProfiles(noFiles: boolean): Choice<ProfileChoice> {
  return {
    icon: 'info',
    label: noFiles ? texts.noFiles : texts.noProfiles,
    description: texts.howToMakeOne,
  };
}

/** Without a value, so that it cannot be chosen, where its name cannot be kept in the setting. */
function profileChoice(profile: Profile): Choice<ProfileChoice> {
  if (!isStorableProfile(profile.name))
    return {
      icon: 'warning',
      label: texts.notStorable.label(profile.name),
      description: texts.notStorable.why,
    };
  return {
    icon: 'key',
    label: profile.name,
    description: [describeProfile(profile), profile.region].filter(Boolean).join(' · '),
    value: { kind: 'profile', profile },
  };
}
