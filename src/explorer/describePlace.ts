import { specLabel } from '../core/aws/connectionSpec.ts';
import { type EndpointInUse, requestsTo } from '../core/aws/endpointUse.ts';
import type { Session } from '../store/session.ts';
import { describePlaceTexts as texts } from './texts/describePlace.ts';

/** Where a connection's requests go, in full, as names and values. `shortPlace` says it in a few words. */
export function describePlace({ spec, store }: Session): (readonly [name: string, value: string])[] {
  const name = [texts.connection, specLabel(spec)] as const;
  if (spec.kind === 'sample') return [name, [texts.vaults, texts.sample]];
  if (spec.kind === 'refused')
    return [name, ...spec.reasons.map((reason) => [texts.setting, reason] as const)];
  const { region, profile, accountId, endpoint } = store?.connection ?? spec;
  return [
    name,
    [texts.profile, profile ?? texts.noProfile],
    ...(store?.connection.credentials === undefined
      ? []
      : [[texts.credentials, store.connection.credentials] as const]),
    [texts.region, region ?? texts.regionOfProfile],
    [texts.account, accountId ?? texts.accountOfCredentials],
    ...endpointRows(store?.connection.endpoints, endpoint),
  ];
}

/** Before the connection is opened, only the endpoint in the settings is known. */
function endpointRows(
  inUse: readonly EndpointInUse[] | undefined,
  endpoint: string | undefined,
): (readonly [name: string, value: string])[] {
  const rows = (inUse ?? []).map(
    ({ use: { service, origin }, source }) =>
      [texts.goTo(requestsTo[service]), texts.setBy(origin, source)] as const,
  );
  if (endpoint === undefined) return [[texts.endpoint, texts.awsEndpoint], ...rows];
  return inUse ? rows : [[texts.endpoint, endpoint]];
}
