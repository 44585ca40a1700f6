import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import fc from 'fast-check';
import { markdownText } from '../../src/core/text/markdownText.ts';
import { completeTexts } from '../../src/commands/transfer/texts/complete.ts';
import { resumeTexts } from '../../src/commands/transfer/texts/resume.ts';
import { GlacierError } from '../../src/core/errors.ts';
import { fileError } from '../../src/jobs/files/fileErrors.ts';
import { abortQuestion, describeAborted } from '../../src/core/transfer/texts/abort.ts';
import { shellQuote } from '../../src/core/cli/shellQuote.ts';
import { displayText, iconlessText, messageText } from '../../src/core/text/displayText.ts';

/*
 * Text from outside stays text: what VS Code would make a link, an icon or a line break of is not handed to it.
 */

/** What VS Code makes links of in messages, progress, dialogs and prompts (its linkedText.ts, observed in 1.139). */
const link = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;
/** What VS Code draws as an icon; with a backslash in front it is text (its iconLabels.ts). */
const icon = /(?<!\\)\$\([A-Za-z0-9-]+(?:~[A-Za-z]+)?\)/;
const lineBreaks = /[\n\r\u0085\u2028\u2029]/;

/** Pieces that such texts are made of, in any order, also cut in the middle. */
const hostile = fc
  .array(
    fc.constantFrom(
      '[Cancel](command:x)',
      '[a](https://evil.example)',
      '[b](file:///etc/passwd "t")',
      '[',
      ']',
      '(',
      '](',
      'command:workbench.action.terminal.new)',
      '$(trash)',
      '\\',
      '$(',
      '\n',
      '\u2028',
      '\u202E',
      '\u3164',
      '\u00AD',
      '\u{E0041}',
      'x'.repeat(40),
      '\uD800',
    ),
    { maxLength: 60 },
  )
  .map((pieces) => pieces.join(''));

describe('text for people', () => {
  it('has no link in a message, whatever is in it and wherever it is cut', () => {
    fc.assert(
      fc.property(fc.oneof(hostile, fc.string({ unit: 'binary' })), (text) => !link.test(messageText(text))),
    );
    assert.equal(messageText('[Cancel](command:x) of "a]b(c"'), '[Cancel] (command:x) of "a]b(c"');
  });

  it('has no icon where icons are drawn, and can be read as it was', () => {
    fc.assert(fc.property(hostile, (text) => !icon.test(iconlessText(text))));
    assert.equal(iconlessText('$(trash) a'), String.raw`\$(trash) a`);
  });

  it('is one line of visible characters', () => {
    fc.assert(
      fc.property(fc.oneof(hostile, fc.string({ unit: 'binary' })), (text) => {
        for (const shown of [displayText(text), messageText(text), iconlessText(text)]) {
          assert.doesNotMatch(shown, lineBreaks);
          assert.doesNotMatch(shown, /[\p{Cc}\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\p{Cs}]/u);
        }
      }),
    );
    assert.equal(
      displayText('a\u3164b\u00ADc\u{E0041}\u{E007F}d\u202Ee\u2066f\n\tg\u00A0\u2800h'),
      'abcdef g h',
    );
  });

  it('is cut to whole characters', () => {
    assert.equal(displayText('🧊'.repeat(100), 3), '🧊🧊…');
    assert.ok(Array.from(messageText('y'.repeat(5000))).length <= 1000);
  });

  it('has no quotes in a quoted name, so that a name cannot answer its question', () => {
    const name = 'x”? It is empty. Keep “y", „a‟, «b», ’’c＂';
    const inert = "x'? It is empty. Keep 'y', 'a', 'b', ''c'";
    assert.equal(completeTexts.question(name, 1024), `Complete the upload “${inert}” (1 KiB)?`);
    assert.equal(
      resumeTexts.question(1024, name, name),
      `Send 1 KiB of ${inert} into the upload “${inert}”?`,
    );
    const upload = {
      id: 'u',
      vaultName: 'v',
      vaultArn: '',
      created: new Date(0),
      partSize: 1,
      description: name,
    };
    const counted = { upload, place: 'p', sending: false };
    assert.equal(abortQuestion([counted], 0).question, `Abort the upload “${inert}”?`);
    assert.ok(abortQuestion([counted, counted], 0).facts[0]?.startsWith(`“${inert}” in v`));
    const error = new GlacierError('network', 'No.');
    assert.equal(
      describeAborted(1, 0, [[name, error]]),
      `Aborted 0 of 1 upload. Not aborted: “${inert}”: No.`,
    );
    assert.equal(fileError(name, { code: 'ENOENT' }).message.replace(/”.*/, '”'), `“${inert}”`);
  });

  it('has no name between quotes that is not fit for them', () => {
    const src = resolve(import.meta.dirname, '../../src');
    const found = readdirSync(src, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .flatMap((file) => readFileSync(join(src, file), 'utf8').match(/“\$\{(?!quotable\()[^}]*\}/g) ?? []);
    // Our own words, what is being typed, and one character.
    assert.deepEqual([...new Set(found)].sort(), ['“${character}', '“${filter}', '“${prefix}']);
  });

  it('has no address in Markdown that is made a link of', () => {
    assert.equal(
      markdownText('see https://evil.example, www.evil.example, <command:x>, [a](command:x), a@b.example'),
      String.raw`see https\://evil.example, www\.evil.example, \<command:x\>, \[a\](command:x), a\@b.example`,
    );
    assert.equal(
      markdownText('/home/a/_www.evil.example/x awww.evil.example'),
      String.raw`/home/a/\_www\.evil.example/x awww\.evil.example`,
    );
  });
});

describe('an argument of a command', () => {
  it('is one argument to its shell, whatever quotes are in it', () => {
    assert.equal(shellQuote('--profile=a-b.c'), '--profile=a-b.c');
    assert.equal(shellQuote("--profile=it's; calc"), String.raw`'--profile=it'\''s; calc'`);
    assert.equal(
      shellQuote("a'b\u2019; calc; \u2018", 'powershell'),
      "'a''b\u2019\u2019; calc; \u2018\u2018'",
    );
  });
});

describe('what VS Code is told', () => {
  it('goes through the files of ui alone', () => {
    const src = resolve(import.meta.dirname, '../../src');
    const calls =
      /\bwindow\s*\.\s*(show(?!TextDocument)\w+|withProgress|setStatusBarMessage|createQuickPick|createInputBox|createStatusBarItem)/;
    const found = readdirSync(src, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && calls.test(readFileSync(join(src, file), 'utf8')))
      .map((file) => file.split(sep).join('/'))
      .sort();
    assert.deepEqual(found, [
      'ui/askText.ts',
      'ui/chooseFile.ts',
      'ui/confirm.ts',
      'ui/notify.ts',
      'ui/picks/createPick.ts',
      'ui/progress.ts',
    ]);
    for (const file of found) assert.match(readFileSync(join(src, file), 'utf8'), /\bmessageText\b/, file);
  });
});
