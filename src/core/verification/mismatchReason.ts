import { formatCount } from '../text/bytes.ts';

/** Why a part differs, where its hash proves it. */
export type MismatchReason =
  /** The listed hash is the one of no bytes at all. */
  | { readonly kind: 'emptyBody' }
  /** All bytes of the part are zero: at Glacier, or here. */
  | { readonly kind: 'zeros'; readonly where: 'uploaded' | 'local' }
  /** The listed hash is the SHA-256 of the bytes in one go, where their tree hash should be. */
  | { readonly kind: 'linearHash' }
  /** The uploaded bytes are those of the part `by` positions later; a neighboring part is shifted the same way. */
  | { readonly kind: 'shifted'; readonly by: number }
  /** The uploaded bytes are those of the part with this number. */
  | { readonly kind: 'otherPart'; readonly number: number };

/** In a few words, why the part of that number differs. */
export function describeReason(reason: MismatchReason, number: number): string {
  switch (reason.kind) {
    case 'emptyBody':
      return 'its hash at Glacier is that of an empty body';
    case 'zeros':
      return reason.where === 'uploaded'
        ? 'what was uploaded is all zero bytes'
        : 'what it was compared with is all zero bytes';
    case 'linearHash':
      return 'its hash at Glacier is the plain SHA-256 of these bytes, not their tree hash';
    case 'shifted': {
      const parts = Math.abs(reason.by);
      const shift = `${formatCount(parts)} ${parts === 1 ? 'part' : 'parts'}`;
      return `what was uploaded is part ${formatCount(number + reason.by)}, shifted by ${shift}`;
    }
    case 'otherPart':
      return `what was uploaded is part ${formatCount(reason.number)}`;
  }
}
