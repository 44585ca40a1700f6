import type { PartsList } from '../../store/partsList.ts';
import type { PanelOptions } from './panelOptions.ts';
import type { Offer } from '../protocol/messages.ts';

/** What a webview may ask for besides what it always can. Verification takes all parts. */
export function offersOf(
  { pager, verification, gone }: PartsList,
  { verify, openReport, watch }: Pick<PanelOptions, 'verify' | 'openReport' | 'watch'>,
  closed: boolean,
): Offer[] {
  return [
    ...(verify && (pager.done || !closed) ? ['verify' as const] : []),
    ...(openReport && verification?.result ? ['openReport' as const] : []),
    ...(watch && !closed && !gone ? ['watch' as const] : []),
  ];
}
