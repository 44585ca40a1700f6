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
import { fieldTexts as texts } from './texts/fields.ts';

/*
 * Questions for one field of a connection each. They return the connection with the answer, without the field where the
 * answer is empty, and as it was where the user leaves.
 */

/** Asks for the name of a connection. */
export async function askName(spec: AwsSpec, title: string): Promise<AwsSpec> {
  const label = specLabel(spec);
  const name = await askText({
    title,
    prompt: texts.name,
    value: label,
    problemWith: (text) => (text === '' || isPlainText(text) ? undefined : texts.notPlain),
  });
  return name === undefined || name === label ? spec : withFields(spec, { name: name || undefined });
}

/** Asks for the account of the vaults. Vaults of other accounts cannot be listed, so they are asked for by name. */
export async function askAccount(spec: AwsSpec): Promise<AwsSpec> {
  const accountId = await askText({
    title: texts.account.title,
    prompt: texts.account.prompt,
    placeholder: texts.account.placeholder,
    value: spec.accountId ?? '',
    problemWith: (text) => (text === '' || isAccountId(text) ? undefined : texts.account.notValid),
  });
  if (accountId === undefined) return spec;
  if (accountId === '') return withFields(spec, { accountId: undefined, vaults: undefined });
  const names = await askText({
    title: texts.vaults.title(accountId),
    prompt: texts.vaults.prompt,
    placeholder: texts.vaults.placeholder,
    value: accountId === spec.accountId ? (spec.vaults ?? []).join(', ') : '',
    problemWith: (text) =>
      splitNames(text).length > 0 && splitNames(text).every(isVaultName) ? undefined : texts.vaults.notValid,
  });
  return names === undefined ? spec : withFields(spec, { accountId, vaults: splitNames(names) });
}

function splitNames(text: string): string[] {
  return text.split(/[\s,]+/).filter(Boolean);
}

/** Asks for the endpoint of a connection. */
export async function askEndpoint(spec: AwsSpec, aws: AwsFacts): Promise<AwsSpec> {
  const endpoint = await askText({
    title: texts.endpoint.title,
    prompt: texts.endpoint.prompt,
    placeholder: texts.endpoint.placeholder,
    value: spec.endpoint ?? '',
    problemWith: (text) => {
      if (text === '') return undefined;
      return isPlainText(text) ? aws.endpointProblem(text) : texts.notPlain;
    },
  });
  return endpoint === undefined ? spec : withFields(spec, { endpoint: endpoint || undefined });
}
