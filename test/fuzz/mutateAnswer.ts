import { mutateValue } from './mutateValue.ts';
import type { Random } from './random.ts';

/** The JSON text of an answer, changed in one to three places, and now and then broken as text. */
export function mutateAnswer(answer: object, random: Random): string {
  const text = JSON.stringify(mutateValue(answer, random));
  switch (random.below(12)) {
    case 0:
      return text.slice(0, random.below(text.length + 1));
    case 1:
      return deep(random.pick([10, 1000, 10_000]));
    case 2: {
      const at = random.below(text.length + 1);
      return (
        text.slice(0, at) +
        random.pick(['"', '}', ']', ',', '\\', '\u0000', '1e999', '\uFEFF']) +
        text.slice(at)
      );
    }
    default:
      return text;
  }
}

function deep(levels: number): string {
  return `{"Parts":${'['.repeat(levels)}${']'.repeat(levels)},"VaultList":[],"UploadsList":[]}`;
}
