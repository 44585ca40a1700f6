import {
  type EndpointInUse,
  type EndpointUse,
  endpointUseKey,
  requestsTo,
} from '../../core/aws/endpointUse.ts';
import { confirm } from '../../ui/confirm.ts';
import { type Choice, pickOne } from '../../ui/pickOne.ts';
import { awsSpecOf, type CommandContext, isAws } from '../context.ts';
import { sessionFor } from '../pickSession.ts';

/** Asks whether a connection's requests may go to endpoints that are not AWS's own. */
export async function trustEndpoint(context: CommandContext, clicked: unknown): Promise<void> {
  const session = await sessionFor(context, clicked, isAws);
  const spec = awsSpecOf(session);
  if (!session || !spec) return;
  const agreed = new Set(context.connections.agreed().map(endpointUseKey));
  const endpoints = (await context.aws.endpoints(spec)).filter(({ use }) => !agreed.has(endpointUseKey(use)));
  const [first] = endpoints;
  if (!first) return session.reopen();
  const places = [...new Set(endpoints.map(({ use }) => use.origin))];
  const yes = await confirm(
    `Send requests to ${places.join(' and ')}?`,
    `${endpoints.map(describeEndpoint).join(' ')} They carry the credentials of ${whoseOf(first.use)}. ` +
      "These are not AWS's own addresses: whoever runs them sees what you ask for and could answer with anything.",
    places.length === 1 ? 'Use This Endpoint' : 'Use These Endpoints',
  );
  if (!yes) return;
  await context.connections.agree(endpoints.map(({ use }) => use));
  session.reopen();
}

/** Lists the endpoints the user has agreed to, and withdraws those that are picked. */
export async function reviewEndpoints({ connections }: CommandContext): Promise<void> {
  for (;;) {
    const use = await pickOne<EndpointUse>({
      title: 'Endpoints You Agreed To',
      placeholder: 'Choose one to withdraw your agreement',
      items: choices(connections.agreed()),
    });
    if (use === undefined || use === 'back') return;
    const yes = await confirm(
      `Withdraw your agreement to ${use.origin}?`,
      `${requestsTo[use.service]} with the credentials of ${whoseOf(use)} are not sent there any more. Connections of this window that use it close, and ask again.`,
      'Withdraw',
    );
    if (yes) await connections.withdraw(use);
  }
}

function choices(agreed: readonly EndpointUse[]): Choice<EndpointUse>[] {
  if (agreed.length === 0) return [{ label: "None: all requests go to AWS's own addresses" }];
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
  return profile ? `the profile "${profile}"` : 'the default credentials';
}
