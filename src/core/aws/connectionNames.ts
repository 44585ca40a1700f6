import { type AwsSpec, specKey, specLabel } from './connectionSpec.ts';

/** Those of the connections that are not there yet, each under a name of its own. */
export function newConnections(wanted: readonly AwsSpec[], stored: readonly AwsSpec[]): readonly AwsSpec[] {
  const all = [...stored];
  for (const spec of wanted) {
    const isKnown = all.some((each) => specKey(each) === specKey(spec));
    if (!isKnown) all.push({ ...spec, name: uniqueName(spec, all) });
  }
  return all.slice(stored.length);
}

/** The profile's name, and with it the region where another connection has that name already. */
export function uniqueName(spec: AwsSpec, others: readonly AwsSpec[]): string {
  const taken = new Set(others.map(specLabel));
  const label = specLabel(spec);
  if (!taken.has(label)) return label;
  const withRegion = `${label} · ${spec.region}`;
  if (!taken.has(withRegion)) return withRegion;
  for (let i = 2; ; i++) if (!taken.has(`${withRegion} (${i})`)) return `${withRegion} (${i})`;
}
