import type { MultipartUpload } from '../model.ts';
import { type Shell, shellQuote } from './shellQuote.ts';
import { type AccessKeys, withKeys } from './withKeys.ts';

/** What the AWS CLI needs to reach the same vaults. */
export interface CliTarget {
  readonly region: string;
  readonly profile?: string;
  /** The account of the vaults, if it is not that of the credentials. */
  readonly accountId?: string;
  readonly endpoint?: string;
  /** Those of an endpoint that takes no others: the AWS CLI cannot find them by itself. */
  readonly keys?: AccessKeys;
}

/** The AWS CLI command that lists an upload's parts. */
export function listPartsCommand(upload: MultipartUpload, target: CliTarget, shell: Shell = 'posix'): string {
  const list = command('list-parts', upload, target, shell);
  return target.keys ? withKeys(list, target.keys, shell) : list;
}

/**
 * The AWS CLI command that sends a part, but for its `--range`, its `--body` and the keys of its target. It needs no `--checksum`: the CLI computes
 * both hashes of the body itself.
 */
export function uploadPartCommand(upload: MultipartUpload, target: CliTarget, shell: Shell): string {
  return command('upload-multipart-part', upload, target, shell);
}

/**
 * Values are joined to their option by `=`: ids and names may begin with `-`, which the CLI otherwise takes for another
 * option. `--account-id` is required even for one's own account.
 */
function command(name: string, upload: MultipartUpload, target: CliTarget, shell: Shell): string {
  const options: [string, string | undefined][] = [
    ['account-id', target.accountId ?? '-'],
    ['vault-name', upload.vaultName],
    ['upload-id', upload.id],
    ['region', target.region],
    ['profile', target.profile],
    ['endpoint-url', target.endpoint],
  ];
  const given = options.flatMap(([option, value]) =>
    value === undefined ? [] : [`--${option}=${shellQuote(value, shell)}`],
  );
  return ['aws glacier', name, ...given].join(' ');
}
