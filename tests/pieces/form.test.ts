import fc from 'fast-check';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { registerPieceKinds } from '#server/piece-kinds.ts';
import { differencesBetween } from '#server/pieces/differences.ts';
import type { Field } from '#server/pieces/fields.ts';
import { type DraftContent, kinds } from '#server/pieces/kinds.ts';
import { PieceFields } from '#server/pieces/piece-fields.tsx';
import { readPieceForm } from '#server/pieces/piece-form.ts';
import { formsOf } from '../support/form.ts';
import { inView } from './view.ts';

registerPieceKinds();

/** Words as somebody types them: no white space around them, one kind of line end, nothing a form cannot carry. */
const words = fc
  .string({ unit: 'grapheme', maxLength: 30 })
  .map((each) => each.replace(/[\r\p{Cc}\p{Cs}]/gu, ' ').trim())
  .filter((each) => each !== '');

const text = fc.record({ 'zh-CN': words, en: words }, { requiredKeys: ['zh-CN'] });
const day = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10));
const clock = fc
  .tuple(fc.nat(23), fc.nat(59))
  .map((parts) => parts.map((each) => String(each).padStart(2, '0')).join(':'));

/** Whatever a field may hold, so that its form can show it. */
function valuesOf(field: Field): fc.Arbitrary<unknown> {
  switch (field.as) {
    case 'text':
      return text;
    case 'day':
      return day;
    case 'clock':
      return clock;
    case 'moment':
      return fc.tuple(day, clock).map(([on, at]) => `${on}T${at}:00+08:00`);
    case 'number':
      return fc.integer({ min: -1e9, max: 1e9 });
    case 'flag':
      return fc.boolean();
    case 'choice':
      return fc.constantFrom(...field.choices.map(({ value }) => value));
    case 'choices':
      return fc.subarray(field.choices.map(({ value }) => value));
    case 'piece':
    case 'consultation':
    case 'file':
      return fc.constantFrom('one', 'two');
    case 'pieces':
      return fc.subarray(['one', 'two']);
    case 'list':
      return fc.array(rowOf(field), { maxLength: 3 });
    case 'group':
      return contentOf(field.fields);
    default:
      return words;
  }
}

const rowOf = (field: Field & { as: 'list' }): fc.Arbitrary<unknown> => {
  const [only] = field.fields;
  return only?.name === '' ? valuesOf(only) : contentOf(field.fields);
};

/** What is never left out by a form: boxes, lists and groups. */
const always = ({ as }: Field) => ['flag', 'choices', 'pieces', 'list', 'group'].includes(as);

const contentOf = (fields: readonly Field[]): fc.Arbitrary<DraftContent> =>
  fc.record(Object.fromEntries(fields.map((field) => [field.name, valuesOf(field)])), {
    requiredKeys: fields.filter(always).map(({ name }) => name),
  });

const two = ['one', 'two'];
const offers = {
  pieces: new Map(
    kinds.all().map(({ kind }) => [kind, two.map((slug) => ({ slug, title: { 'zh-CN': slug } }))]),
  ),
  consultations: two.map((slug) => ({ slug, title: { 'zh-CN': slug } })),
  files: two.flatMap((id) =>
    ['image/png', 'audio/mpeg', 'application/pdf'].map((mediaType) => ({ id, name: id, mediaType })),
  ),
};

/** What a browser sends of the form that shows a content. */
function posted(fields: readonly Field[], content: DraftContent): URLSearchParams {
  const body = h(PieceFields, { fields, content, offers, messages: new Map() });
  const html = renderToString(inView(h('form', { method: 'post', action: '/' }, body)));
  const [form] = formsOf(html);
  if (!form) throw new Error('No form');
  return form.fields;
}

