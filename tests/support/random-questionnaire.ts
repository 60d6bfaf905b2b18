import fc from 'fast-check';
import type { z } from 'zod';
import type { Answer, Answers } from '#shared/questionnaire/answers.ts';
import {
  type Condition,
  type Definition,
  definition as definitionSchema,
  type Item,
  type Leaf,
  type Option,
} from '#shared/questionnaire/definition.ts';
import { declaredOptions, itemsOf } from '#shared/questionnaire/items.ts';
import { Choices } from './choices.ts';

export type DefinitionInput = z.input<typeof definitionSchema>;
type ItemInput = DefinitionInput['sections'][number]['items'][number];

const words = (text: string) => ({ 'zh-CN': text, en: text });

/** A questionnaire that can be published, and answers to it of which some are wrong. */
export const questionnaires = (): fc.Arbitrary<{
  input: DefinitionInput;
  definition: Definition;
  answers: Answers;
}> =>
  fc.array(fc.nat(1000), { minLength: 20, maxLength: 300 }).map((numbers) => {
    const choices = new Choices(numbers);
    const input = inputFrom(choices);
    const definition = definitionSchema.parse(input);
    return { input, definition, answers: answersTo(definition, choices) };
  });

function inputFrom(choices: Choices): DefinitionInput {
  const shell = emptyDefinition();
  const items: Item[] = [];
  const sections: DefinitionInput['sections'] = [];
  for (let at = 0; at < 2 + choices.below(8); at++) {
    const known: Definition = { ...shell, sections: [{ code: 'A', title: words('A'), items }] };
    const item = itemFrom(choices, `I${at + 1}`, known);
    items.push(definitionSchema.shape.sections.element.shape.items.element.parse(item));
    if (sections.length === 0 || choices.oneIn(3))
      sections.push({ code: `S${sections.length}`, title: words('S'), items: [] });
    sections.at(-1)?.items.push(item);
  }
  return { ...shell, sections };
}

/** A definition without items. */
export const emptyDefinition = (): Definition => ({
  schema: 1,
  slug: 'random',
  languages: ['zh-CN', 'en'],
  default_language: 'zh-CN',
  title: words('t'),
  sponsor: words('t'),
  population: words('t'),
  sample: 'open',
  sample_note: words('t'),
  intro: words('t'),
  minutes: 5,
  privacy: {
    handler: words('t'),
    contact: words('t'),
    purpose: words('t'),
    method: words('t'),
    categories: [words('t')],
    retention: words('t'),
    rights: words('t'),
    minors: words('t'),
  },
  basis: [],
  lists: {
    likert: ['3', '2', '1', 'NA'].map((code) =>
      code === 'NA'
        ? { code, text: words(code), missing: 'not_applicable' as const }
        : { code, text: words(code), score: Number(code) },
    ),
  },
  sections: [],
});

function itemFrom(choices: Choices, code: string, known: Definition): ItemInput {
  const common = {
    code,
    text: words(code),
    required: choices.oneIn(2),
    role: choices.of(['opinion', 'profile'] as const),
    ...(itemsOf(known).length > 0 && choices.oneIn(2) ? { show_if: conditionOver(known, choices) } : {}),
  };
  const several = itemsOf(known).filter((item) => item.kind === 'multiple' || item.kind === 'ranking');
  const kind = choices.of([
    'single',
    'piped',
    'piped',
    'region',
    'scale',
    'multiple',
    'matrix',
    'ranking',
    'text',
    'number',
    'date',
  ]);
  switch (kind) {
    case 'piped': {
      if (several.length === 0) return { kind: 'single', ...common, list: 'likert' };
      const source = choices.of(several).code;
      const from = { item: source, except: choices.oneIn(2) ? ['o1'] : [] };
      const severalLeft = { op: 'any_except' as const, item: source, codes: ['o1'], min_selected: 2 };
      const shown = choices.oneIn(2) ? { show_if: severalLeft } : {};
      return { kind: 'single', ...common, ...shown, options_from: from, fill_when_hidden: from };
    }
    case 'scale':
      return { kind, ...common, from: choices.below(2), to: 3 + choices.below(7) };
    case 'multiple':
      return { kind, ...common, options: optionsFrom(choices), max: 1 + choices.below(3) };
    case 'matrix':
      return {
        kind,
        ...common,
        list: 'likert',
        rows: ['r1', 'r2'].map((row) => ({ code: row, text: words(row) })),
      };
    case 'ranking':
      return { kind, ...common, options: optionsFrom(choices), max: 1 + choices.below(3) };
    case 'text':
      return { kind, ...common, max_length: 5 };
    case 'number':
      return { kind, ...common, min: 0, max: 99, decimals: choices.below(2) };
    case 'date':
      return { kind, ...common, min: '2021-01-01' };
    case 'single':
    case 'region':
      return { kind, ...common, options: optionsFrom(choices), ...endsOf(choices, code) };
    default:
      throw new Error(kind);
  }
}

