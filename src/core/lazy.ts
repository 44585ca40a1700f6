/** Computes a value on first use. Intl formatters are slow to create and would delay activation. */
export function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
