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
