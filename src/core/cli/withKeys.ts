import { quotedText, type Shell, shellQuote } from './shellQuote.ts';

/** An access key as a client needs it. */
export interface AccessKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** Commands that the AWS CLI signs with these keys. The shell they are pasted into keeps its own. */
export function withKeys(
  commands: string,
  { accessKeyId, secretAccessKey }: AccessKeys,
  shell: Shell,
): string {
  if (shell === 'posix') {
    const [id, secret] = [shellQuote(accessKeyId), shellQuote(secretAccessKey)];
    return `(export AWS_ACCESS_KEY_ID=${id} AWS_SECRET_ACCESS_KEY=${secret}; ${commands})`;
  }
  // Variables of the environment have no scope in PowerShell.
  const variables = '$env:AWS_ACCESS_KEY_ID, $env:AWS_SECRET_ACCESS_KEY';
  const values = [accessKeyId, secretAccessKey].map((each) => quotedText(each, shell)).join(', ');
  return `& { $own = ${variables}; try { ${variables} = ${values}; ${commands} } finally { ${variables} = $own } }`;
}
