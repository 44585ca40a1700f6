import {
  type EndpointInUse,
  type EndpointUse,
  endpointUseKey,
  requestsTo,
} from '../../core/aws/endpointUse.ts';
import { confirm } from '../../ui/confirm.ts';
import { type Choice, pickOne } from '../../ui/picks/pickOne.ts';
import { awsSpecOf, type CommandContext, isAws } from '../context.ts';
import { sessionFor } from '../pickSession.ts';

/** Asks whether a connection's requests may go to endpoints that are not AWS's own. */
export async function trustEndpoint(context: CommandContext, clicked: unknown): Promise<void> {
  const session = await sessionFor(context, clicked, 'Allow Endpoint', isAws);
  const spec = awsSpecOf(session);
  if (!session || !spec) return;
  const agreed = new Set(context.connections.agreed().map(endpointUseKey));
  const endpoints = (await context.aws.endpoints(spec)).filter(({ use }) => !agreed.has(endpointUseKey(use)));
  const [first] = endpoints;
  if (!first) return session.reopen();
  const places = [...new Set(endpoints.map(({ use }) => use.origin))];
  const yes = await confirm(
    `Allow requests to ${places.join(' and ')}?`,
    `${endpoints.map(describeEndpoint).join(' ')} Requests are signed with ${whoseOf(first.use)}. ` +
      (places.length === 1
        ? 'This is not an AWS address: its operator sees your requests and can return false data.'
        : 'These are not AWS addresses: their operators see your requests and can return false data.'),
    'Allow',
  );
  if (!yes) return;
  await context.connections.agree(endpoints.map(({ use }) => use));
  session.reopen();
}

/** Lists the endpoints the user has agreed to, and withdraws those that are picked. */
export async function reviewEndpoints({ connections }: CommandContext): Promise<void> {
  for (;;) {
    const use = await pickOne<EndpointUse>({
      title: 'Allowed Endpoints',
      placeholder: 'Select an endpoint to stop allowing it',
      items: choices(connections.agreed()),
    });
    if (use === undefined || use === 'back') return;
    const yes = await confirm(
      `Stop allowing requests to ${use.origin}?`,
      `${requestsTo[use.service]} with ${whoseOf(use)} will no longer be sent there. Connections in this window that use it close and ask again.`,
      'Stop Allowing',
    );
    if (yes) await connections.withdraw(use);
  }
}

function choices(agreed: readonly EndpointUse[]): Choice<EndpointUse>[] {
  if (agreed.length === 0) return [{ label: 'None: all requests go to AWS' }];
  return agreed.map((use) => ({
    icon: 'globe',
    label: use.origin,
    description: `${requestsTo[use.service]} with ${whoseOf(use)}`,
    value: use,
  }));
}

function describeEndpoint({ use: { service, origin }, source }: EndpointInUse): string {
  return `${requestsTo[service]} would go to ${origin}, set by ${source}.`;
}

function whoseOf({ profile }: EndpointUse): string {
  return profile ? `the credentials of profile “${profile}”` : 'the default credentials';
}
