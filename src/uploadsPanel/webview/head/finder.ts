import { html, nothing, type TemplateResult } from 'lit';
import { displayText } from '../../../core/text/displayText.ts';
import { filterField } from '../../../panel/webview/filterField.ts';
import { type Filter, formatAgeLimit, formatFilter, isName, parseFilter } from '../rows/filter.ts';
import type { Actions } from '../state/actions.ts';
import type { ViewState } from '../state/state.ts';
import { headTexts as texts } from '../texts.ts';

const day = 86_400_000;

/** Ages that can be picked, in milliseconds. */
const ages = [day, 7 * day, 30 * day];

/** The filter, as text and as picks that write into it, and Group by Vault. */
export function finderTemplate(state: ViewState, actions: Actions): TemplateResult {
  const { filter, grouped, rows, news } = state;
  const parsed = parseFilter(filter);
  const change = <Name extends 'olderThan' | 'vault' | 'connection'>(name: Name, value: Filter[Name]) =>
    actions.table({ type: 'filter', text: formatFilter({ ...parsed, [name]: value }) });
  const names = (of: 'vaultName' | 'connection') =>
    [...new Set(rows.uploads.map((row) => row[of]))].sort((a, b) => a.localeCompare(b)).map(choiceOf);
  return html`<div class="finder" role="group" aria-label=${texts.table}>
    ${filterField(filter, texts.filterTitle, actions)}
    ${selectTemplate({
      label: texts.age,
      any: texts.anyAge,
      choices: ageChoices(parsed.olderThan),
      chosen: parsed.olderThan?.toString(),
      choose: (value) => change('olderThan', value === '' ? undefined : Number(value)),
    })}
    ${selectTemplate({
      label: texts.vault,
      any: texts.anyVault,
      choices: names('vaultName'),
      chosen: parsed.vault,
      choose: (value) => change('vault', value || undefined),
    })}
    ${
      news?.several
        ? selectTemplate({
            label: texts.connection,
            any: texts.anyConnection,
            choices: names('connection'),
            chosen: parsed.connection,
            choose: (value) => change('connection', value || undefined),
          })
        : nothing
    }
    <label class="toggle"
      ><input
        type="checkbox"
        .checked=${grouped}
        @change=${(event: Event) => actions.group((event.currentTarget as HTMLInputElement).checked)}
      />${texts.group}</label
    >
  </div>`;
}

interface Choice {
  readonly value: string;
  readonly label: string;
}

interface Select {
  readonly label: string;
  /** Where nothing is chosen. */
  readonly any: string;
  readonly choices: readonly Choice[];
  readonly chosen: string | undefined;
  /** `value` is empty where nothing is chosen. */
  readonly choose: (value: string) => void;
}

function choiceOf(name: string): Choice {
  return { value: name, label: displayText(name, 80) };
}

/** Those that are offered, and the one that was typed. */
function ageChoices(typed: number | undefined): Choice[] {
  const all = typed === undefined || ages.includes(typed) ? ages : [...ages, typed];
  return all.map((age) => ({ value: String(age), label: texts.olderThan(formatAgeLimit(age)) }));
}

function selectTemplate({ label, any, choices, chosen = '', choose }: Select): TemplateResult {
  return html`<select
    aria-label=${label}
    @change=${(event: Event) => choose((event.currentTarget as HTMLSelectElement).value)}
  >
    <option value="" .selected=${chosen === ''}>${any}</option>
    ${choices.map(
      ({ value, label: text }) =>
        html`<option value=${value} .selected=${isName(value, chosen)}>${text}</option>`,
    )}
  </select>`;
}
