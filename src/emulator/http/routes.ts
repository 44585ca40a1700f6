import { isOperation, type OperationName } from '../operations/operations.ts';

/** Where a request leads. Path values are decoded. */
export interface Route {
  /** Undefined for anything the emulator does not have. */
  readonly operation: OperationName | undefined;
  /** What a refusal calls it: the service's name for the request if it has one, else the request line. */
  readonly name: string;
  readonly accountId: string;
  readonly vaultName: string;
  readonly uploadId: string;
}

/** The whole API by path and method, with `*` for a value (guide: "API Reference"). */
const api: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '*/vaults': { GET: 'ListVaults' },
  '*/vaults/*': { GET: 'DescribeVault', PUT: 'CreateVault', DELETE: 'DeleteVault' },
  '*/vaults/*/multipart-uploads': { GET: 'ListMultipartUploads', POST: 'InitiateMultipartUpload' },
  '*/vaults/*/multipart-uploads/*': {
    GET: 'ListParts',
    PUT: 'UploadMultipartPart',
    POST: 'CompleteMultipartUpload',
    DELETE: 'AbortMultipartUpload',
  },
  '*/vaults/*/archives': { POST: 'UploadArchive' },
  '*/vaults/*/archives/*': { DELETE: 'DeleteArchive' },
  '*/vaults/*/jobs': { GET: 'ListJobs', POST: 'InitiateJob' },
  '*/vaults/*/jobs/*': { GET: 'DescribeJob' },
  '*/vaults/*/jobs/*/output': { GET: 'GetJobOutput' },
  '*/vaults/*/tags': { GET: 'ListTagsForVault', POST: 'AddTagsToVault and RemoveTagsFromVault' },
  '*/vaults/*/notification-configuration': {
    GET: 'GetVaultNotifications',
    PUT: 'SetVaultNotifications',
    DELETE: 'DeleteVaultNotifications',
  },
  '*/vaults/*/access-policy': {
    GET: 'GetVaultAccessPolicy',
    PUT: 'SetVaultAccessPolicy',
    DELETE: 'DeleteVaultAccessPolicy',
  },
  '*/vaults/*/lock-policy': {
    GET: 'GetVaultLock',
    POST: 'InitiateVaultLock',
    DELETE: 'AbortVaultLock',
  },
  '*/vaults/*/lock-policy/*': { POST: 'CompleteVaultLock' },
  '*/policies/data-retrieval': { GET: 'GetDataRetrievalPolicy', PUT: 'SetDataRetrievalPolicy' },
  '*/provisioned-capacity': {
    GET: 'ListProvisionedCapacity',
    POST: 'PurchaseProvisionedCapacity',
  },
};

/** Undefined for a path whose escapes cannot be decoded. */
export function routeOf(method: string, path: string): Route | undefined {
  const segments = decode(path.split('/').slice(1));
  if (!segments) return undefined;
  const [accountId = '', , vaultName = '', , uploadId = ''] = segments;
  const name = nameOf(method, segments);
  const line = `${method} ${path.slice(0, 200)}`;
  return {
    operation: name !== undefined && isOperation(name) ? name : undefined,
    name: name === undefined ? line : `${line} (${name})`,
    accountId,
    vaultName,
    uploadId,
  };
}

function nameOf(method: string, segments: readonly string[]): string | undefined {
  // Every other segment is a value, but for the one of a path that has no vault in it.
  const shape = segments.map((segment, index) => {
    const isValue = index % 2 === 0 && !(index === 2 && segments[1] === 'policies');
    return isValue ? '*' : segment;
  });
  const key = shape.join('/');
  const methods = Object.hasOwn(api, key) ? api[key] : undefined;
  return methods && Object.hasOwn(methods, method) ? methods[method] : undefined;
}

function decode(segments: readonly string[]): string[] | undefined {
  try {
    return segments.map(decodeURIComponent);
  } catch {
    return undefined;
  }
}
