/** A value that is made when it is first asked for. Formatters are: each costs milliseconds, which activation has not. */
export function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
