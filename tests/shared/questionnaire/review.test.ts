import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import social from '#db/seeds/zwgk-social-2021.json' with { type: 'json' };
import { type Definition, definition as definitionSchema } from '#shared/questionnaire/definition.ts';
import { itemsOf } from '#shared/questionnaire/items.ts';
import { reviewDefinition } from '#shared/questionnaire/review.ts';
import {
  type DefinitionInput,
  emptyDefinition,
  questionnaires,
} from '#tests/support/random-questionnaire.ts';

const both = (text: string) => ({ 'zh-CN': text, en: text });
const options = ['a', 'b', 'c'].map((code) => ({ code, text: both(code) }));
type ItemInput = DefinitionInput['sections'][number]['items'][number];

const withItems = (...items: ItemInput[]): Definition =>
  definitionSchema.parse({ ...emptyDefinition(), sections: [{ code: 'S', title: both('S'), items }] });

const faultsOf = (definition: Definition) =>
  reviewDefinition(definition).map(({ at, message }) => `${at}: ${message}`);

test('the questionnaire of the seeds can be published', () => {
  expect(reviewDefinition(definitionSchema.parse(social))).toEqual([]);
});

test('a definition that refers backwards only has no fault', () => {
  fc.assert(
    fc.property(questionnaires(), ({ definition }) => {
      expect(reviewDefinition(definition)).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test('a reference to the item itself or to a later one is a fault, wherever it stands', () => {
  fc.assert(
    fc.property(questionnaires(), fc.nat(), fc.nat(), (given, at, further) => {
      const definition = structuredClone(given.definition);
      const items = itemsOf(definition);
      const from = at % items.length;
      const to = from + (further % (items.length - from));
      const [item, later] = [items[from], items[to]];
      if (!item || !later) throw new Error('There is always an item');
      item.show_if = { not: { any: [{ op: 'answered', item: later.code }] } };
      expect(faultsOf(definition)).toContain(`${item.code}.show_if: ${later.code} is not an earlier item`);
    }),
    { numRuns: 100 },
  );
});

describe('a fault is found', () => {
  const several: ItemInput = { kind: 'multiple', code: 'M', text: both('M'), options };
  const matrix: ItemInput = {
    kind: 'matrix',
    code: 'X',
    text: both('X'),
    options,
    rows: [{ code: 'r', text: both('r') }],
  };
  const single = (more: object): ItemInput =>
    ({ kind: 'single', code: 'I', text: both('I'), options, ...more }) as ItemInput;
  const piped = (more: object) => single({ options: undefined, ...more });
  const asksI = { ...single({ show_if: { op: 'eq', item: 'I', code: 'a' } }), code: 'N' };
  const from = (item: string, except: string[] = []) => ({ item, except });

  const cases: [string, ItemInput[]][] = [
    ['I.show_if: M has no option z', [several, single({ show_if: { op: 'eq', item: 'M', code: 'z' } })]],
    ['I.show_if: M has no rows', [several, single({ show_if: { op: 'answered', item: 'M.r' } })]],
    ['I.show_if: X has no row s', [matrix, single({ show_if: { op: 'eq', item: 'X.s', code: 'a' } })]],
    [
      'I.ends: N is not an earlier item',
      [single({ ends: [{ when: { op: 'answered', item: 'N' }, message: both('x') }] })],
    ],
    ['I.options_from: M is not an earlier item', [piped({ options_from: from('M') }), several]],
    ['I.options_from: I is not an earlier item', [piped({ options_from: from('I') })]],
    ['I.options_from: X does not hold several choices', [matrix, piped({ options_from: from('X') })]],
    ['I.options_from: M has no option z', [several, piped({ options_from: from('M', ['z']) })]],
    ['I.fill_when_hidden: M is not an earlier item', [single({ fill_when_hidden: from('M') })]],
    [
      'I.fill_when_hidden: no option c',
      [several, single({ options: options.slice(0, 2), fill_when_hidden: from('M') })],
    ],
    ['I: needs one of options, list, options_from', [single({ options: undefined })]],
    ['I: needs one of options, list, options_from', [single({ list: 'likert' })]],
    ['I: no list constructor', [piped({ list: 'constructor' })]],
    ['N.show_if: I has no option a', [piped({ list: 'constructor' }), asksI]],
    ['I: option a is used twice', [single({ options: [...options, options[0]] })]],
    [
      'I.bands: a stands in two bands',
      [single({ bands: ['k', 'l'].map((code) => ({ code, text: both(code), codes: ['a'] })) })],
    ],
    ['I.bands: no option z', [single({ bands: [{ code: 'k', text: both('k'), codes: ['z'] }] })]],
    ['X: row r is used twice', [{ ...matrix, rows: [...matrix.rows, ...matrix.rows] } as ItemInput]],
    ['I: item code is used twice', [single({}), single({})]],
    ['M: min 1 and max 4 do not fit 3 options', [{ ...several, max: 4 } as ItemInput]],
    ['M: min 3 and max 2 do not fit 3 options', [{ ...several, min: 3, max: 2 } as ItemInput]],
    [
      'R: min 1 and max 4 do not fit 3 options',
      [{ kind: 'ranking', code: 'R', text: both('R'), options, max: 4 }],
    ],
    ['L: from must be less than to', [{ kind: 'scale', code: 'L', text: both('L'), from: 5, to: 5 }]],
    ['/sections/0/items/0/text: no text in en', [single({ text: { 'zh-CN': '问' } })]],
    ['/sections/0/items/0/text: no text in en', [single({ text: { 'zh-CN': '问', fr: 'question' } })]],
    ['/sections/0/items/0/help: no text in zh-CN', [single({ help: {} })]],
  ];

  test.each(cases)('%s', (fault, items) => {
    expect(faultsOf(withItems(...items))).toContain(fault);
  });

  test('in the definition as a whole', () => {
    const definition = { ...withItems(single({})), default_language: 'fr' };
    expect(faultsOf(definition)).toEqual(['default_language: fr is not among the languages']);
    const twice = {
      ...definition,
      default_language: 'en',
      sections: [...definition.sections, ...definition.sections],
    };
    expect(faultsOf(twice)).toContain('S: section code is used twice');
  });
});

describe('the format refuses', () => {
  const parse = (item: object) => () => withItems(item as ItemInput);
  const item = { kind: 'single', code: 'I', text: both('I'), options };
  test.each([
    ['two underscores in a row', { ...item, code: 'I__a' }],
    ['a code that begins with a digit', { ...item, code: '1' }],
    ['a number for a code', { ...item, options: [{ code: 1, text: both('1') }] }],
    ['a field it does not know', { ...item, jump_to: 'Q9' }],
    ['a kind it does not know', { ...item, kind: 'matrix_multiple' }],
    ['an operator it does not know', { ...item, show_if: { op: 'matches', item: 'A', code: 'a' } }],
    ['a text in no language', { ...item, text: 'I' }],
    ['a piped multiple choice', { ...item, kind: 'multiple', options_from: { item: 'M' } }],
  ])('%s', (_what, wrong) => {
    expect(parse(item)).not.toThrow();
    expect(parse(wrong)).toThrow();
  });
});
