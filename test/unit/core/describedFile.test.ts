import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { parseDescription } from '../../../src/core/description/describedFile.ts';
import { displayText } from '../../../src/core/text/displayText.ts';
import { uploadLabel } from '../../../src/core/description/uploadLabel.ts';

const cases = JSON.parse(
  readFileSync(resolve(import.meta.dirname, '../../cases/descriptions/descriptions.json'), 'utf8'),
) as Record<string, string>;

/** Name, folder and time of a description; undefined where there is nothing to decode. */
function decoded(description: string): string | undefined {
  const file = parseDescription(description);
  if (!file) return undefined;
  const modified = file.modified?.toISOString().replace('.000Z', 'Z');
  return [file.name, file.folder, ...(modified ? [modified] : [])].join(' | ');
}

const base64 = (text: string) => Buffer.from(text).toString('base64');
const base64url = (text: string) => Buffer.from(text).toString('base64url');

describe('the description of an archive', () => {
  const photos = 'Summer holiday in Norway/Lofoten';
  const expected: Record<string, string | undefined> = {
    'a01-fastglacier-v4-short': 'example001.txt | a | 2019-05-01T10:00:59Z',
    'a02-fastglacier-v4-long-1': `IMG_0001.CR2 | Backup/Photos/2012/${photos} | 2019-05-01T10:00:59Z`,
    'a02-fastglacier-v4-long-2': `IMG_0002.CR2 | Backup/Photos/2012/${photos} | 2019-05-01T10:01:03Z`,
    'a04-fastglacier-v1': 'ch01_seq004_sh0010.2044.dpx | RENDERFARM5/B:/one/two/three',
    'a06-cloudberry-1': `IMG_0001.CR2 | CBB_SERVER01/D:/Backup/Pictures/2012/${photos} | 2010-03-10T11:06:23Z`,
    'a06-cloudberry-2': `IMG_0002.CR2 | CBB_SERVER01/D:/Backup/Pictures/2012/${photos} | 2010-03-10T11:06:23Z`,
    'a09-qnap-json': 'joujou.ova | /path/to/file',
    'a11-mt2-1': 'IMG_0001.CR2 | photos/2012/norway | 2012-10-20T19:00:00Z',
    'a11-mt2-2': 'IMG_0002.CR2 | photos/2012/norway | 2012-10-20T19:00:00Z',
    'a13-mt1': 'a.jpg | photos',
    'a15-empty': undefined,
    'a18-winpath': undefined,
    'a19-uuid': undefined,
  };
  for (const [name, description] of Object.entries(cases))
    it(`of the form ${name} is understood as what it is`, () => {
      assert.ok(name in expected);
      assert.equal(decoded(description), expected[name]);
    });

  const variants: [name: string, description: string, expected: string | undefined][] = [
    ['version 2', `<m><v>2</v><p>${base64('a/b.txt')}</p><lm></lm></m>`, 'b.txt | a'],
    ['blanks around values', `<m> <v> 4 </v> <p> ${base64('b.txt')} </p> </m> `, 'b.txt | '],
    ['quotes around all', `"<m><v>4</v><p>${base64('é/ü.txt')}</p></m>"`, 'ü.txt | é'],
    [
      'an old one with a time',
      `<ArchiveMetadata><Path>${base64('C:\\a\\b.txt')}</Path><LastModified>20120102T030405Z</LastModified></ArchiveMetadata>`,
      String.raw`b.txt | C:\a | 2012-01-02T03:04:05Z`,
    ],
    [
      'a path on Windows',
      JSON.stringify({ Path: String.raw`D:\Fotos\2012\a.jpg` }),
      String.raw`a.jpg | D:\Fotos\2012`,
    ],
    ['a share', JSON.stringify({ path: String.raw`\\nas\share\a.jpg` }), String.raw`a.jpg | \\nas\share`],
    [
      'a version behind it',
      JSON.stringify({ Path: String.raw`D:\a\b.jpg:/20150310110623/b.jpg` }),
      String.raw`b.jpg | D:\a`,
    ],
    ['a backslash in a name', JSON.stringify({ path: '/a/b\\c' }), 'b\\c | /a'],
    ['a file of the root', JSON.stringify({ path: '/a' }), 'a | /'],
    ['a folder', JSON.stringify({ path: '/backup/2012/' }), '2012 | /backup'],
    ['a folder of the same name', JSON.stringify({ path: 'a/a' }), 'a | a'],
    ['mt2 with padding', `mt2 ${base64('{"filename":"a/bc.jpg"}')}`, 'bc.jpg | a'],
    ['mt2 of a path', `mt2 ${base64url('a/b.jpg')}`, 'b.jpg | a'],
    ['mt1 of an object', `mt1 ${base64url('{"filename":"a/b.jpg"}')}`, 'b.jpg | a'],
    ['a time of another form', `<m><p>${base64('a')}</p><lm>yesterday</lm></m>`, 'a | '],
    ['no UTF-8', `<m><v>4</v><p>${Buffer.from([0x61, 0xff]).toString('base64')}</p></m>`, undefined],
    ['no base64', '<m><v>4</v><p>%%%</p></m>', undefined],
    ['a line break in the path', JSON.stringify({ path: 'a\nb' }), undefined],
    ['a path of blanks', JSON.stringify({ path: '/ /\u200B' }), undefined],
    ['a relative name', JSON.stringify({ path: 'a/..' }), undefined],
    ['no path', JSON.stringify({ name: 'a' }), undefined],
    ['a path that is none', JSON.stringify({ path: ['a'] }), undefined],
    ['mt2 of an object without a path', `mt2 ${base64url('{"a":1}')}`, undefined],
    ['half an object', '{"path": "a"', undefined],
    ['an array', '["a"]', undefined],
    ['a word', 'mt2', undefined],
    ['more than the service takes', JSON.stringify({ path: 'a'.repeat(1024) }), undefined],
  ];
  for (const [name, description, result] of variants)
    it(`with ${name} is ${result ? 'understood' : 'left as it is'}`, () => {
      assert.equal(decoded(description), result);
    });

  it('has its path in every form, whatever that is', () => {
    const name = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
      .filter((text) => !/[\p{C}\p{Z}/\\:.\uFFFD]/u.test(text) && displayText(text) === text);
    const path = fc.array(name, { minLength: 1, maxLength: 6 }).map((names) => names.join('/'));
    fc.assert(
      fc.property(path, (text) => {
        for (const description of [
          `<m><v>4</v><p>${base64(text)}</p><lm>20190501T100059Z</lm></m>`,
          `<ArchiveMetadata><Path>${base64(text)}</Path></ArchiveMetadata>`,
          JSON.stringify({ Path: text }),
          `mt2 ${base64url(JSON.stringify({ filename: text }))}`,
          `mt1 ${base64url(text)}`,
        ])
          assert.equal(
            parseDescription(description)?.path,
            description.length > 1024 ? undefined : text,
            description,
          );
      }),
    );
  });

  it('never makes an empty or disguised name, whatever it is', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.string({ unit: 'binary', maxLength: 200 }).map((path) => JSON.stringify({ path })),
      fc.uint8Array({ maxLength: 200 }).map((bytes) => `mt1 ${Buffer.from(bytes).toString('base64url')}`),
    );
    fc.assert(
      fc.property(text, (description) => {
        const file = parseDescription(description);
        if (file) assert.match(file.name, /^[^\p{Cc}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}]+$/u);
      }),
    );
  });
});

