import type { ErrorKind } from '../../core/errorKinds.ts';
import { fieldsOf } from '../../core/text/fields.ts';
import { refusalTexts as texts } from './texts.ts';

/*
 * What the messages between a panel's webview and the extension have in common. The webview sends requests, each with an
 * id, and gets one reply: that the request was accepted, or an error. Its effects arrive as events, which also come
 * unasked.
 */

/** As sent in either direction. */
export type Versioned<T> = T & { readonly version: number };

/** A request as sent. */
export type Sent<Body> = Versioned<Body> & { readonly id: number };

export interface Reply {
  readonly type: 'reply';
  readonly id: number;
  readonly outcome:
    { readonly ok: true } | { readonly error: { readonly kind: ErrorKind; readonly message: string } };
}

/** Why a message was refused, and its id, if any, to answer to. */
export interface Refusal {
  readonly refused: string;
  readonly id?: number;
}

/**
 * Reads an untrusted message of a webview: a request whose body `parseBody` accepts, or a refusal. `parseBody` returns the
 * body, or what is wrong with it.
 */
export function parseSent<Body extends object>(
  message: unknown,
  version: number,
  parseBody: (type: unknown, message: Readonly<Record<string, unknown>>) => Body | string,
): Sent<Body> | Refusal {
  if (typeof message !== 'object' || message === null) return { refused: texts.noObject };
  const fields = fieldsOf(message);
  const { id } = fields;
  if (!isIndex(id)) return { refused: texts.noId };
  if (fields['version'] !== version) return { refused: texts.otherVersion, id };
  const body = parseBody(fields['type'], fields);
  return typeof body === 'string' ? { refused: body, id } : { ...body, version, id };
}

/** The index of something, counted from 0. */
export function isIndex(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

/** Indexes of rows: at least one, at most `most`, and none twice: what is asked about them would count it twice, too. */
export function isRows(value: unknown, most: number): value is readonly number[] {
  if (!Array.isArray(value) || value.length === 0 || value.length > most) return false;
  // `every` would pass over what an array has by its length alone.
  return Array.from<unknown>(value).every(isIndex) && new Set(value).size === value.length;
}

/** Whether this is a message of the extension, which is trusted, and not something else that a window may receive. */
export function isHostMessage(data: unknown, version: number, types: ReadonlySet<unknown>): boolean {
  const message = fieldsOf(data);
  return message['version'] === version && types.has(message['type']);
}
