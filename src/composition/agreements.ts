import type * as vscode from 'vscode';
import { type EndpointUse, endpointUseKey, requestsTo } from '../core/aws/endpointUse.ts';

const key = 'glacier.agreedEndpoints';

/**
 * The endpoints the user has agreed to. Kept in the extension's own storage and not in settings, which a workspace
 * could set.
 */
export class Agreements {
  private readonly memento: vscode.Memento;

  constructor(memento: vscode.Memento) {
    this.memento = memento;
  }

  /** Oldest first. Anything stored in another form is ignored. */
  get all(): readonly EndpointUse[] {
    const kept = this.memento.get<unknown>(key);
    return Array.isArray(kept) ? kept.filter(isEndpointUse) : [];
  }

  has(use: EndpointUse): boolean {
    return this.all.some((each) => endpointUseKey(each) === endpointUseKey(use));
  }

  async add(uses: readonly EndpointUse[]): Promise<void> {
    await this.memento.update(key, [...this.all, ...uses.filter((use) => !this.has(use))]);
  }

  async remove(use: EndpointUse): Promise<void> {
    await this.memento.update(
      key,
      this.all.filter((each) => endpointUseKey(each) !== endpointUseKey(use)),
    );
  }
}

function isEndpointUse(value: unknown): value is EndpointUse {
  const { service, profile, origin } = (value ?? {}) as Record<string, unknown>;
  return (
    typeof service === 'string' &&
    Object.hasOwn(requestsTo, service) &&
    typeof profile === 'string' &&
    typeof origin === 'string'
  );
}
