/** What keeps this process alive now, such as `Timeout` or `TCPSocketWrap`, one entry each. */
export function resourcesInUse(): string[] {
  return process.getActiveResourcesInfo();
}

/** Those that were not in use before. Others may have gone: what earlier tests left ends when it likes. */
export function resourcesBesides(before: readonly string[]): string[] {
  const known = [...before];
  return resourcesInUse().filter((name) => {
    const at = known.indexOf(name);
    if (at >= 0) known.splice(at, 1);
    return at < 0;
  });
}