const endsOf = (choices: Choices, code: string) =>
  choices.oneIn(4)
    ? { ends: [{ when: { op: 'eq' as const, item: code, code: 'o1' }, message: words('end') }] }
    : {};

const optionsFrom = (choices: Choices): Option[] =>
  Array.from({ length: 3 + choices.below(3) }, (_, at) => ({
    code: `o${at + 1}`,
    text: words(`o${at + 1}`),
    ...(choices.oneIn(3) ? { score: at } : {}),
    ...(choices.oneIn(5) ? { exclusive: true } : {}),
    ...(choices.oneIn(5) ? { other_text: true } : {}),
    ...(choices.oneIn(8) ? { retired: true as const } : {}),
  }));

/** A condition over the items of a definition. */
export function conditionOver(known: Definition, choices: Choices, depth = 0): Condition {
  const into = () => conditionOver(known, choices, depth + 1);
  if (depth < 3 && choices.oneIn(3)) {
    const kind = choices.below(3);
    if (kind === 2) return { not: into() };
    return kind === 1 ? { any: [into(), into()] } : { all: [into(), into()] };
  }
  return leafOver(known, choices);
}

function leafOver(known: Definition, choices: Choices): Leaf {
  const item = choices.of(itemsOf(known));
  const ref = item.kind === 'matrix' ? `${item.code}.${choices.of(['r1', 'r2', '*'])}` : item.code;
  const codes = declaredOptions(known, item).map((option) => option.code);
  const op =
    codes.length === 0
      ? 'answered'
      : choices.of(['answered', 'eq', 'any_of', 'any_except', 'le', 'ne', 'none_of', 'all_of']);
  switch (op) {
    case 'eq':
    case 'ne':
      return { op, item: ref, code: choices.of(codes) };
    case 'any_of':
    case 'none_of':
    case 'all_of':
      return { op, item: ref, codes: [choices.of(codes)] };
    case 'any_except':
      return { op, item: ref, codes: [choices.of(codes)], min_selected: 1 + choices.below(2) };
    case 'le':
      return { op, item: ref, value: choices.below(4) };
    default:
      return { op: 'answered', item: ref };
  }
}

/** Answers to a definition: most of them fit, some have the wrong code, form or place. */
export function answersTo(definition: Definition, choices: Choices): Answers {
  const answers: Answers = {};
  for (const item of itemsOf(definition)) {
    if (choices.oneIn(6)) continue;
    answers[item.code] = choices.oneIn(8) ? strange(choices) : fitting(definition, item, choices);
    for (const option of declaredOptions(definition, item))
      if (option.other_text && choices.oneIn(2)) answers[`${item.code}__${option.code}`] = 'w';
  }
  return answers;
}

const strange = (choices: Choices): Answer =>
  choices.of<Answer>(['zz', ['zz'], [], 7.125, { r9: 'zz' }, {}, '', '2021-02-30']);

/** An answer of the right form; not always within the item's limits. */
export function fitting(definition: Definition, item: Item, choices: Choices): Answer {
  const codes = declaredOptions(definition, item).map((option) => option.code);
  switch (item.kind) {
    case 'multiple':
    case 'ranking':
      return choices.some(codes);
    case 'matrix':
      return Object.fromEntries(item.rows.map((row) => [row.code, choices.of(codes)]));
    case 'text':
      return 'abc'.slice(0, 1 + choices.below(3));
    case 'number':
      return choices.below(100);
    case 'date':
      return `2021-05-${10 + choices.below(20)}`;
    default:
      return choices.of(codes);
  }
}
