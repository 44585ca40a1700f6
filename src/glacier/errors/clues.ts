import { displayText } from '../../core/text/displayText.ts';
import { answerTexts as texts } from './texts.ts';

/** What was asked of whom, for the message. */
export interface CallContext {
  /** What the request was for, to follow "Could not": `list parts`. */
  readonly action: string;
  /** The other side as the user knows it: a host and port, or Glacier in a region. */
  readonly host: string;
  /** The host is that of an endpoint that was set, and not of AWS's own. */
  readonly isCustom?: true;
  /** Whether the credentials come from a sign-in in a browser. */
  readonly signsIn: boolean;
  /** The region, if the account has to enable it before it can be used. */
  readonly optInRegion?: string;
  /** The file of certificates in use, and where it was set; absent for those of the system. */
  readonly certificates?: string;
}

/** What an error of the SDK, of Node or of a credential provider may say. Any of it may be absent. */
export interface Clues {
  readonly name: string;
  readonly code: string;
  readonly message: string;
  readonly status: number | undefined;
  readonly requestId: string | undefined;
  /** There was an answer that could not be read. */
  readonly answered: boolean;
  /** The host that was asked, if the error names it. */
  readonly hostname: string;
  /** The file that could not be read, if the error names one. */
  readonly path: string;
}

export function readClues(error: unknown): Clues {
  const fields = (typeof error === 'object' && error !== null ? error : {}) as Record<string, unknown>;
  const metadata = (fields['$metadata'] ?? {}) as Record<string, unknown>;
  return {
    name: string(fields['name']),
    code: string(fields['code']),
    // The SDK appends advice for programmers.
    message: string(fields['message']).replace(/\s*Deserialization error: to see the raw response[^]*$/, ''),
    answered: fields['$response'] !== undefined,
    status: typeof metadata['httpStatusCode'] === 'number' ? metadata['httpStatusCode'] : undefined,
    requestId: string(metadata['requestId']) || undefined,
    hostname: string(fields['hostname']),
    path: string(fields['path']),
  };
}

/** The message of the other side, ended as a sentence. */
export function quote({ message }: Pick<Clues, 'message'>): string {
  const said = displayText(message, 300);
  return /[.!?]$/.test(said) ? said : `${said || texts.nothingSaid}.`;
}

function string(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
