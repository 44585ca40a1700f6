import { minimalPolicy, type PolicyPurpose } from '../../core/aws/policy.ts';
import type { Session } from '../../store/session.ts';
import { copy } from '../../ui/copy.ts';
import { pickOne } from '../../ui/picks/pickOne.ts';
import { type CommandContext, isUsable } from '../context.ts';
import { sessionFor } from '../pickSession.ts';

/** Copies an IAM policy for what the user picks; where browsing was refused, for that, including the action that was. */
export async function copyPolicy(context: CommandContext, clicked: unknown): Promise<void> {
  const session = await sessionFor(context, clicked, 'Copy IAM Policy', isUsable);
  if (!session) return;
  const { region = 'REGION', accountId = accountOf(session) } = session.store?.connection ?? {};
  const { kind, message: denied = '' } = session.rootError ?? {};
  // Who may not even list vaults asks for that.
  const purpose = kind === 'accessDenied' ? 'browse' : await askPurpose();
  if (!purpose) return;
  const target = { region, ...(accountId !== undefined && { accountId }) };
  await copy(minimalPolicy(target, { purpose, denied }), 'IAM policy');
}

async function askPurpose(): Promise<PolicyPurpose | undefined> {
  const answer = await pickOne<PolicyPurpose>({
    title: 'Copy IAM Policy',
    placeholder: 'Select what the policy is to allow',
    items: [
      { label: 'Browse and Verify', description: 'changes nothing', value: 'browse' },
      { label: 'Upload and Resume', description: 'starts uploads and sends parts', value: 'upload' },
      {
        label: 'Upload, Complete and Abort',
        description: 'everything that is done here',
        value: 'everything',
      },
    ],
  });
  return answer === 'back' ? undefined : answer;
}

/** The account that the ARNs of the loaded vaults tell. */
function accountOf({ store }: Session): string | undefined {
  const arn = store?.vaults.pages[0]?.[0]?.arn;
  return arn && /^arn:[\w-]+:glacier:[\w-]+:(\d{12}):/.exec(arn)?.[1];
}
