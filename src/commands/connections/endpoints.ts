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
import { endpointTexts as texts } from './texts/endpoints.ts';

/** Asks whether a connection's requests may go to endpoints that are not AWS's own. */
export async function trustEndpoint(context: CommandContext, clicked: unknown): Promise<void> {
  const session = await sessionFor(context, clicked, texts.allow.title, isAws);
  const spec = awsSpecOf(session);
  if (!session || !spec) return;
  const agreed = new Set(context.connections.agreed().map(endpointUseKey));
  const endpoints = (await context.aws.endpoints(spec)).filter(({ use }) => !agreed.has(endpointUseKey(use)));
  const [first] = endpoints;
  if (!first) return session.reopen();
  const places = [...new Set(endpoints.map(({ use }) => use.origin))];
  const yes = await confirm(
    texts.allow.question(places),
    texts.allow.facts(endpoints.map(describeEndpoint), texts.credentials(first.use.profile), places),
    texts.allow.button,
  );
  if (!yes) return;
  await context.connections.agree(endpoints.map(({ use }) => use));
  session.reopen();
}

/** Lists the endpoints the user has agreed to, and withdraws those that are picked. */
export async function reviewEndpoints({ connections }: CommandContext): Promise<void> {
  for (;;) {
    const use = await pickOne<EndpointUse>({
      title: texts.allowed.title,
      placeholder: texts.allowed.placeholder,
      items: choices(connections.agreed()),
    });
    if (use === undefined || use === 'back') return;
    const yes = await confirm(
      texts.stop.question(use.origin),
      texts.stop.facts(requestsTo[use.service], texts.credentials(use.profile)),
      texts.stop.button,
    );
    if (yes) await connections.withdraw(use);
  }
}

function choices(agreed: readonly EndpointUse[]): Choice<EndpointUse>[] {
  if (agreed.length === 0) return [{ label: texts.allowed.none }];
  return agreed.map((use) => ({
    icon: 'globe',
    label: use.origin,
    description: texts.allowed.use(requestsTo[use.service], texts.credentials(use.profile)),
    value: use,
  }));
}

function describeEndpoint({ use: { service, origin }, source }: EndpointInUse): string {
  return texts.allow.use(requestsTo[service], origin, source);
}
