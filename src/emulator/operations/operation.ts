import type { Account } from '../account/account.ts';
import type { HashedBody } from './hashBody.ts';

/** A request after authentication. Header names in lower case; path values decoded. */
export interface OperationRequest {
  readonly account: Account;
  readonly vaultName: string;
  readonly uploadId: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly query: Readonly<Record<string, string>>;
  /**
   * Reads and hashes the body. Only for Upload Part; bodies of other requests were checked before.
   * @param most bytes after which it need not go on
   */
  readonly hashBody: (most: number) => Promise<HashedBody>;
}

export interface OperationAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: object;
}

/** @throws ServiceError for every answer that refuses */
export type Operation = (request: OperationRequest) => OperationAnswer | Promise<OperationAnswer>;