/** One field of each sort, within rows and groups. */
const every: readonly Field[] = [
  { as: 'text', name: 'title', label: 'pieces.title' },
  { as: 'text', name: 'words', label: 'pieces.title', rows: 3 },
  { as: 'line', name: 'line', label: 'pieces.title' },
  { as: 'day', name: 'day', label: 'pieces.title' },
  { as: 'clock', name: 'clock', label: 'pieces.title' },
  { as: 'moment', name: 'moment', label: 'pieces.title' },
  { as: 'number', name: 'number', label: 'pieces.title' },
  { as: 'flag', name: 'flag', label: 'pieces.title' },
  {
    as: 'choices',
    name: 'choices',
    label: 'pieces.title',
    choices: two.map((value) => ({ value, label: 'pieces.title' as const })),
  },
  { as: 'file', name: 'file', label: 'pieces.title', media: ['image'] },
  { as: 'piece', name: 'piece', label: 'pieces.title', of: ['press_conference'] },
  { as: 'pieces', name: 'pieces', label: 'pieces.title', of: ['press_conference'] },
  {
    as: 'list',
    name: 'texts',
    label: 'pieces.title',
    one: 'pieces.title',
    fields: [{ as: 'text', name: '', label: 'pieces.title' }],
  },
  {
    as: 'group',
    name: 'group',
    label: 'pieces.title',
    fields: [
      { as: 'line', name: 'line', label: 'pieces.title' },
      {
        as: 'list',
        name: 'rows',
        label: 'pieces.title',
        one: 'pieces.title',
        fields: [
          { as: 'text', name: 'title', label: 'pieces.title' },
          { as: 'flag', name: 'flag', label: 'pieces.title' },
        ],
      },
    ],
  },
];

test.each([
  ['every sort of field', every] as const,
  ...kinds.all().map(({ kind, fields }) => [kind, fields] as const),
])('what the form of %s shows is what it sends back', (_, fields) => {
  fc.assert(
    fc.property(contentOf(fields), (content) => {
      const sent = readPieceForm(fields, posted(fields, content));
      expect(sent).toEqual(content);
      expect(differencesBetween(fields, content, sent)).toEqual([]);
    }),
    { numRuns: 30 },
  );
});

test('no form, however hostile, makes more of a content than its fields', () => {
  const shape = new Set(every.map(({ name }) => name));
  const name = fc.oneof(
    fc.constantFrom(
      '__proto__',
      'constructor.prototype.x',
      'title.__proto__',
      'texts.rows',
      'group.rows.rows',
    ),
    fc.constantFrom('texts.0', 'texts.-1', 'group.rows.0.title', 'act', 'group', 'moment.day', 'moment.time'),
    fc.string(),
  );
  const value = fc.oneof(
    fc.string(),
    fc.constantFrom(
      '1000000000',
      '-5',
      '1e9',
      'add:__proto__',
      'add:texts',
      'remove:texts.0',
      'up:group.rows.1',
    ),
    fc.constantFrom('add:constructor', 'down:__proto__.0', 'add:', 'remove:title'),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(name, value), { maxLength: 30 }), (pairs) => {
      const content = readPieceForm(every, new URLSearchParams(pairs));
      expect(Object.keys(content).filter((key) => !shape.has(key))).toEqual([]);
      expect(Object.getPrototypeOf(content)).toBe(Object.prototype);
      expect((content.texts as unknown[]).length).toBeLessThanOrEqual(201);
    }),
  );
  expect(({} as { [name: string]: unknown }).x).toBeUndefined();
});

test('thousands of fields and a billion of rows are read in no time, and no further than the most', () => {
  const form = new URLSearchParams({ 'texts.rows': '1000000000', 'group.rows.rows': '999999999' });
  for (let at = 0; at < 5000; at += 1) form.append(`texts.${at}`, `第${at}行`);
  const began = performance.now();
  const content = readPieceForm(every, form);
  expect(performance.now() - began).toBeLessThan(1000);
  expect((content.texts as unknown[]).length).toBe(200);
  expect((content.group as { rows: unknown[] }).rows.length).toBe(200);
});

test('rows are added, moved and taken out where they are, and nowhere else', () => {
  const rows = (...lines: string[]) => ({
    'texts.rows': String(lines.length),
    ...Object.fromEntries(lines.map((line, at) => [`texts.${at}`, line])),
  });
  const after = (act: string) =>
    (
      readPieceForm(every, new URLSearchParams({ ...rows('a', 'b', 'c'), act })).texts as {
        'zh-CN'?: string;
      }[]
    ).map((row) => row['zh-CN'] ?? '');
  expect(after('add:texts')).toEqual(['a', 'b', 'c', '']);
  expect(after('up:texts.2')).toEqual(['a', 'c', 'b']);
  expect(after('up:texts.0')).toEqual(['a', 'b', 'c']);
  expect(after('down:texts.0')).toEqual(['b', 'a', 'c']);
  expect(after('down:texts.2')).toEqual(['a', 'b', 'c']);
  expect(after('remove:texts.1')).toEqual(['a', 'c']);
  for (const nothing of ['remove:texts.9', 'remove:texts.-1', 'up:texts', 'add:none', 'add:title', 'save'])
    expect([nothing, after(nothing)]).toEqual([nothing, ['a', 'b', 'c']]);
});
