import { filterTexts as texts } from './texts.ts';

/** The modifier key of shortcuts, as the system's menus write it. */
export const modifier = navigator.userAgent.includes('Mac') ? texts.modifier.mac : texts.modifier.others;

/** The text in the field of an event. */
export function valueOf({ currentTarget }: Event): string {
  const { value } = currentTarget as EventTarget & { readonly value?: unknown };
  return typeof value === 'string' ? value : '';
}
