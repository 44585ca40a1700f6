import { type AwsSpec, specLabel } from './connectionSpec.ts';

/** The profile's name, and with it the region where another connection has that name already. */
export function uniqueName(spec: AwsSpec, others: readonly AwsSpec[]): string {
  const taken = new Set(others.map(specLabel));
  const label = specLabel(spec);
  if (!taken.has(label)) return label;
  const withRegion = `${label} · ${spec.region}`;
  if (!taken.has(withRegion)) return withRegion;
  for (let i = 2; ; i++) if (!taken.has(`${withRegion} (${i})`)) return `${withRegion} (${i})`;
}
