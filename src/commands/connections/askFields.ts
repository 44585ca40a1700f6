import {
  type AwsSpec,
  isAccountId,
  isPlainText,
  specLabel,
  withFields,
} from '../../core/aws/connectionSpec.ts';
import { isVaultName } from '../../core/aws/names.ts';
import { askText } from '../../ui/askText.ts';
import type { AwsFacts } from '../context.ts';

/*
 * Questions for one field of a connection each. They return the connection with the answer, without the field where the
 * answer is empty, and as it was where the user leaves.
 */

const notPlain = 'Use one line of at most 1,024 characters, without tabs.';

/** Asks for the name of a connection. */
export async function askName(spec: AwsSpec, title: string): Promise<AwsSpec> {
  const label = specLabel(spec);
  const name = await askText({
    title,
    prompt: "Connection name (leave empty to use the profile's)",
    value: label,
    problemWith: (text) => (text === '' || isPlainText(text) ? undefined : notPlain),
  });
  return name === undefined || name === label ? spec : withFields(spec, { name: name || undefined });
}

/** Asks for the account of the vaults. Vaults of other accounts cannot be listed, so they are asked for by name. */
export async function askAccount(spec: AwsSpec): Promise<AwsSpec> {
  const accountId = await askText({
    title: "Another Account's Vaults",
    prompt: "Owner's account ID (leave empty for your own account)",
    placeholder: '111122223333',
    value: spec.accountId ?? '',
    problemWith: (text) => (text === '' || isAccountId(text) ? undefined : 'An account ID has 12 digits.'),
  });
  if (accountId === undefined) return spec;
  if (accountId === '') return withFields(spec, { accountId: undefined, vaults: undefined });
  const names = await askText({
    title: `Vaults in Account ${accountId}`,
    prompt: 'Vault names, separated by commas (only the owner can list them)',
    placeholder: 'vault-one, vault-two',
    value: accountId === spec.accountId ? (spec.vaults ?? []).join(', ') : '',
    problemWith: (text) =>
      splitNames(text).length > 0 && splitNames(text).every(isVaultName)
        ? undefined
        : 'Use only letters, digits, _, - and .',
  });
  return names === undefined ? spec : withFields(spec, { accountId, vaults: splitNames(names) });
}

function splitNames(text: string): string[] {
  return text.split(/[\s,]+/).filter(Boolean);
}

/** Asks for the endpoint of a connection. */
export async function askEndpoint(spec: AwsSpec, aws: AwsFacts): Promise<AwsSpec> {
  const endpoint = await askText({
    title: 'Another Endpoint',
    prompt:
      "Requests go here instead of AWS, signed with this profile's credentials (leave empty to use the AWS endpoint)",
    placeholder: 'https://vpce-….glacier.eu-central-1.vpce.amazonaws.com',
    value: spec.endpoint ?? '',
    problemWith: (text) => {
      if (text === '') return undefined;
      return isPlainText(text) ? aws.endpointProblem(text) : notPlain;
    },
  });
  return endpoint === undefined ? spec : withFields(spec, { endpoint: endpoint || undefined });
}
