import { displayText } from '../../core/text/displayText.ts';
import type { FinishedVerification } from '../../core/verification/verificationRun.ts';
import { verdictSentence } from '../../core/verification/texts/verdictSentence.ts';
import type { PickOptions } from '../../ui/picks/pickOne.ts';
import { compareTexts as texts } from './texts.ts';

/**
 * Asks which results to show, those against a file or those of a list, with what each has found. Undefined where there is
 * nothing to ask: only of a file it takes long to get them again. `now` in milliseconds since 1970.
 */
export function replaceQuestion(
  before: FinishedVerification | undefined,
  found: FinishedVerification,
  now: number,
): PickOptions<'keep' | 'replace'> | undefined {
  if (before?.result.against.kind !== 'file' || found.result.against.kind === 'file') return undefined;
  return {
    title: texts.title,
    placeholder: texts.selectResults,
    items: [
      {
        icon: 'verified',
        label: texts.keep(shortName(before)),
        description: texts.verified(before.finished, now),
        detail: verdictSentence(before.result.verdict),
        value: 'keep',
      },
      {
        icon: 'list-ordered',
        label: texts.replace(shortName(found)),
        description: texts.compared,
        detail: verdictSentence(found.result.verdict),
        value: 'replace',
      },
    ],
  };
}

function shortName({ name }: FinishedVerification): string {
  return displayText(name, 60);
}