describe('the label of an upload', () => {
  const id = 'abcdefgh-0123456789-wxyz';
  const label = (description?: string) => {
    const { name, folder } = uploadLabel(description === undefined ? { id } : { id, description });
    return folder ? `${name} | ${folder}` : name;
  };

  it('is the name of the file, and the end of its folder', () => {
    assert.equal(label(cases['a13-mt1']), 'a.jpg | photos');
    assert.equal(label(cases['a02-fastglacier-v4-long-1']), 'IMG_0001.CR2 | …/Lofoten');
  });

  it('is the description where that tells of no file, and the end of a long path', () => {
    assert.equal(label(cases['a18-winpath']), String.raw`C:\Users\alice\Documents\taxes 2012.zip`);
    assert.equal(label(cases['a19-uuid']), cases['a19-uuid']);
    assert.equal(
      label(`/volume1/backup/${'years/'.repeat(10)}2012/a.zip`),
      `…/${'years/'.repeat(8)}2012/a.zip`,
    );
    assert.equal(label('x'.repeat(100)), `${'x'.repeat(79)}…`);
    assert.equal(label(`and/or ${'x'.repeat(100)}`), `and/or ${'x'.repeat(72)}…`);
    assert.equal(
      label(`nights 24/7, days and/or ${'x'.repeat(60)}`),
      `nights 24/7, days and/or ${'x'.repeat(54)}…`,
    );
    assert.equal(
      label(`[a](https://example.com) ${'x'.repeat(60)}`),
      `[a](https://example.com) ${'x'.repeat(54)}…`,
    );
    assert.equal(label(`/a/b/${'x'.repeat(100)}`), `…${'x'.repeat(59)}`);
  });

  it('is the id where there is nothing to read', () => {
    for (const description of [undefined, '', ' \u200B\u202E'])
      assert.equal(label(description), 'abcdefgh…wxyz');
  });

  it('is one line that can be read, whatever the description is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (description) => {
        const { name, folder } = uploadLabel({ id, description });
        assert.match(name, /^[^\p{Cc}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}]{1,100}$/u);
        assert.match(folder, /^[^\p{Cc}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}]{0,30}$/u);
      }),
    );
  });
});
