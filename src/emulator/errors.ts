/** An answer that refuses: HTTP status, and the code and message of the JSON body (guide: "Error Responses"). */
export class ServiceError extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.name = 'ServiceError';
    this.status = status;
    this.code = code;
  }
}

export function invalidParameter(message: string): ServiceError {
  return new ServiceError(400, 'InvalidParameterValueException', message);
}

/** `what` is the header or field that is absent. */
export function missingParameter(what: string): ServiceError {
  return new ServiceError(400, 'MissingParameterValueException', `Required parameter missing: ${what}`);
}

export function vaultNotFound(arn: string): ServiceError {
  return new ServiceError(404, 'ResourceNotFoundException', `Vault not found for ARN: ${arn}`);
}

/** Choice: the service's wording is not published; this follows its message for jobs. */
export function uploadNotFound(id: string): ServiceError {
  return new ServiceError(404, 'ResourceNotFoundException', `The upload ID was not found: ${id}`);
}

/** The JSON body of an error. Without an x-amzn-ErrorType header, as the service sends none. */
export function errorBody({
  status,
  code,
  message,
}: Pick<ServiceError, 'status' | 'code' | 'message'>): object {
  return { code, message, type: status >= 500 ? 'Server' : 'Client' };
}

/** The answer to a failed operation: the service's kind of error, whatever was thrown. */
export function refusal(error: unknown): { status: number; json: object } {
  const known =
    error instanceof ServiceError
      ? error
      : new ServiceError(500, 'ServiceUnavailableException', 'The emulator could not answer this request.');
  return { status: known.status, json: errorBody(known) };
}
