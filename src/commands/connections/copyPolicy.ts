import { minimalPolicy, type PolicyPurpose } from '../../core/aws/policy.ts';
import type { Session } from '../../store/session.ts';
import { copy } from '../../ui/copy.ts';
import { pickOne } from '../../ui/picks/pickOne.ts';
import { type CommandContext, isUsable } from '../context.ts';
import { sessionFor } from '../pickSession.ts';
import { policyTexts as texts } from './texts/policy.ts';

/** Copies an IAM policy for what the user picks; where browsing was refused, for that, including the action that was. */
export async function copyPolicy(context: CommandContext, clicked: unknown): Promise<void> {
  const session = await sessionFor(context, clicked, texts.title, isUsable);
  if (!session) return;
  const { region = 'REGION', accountId = accountOf(session) } = session.store?.connection ?? {};
  const { kind, message: denied = '' } = session.rootError ?? {};
  // Who may not even list vaults asks for that.
  const purpose = kind === 'accessDenied' ? 'browse' : await askPurpose();
  if (!purpose) return;
  const target = { region, ...(accountId !== undefined && { accountId }) };
  await copy(minimalPolicy(target, { purpose, denied }), texts.policy);
}

async function askPurpose(): Promise<PolicyPurpose | undefined> {
  const answer = await pickOne<PolicyPurpose>({
    title: texts.title,
    placeholder: texts.placeholder,
    items: [
      { ...texts.browse, value: 'browse' },
      { ...texts.upload, value: 'upload' },
      { ...texts.everything, value: 'everything' },
    ],
  });
  return answer === 'back' ? undefined : answer;
}

/** The account that the ARNs of the loaded vaults tell. */
function accountOf({ store }: Session): string | undefined {
  const arn = store?.vaults.pages[0]?.[0]?.arn;
  return arn && /^arn:[\w-]+:glacier:[\w-]+:(\d{12}):/.exec(arn)?.[1];
}
