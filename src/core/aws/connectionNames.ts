import { type AwsSpec, specKey, specLabel, withFields } from './connectionSpec.ts';

/** Those of the connections that are not there yet, each under a label of its own. */
export function newConnections(wanted: readonly AwsSpec[], stored: readonly AwsSpec[]): readonly AwsSpec[] {
  const all = [...stored];
  for (const spec of wanted) {
    const isKnown = all.some((each) => specKey(each) === specKey(spec));
    if (!isKnown) all.push(withUniqueName(spec, all));
  }
  return all.slice(stored.length);
}

/**
 * A changed connection: a name that was made of profile and region is made anew of those it has now, and one that the
 * user gave stays.
 */
export function withFittingName(before: AwsSpec, after: AwsSpec, others: readonly AwsSpec[]): AwsSpec {
  const { name } = before;
  if (name === undefined || name !== after.name) return after;
  const made = specLabel(withFields(before, { name: undefined }));
  if (name !== made && !name.startsWith(`${made} · ${before.region}`)) return after;
  return withUniqueName(withFields(after, { name: undefined }), others);
}

/** Named only where its profile's name is another connection's label. */
function withUniqueName(spec: AwsSpec, others: readonly AwsSpec[]): AwsSpec {
  const name = uniqueName(spec, others);
  return name === specLabel(spec) ? spec : { ...spec, name };
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
