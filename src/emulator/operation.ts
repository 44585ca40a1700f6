import type { Readable } from 'node:stream';
import type { Account } from './account.ts';

/** A request after authentication. Header names in lower case; path values decoded. */
export interface OperationRequest {
  readonly account: Account;
  readonly vaultName: string;
  readonly uploadId: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: Readable;
  /** Milliseconds to wait for the next bytes of a body. */
  readonly patience: number;
}

export interface OperationAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: object;
}

/** @throws ServiceError for every answer that refuses */
export type Operation = (request: OperationRequest) => OperationAnswer | Promise<OperationAnswer>;
