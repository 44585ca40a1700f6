import type { PartsList } from '../../store/partsList.ts';
import type { PanelOptions } from './panelOptions.ts';
import type { Offer } from '../protocol/messages.ts';

/** What a webview may ask for beyond what it always can. To compare, all parts are needed. */
export function offersOf(
  { pager, verification }: PartsList,
  { verify, openReport }: Pick<PanelOptions, 'verify' | 'openReport'>,
  closed: boolean,
): Offer[] {
  return [
    ...(verify && (pager.done || !closed) ? ['verify' as const] : []),
    ...(openReport && verification?.result ? ['openReport' as const] : []),
  ];
}
