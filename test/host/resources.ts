/**
 * What keeps this process alive now and did not `before`, as `process.getActiveResourcesInfo()` has it. Some of that may
 * have gone: what earlier tests left ends when it likes.
 */
export function resourcesBesides(before: readonly string[]): string[] {
  const known = [...before];
  return process.getActiveResourcesInfo().filter((name) => {
    const at = known.indexOf(name);
    if (at >= 0) known.splice(at, 1);
    return at < 0;
  });
}

/** The threads there are beside this one, as Node's own report has them. */
export function runningThreads(): number {
  const report = process.report as typeof process.report & { excludeNetwork: boolean };
  // Without it the report looks up the names of all connections.
  report.excludeNetwork = true;
  return (report.getReport() as { workers: unknown[] }).workers.length;
}
