import type { Readable } from 'node:stream';
import type { Account } from '../account/account.ts';
import { authenticate } from '../signing/authenticate.ts';
import { serviceFaults } from '../faults/serviceFaults.ts';
import { invalidParameter, missingParameter, refusal, ServiceError } from '../errors.ts';
import type { Fault } from '../faults/faults.ts';
import { hashBody } from '../operations/hashBody.ts';
import type { Incoming } from './incoming.ts';
import type { OperationAnswer } from '../operations/operation.ts';
import { operations } from '../operations/operations.ts';
import type { Route } from './routes.ts';
import type { SigningKey } from '../signing/signature.ts';

export interface Service {
  readonly account: Account;
  readonly key: SigningKey;
  /** Milliseconds to wait for the next bytes of a body. */
  readonly patience: number;
  /** Whether the account ever used Glacier; if not, everything is refused. */
  readonly customer: boolean;
}

/** The only version of the API. */
const apiVersion = '2012-06-01';

/** Maximum size in bytes of a body that isn't a part. */
const mostJson = 1024 * 1024;

/** What the service answers, refusals included. Never rejects. */
export async function answerTo(
  incoming: Incoming,
  route: Route | undefined,
  body: Readable,
  service: Service,
  fault: Fault | undefined,
): Promise<OperationAnswer> {
  const { account, key, patience } = service;
  const { headers, query } = incoming;
  try {
    if (fault?.kind === 'error') throw new ServiceError(fault.status, fault.code, fault.message);
    if (!route) throw invalidParameter('The path has escapes that cannot be read.');
    const signed = { ...incoming, query: incoming.queryLists };
    const now = account.now() + (fault?.kind === 'clockSkew' ? fault.milliseconds : 0);
    if (route.operation === 'UploadMultipartPart') {
      await authenticate({ ...signed, hasBody: true }, key, now);
    } else {
      const payloadHash = await hashJson(body, patience);
      await authenticate({ ...signed, hasBody: false, payloadHash }, key, now);
    }
    checkCaller(route, headers, service);
    // Choice: what the emulator does not have (archives, jobs, policies, tags) is refused as a bad request.
    if (!route.operation) {
      throw new ServiceError(400, 'BadRequest', `The emulator has no operation for ${route.name}.`);
    }
    const { vaultName, uploadId } = route;
    return await operations[route.operation]({
      account,
      vaultName,
      uploadId,
      headers,
      query,
      hashBody: (most) => hashBody(body, { most, patience }),
    });
  } catch (error) {
    return refusal(error);
  }
}

async function hashJson(body: Readable, patience: number): Promise<string> {
  const { length, linear } = await hashBody(body, { most: mostJson, patience });
  if (length > mostJson) {
    throw new ServiceError(400, 'BadRequest', `The body has more than ${mostJson} bytes.`);
  }
  return linear;
}

function checkCaller(route: Route, headers: Incoming['headers'], service: Service): void {
  const version = headers['x-amz-glacier-version'];
  if (version === undefined) throw missingParameter('API version');
  if (version !== apiVersion) throw invalidParameter(`Invalid API version: ${version.slice(0, 40)}`);
  if (route.accountId !== '-' && route.accountId !== service.account.id) {
    const shown = route.accountId.slice(0, 40);
    throw new ServiceError(403, 'AccessDeniedException', `Access denied for account ID: ${shown}`);
  }
  if (!service.customer) {
    const { status, code, message } = serviceFaults.noLongerSupported;
    throw new ServiceError(status, code, message);
  }
}
