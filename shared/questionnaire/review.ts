import { answerOf } from './answers.ts';
import { claimFaults } from './claim-review.ts';
import type { Condition, Definition, Item, Text } from './definition.ts';
import { rateFaults } from './indices.ts';
import { declaredOptions, itemsOf } from './items.ts';
import { splitRef } from './logic.ts';
import { sampleFaults } from './sample.ts';
import { weightingFaults } from './weighting-review.ts';

/** One fault of a definition, with the place it stands at, for example `Q8.options_from`. */
export interface Fault {
  at: string;
  message: string;
}

/**
 * What a schema cannot say: codes are unique, references go to earlier items and to codes that exist, every text is
 * there in every language, and limits can be met. Empty when the definition can be published.
 */
export function reviewDefinition(definition: Definition): Fault[] {
  const items = itemsOf(definition);
  return [
    ...repeated(definition.sections.map((section) => section.code)).map((code) =>
      fault(code, 'section code is used twice'),
    ),
    ...repeated(items.map((item) => item.code)).map((code) => fault(code, 'item code is used twice')),
    ...items.flatMap((item, at) => reviewItem(definition, item, items.slice(0, at))),
    ...(definition.languages.includes(definition.default_language)
      ? []
      : [fault('default_language', `${definition.default_language} is not among the languages`)]),
    ...weightingFaults(definition, (at, tree) =>
      reviewCondition(definition, at, tree, new Map(items.map((item) => [item.code, item]))),
    ),
    ...sampleFaults(definition),
    ...rateFaults(definition),
    ...claimFaults(definition),
    ...missingLanguages(definition, definition.languages),
  ];
}

function reviewItem(definition: Definition, item: Item, earlier: Item[]): Fault[] {
  const known = new Map(earlier.map((each) => [each.code, each]));
  const conditions: [string, Condition, Map<string, Item>][] = [];
  if (item.show_if) conditions.push(['show_if', item.show_if, known]);
  const andItself = new Map([...known, [item.code, item]]);
  for (const end of item.ends ?? []) conditions.push(['ends', end.when, andItself]);
  return [
    ...conditions.flatMap(([name, tree, scope]) =>
      reviewCondition(definition, `${item.code}.${name}`, tree, scope),
    ),
    ...reviewSource(definition, item, known),
    ...reviewOptions(definition, item),
    ...reviewLimits(definition, item),
  ];
}

function reviewCondition(
  definition: Definition,
  at: string,
  tree: Condition,
  scope: Map<string, Item>,
): Fault[] {
  const into = (part: Condition) => reviewCondition(definition, at, part, scope);
  if ('all' in tree) return tree.all.flatMap(into);
  if ('any' in tree) return tree.any.flatMap(into);
  if ('not' in tree) return into(tree.not);
  const [code = '', row] = splitRef(tree.item);
  const item = scope.get(code);
  if (!item) return [fault(at, `${code} is not an earlier item`)];
  const faults: Fault[] = [];
  if (row !== undefined && item.kind !== 'matrix') faults.push(fault(at, `${code} has no rows`));
  if (
    row !== undefined &&
    row !== '*' &&
    item.kind === 'matrix' &&
    !item.rows.some((each) => each.code === row)
  )
    faults.push(fault(at, `${code} has no row ${row}`));
  const options = new Set(declaredOptions(definition, item).map((option) => option.code));
  const codes = 'codes' in tree ? tree.codes : 'code' in tree ? [tree.code] : [];
  for (const each of codes) if (!options.has(each)) faults.push(fault(at, `${code} has no option ${each}`));
  return faults;
}

function reviewSource(definition: Definition, item: Item, known: Map<string, Item>): Fault[] {
  const sources = [
    ['options_from', 'options_from' in item ? item.options_from : undefined],
    ['fill_when_hidden', 'fill_when_hidden' in item ? item.fill_when_hidden : undefined],
  ] as const;
  return sources.flatMap(([name, source]) => {
    if (!source) return [];
    const from = known.get(source.item);
    if (!from) return [fault(`${item.code}.${name}`, `${source.item} is not an earlier item`)];
    if (from.kind !== 'multiple' && from.kind !== 'ranking')
      return [fault(`${item.code}.${name}`, `${source.item} does not hold several choices`)];
    const codes = declaredOptions(definition, from).map((option) => option.code);
    const own = new Set(declaredOptions(definition, item).map((option) => option.code));
    return [
      ...source.except
        .filter((code) => !codes.includes(code))
        .map((code) => `${source.item} has no option ${code}`),
      ...codes
        .filter((code) => !source.except.includes(code) && !own.has(code))
        .map((code) => `no option ${code}`),
    ].map((message) => fault(`${item.code}.${name}`, message));
  });
}

function reviewOptions(definition: Definition, item: Item): Fault[] {
  const needs = ['single', 'region', 'multiple', 'matrix', 'ranking'].includes(item.kind);
  if (!needs) return [];
  const ways = ['options', 'list', 'options_from'].filter((way) =>
    answerOf(item as Record<string, unknown>, way),
  );
  if (ways.length !== 1) return [fault(item.code, 'needs one of options, list, options_from')];
  if ('list' in item && item.list && !answerOf(definition.lists, item.list))
    return [fault(item.code, `no list ${item.list}`)];
  const options = declaredOptions(definition, item);
  const codes = new Set(options.map((option) => option.code));
  const bands = 'bands' in item && item.kind !== 'number' ? (item.bands ?? []) : [];
  const banded = bands.flatMap((band) => band.codes);
  return [
    ...repeated(options.map((option) => option.code)).map((code) =>
      fault(item.code, `option ${code} is used twice`),
    ),
    ...repeated(banded).map((code) => fault(`${item.code}.bands`, `${code} stands in two bands`)),
    ...banded
      .filter((code) => !codes.has(code))
      .map((code) => fault(`${item.code}.bands`, `no option ${code}`)),
    ...('rows' in item ? repeated(item.rows.map((row) => row.code)) : []).map((code) =>
      fault(item.code, `row ${code} is used twice`),
    ),
  ];
}

function reviewLimits(definition: Definition, item: Item): Fault[] {
  if (item.kind === 'scale')
    return item.from < item.to ? [] : [fault(item.code, 'from must be less than to')];
  if (item.kind !== 'multiple' && item.kind !== 'ranking') return [];
  const count = declaredOptions(definition, item).length;
  const { min = 1, max = count } = item;
  return min <= max && max <= count
    ? []
    : [fault(item.code, `min ${min} and max ${max} do not fit ${count} options`)];
}

/** Every text below the value in which a language is missing. */
function missingLanguages(value: unknown, languages: string[], at = ''): Fault[] {
  if (Array.isArray(value))
    return value.flatMap((each, index) => missingLanguages(each, languages, `${at}/${index}`));
  if (typeof value !== 'object' || value === null) return [];
  if (isText(value) && at !== '/lists')
    return languages
      .filter((language) => !value[language])
      .map((language) => fault(at, `no text in ${language}`));
  return Object.entries(value).flatMap(([key, each]) => missingLanguages(each, languages, `${at}/${key}`));
}

/** Words by language tag: nothing else in a definition has only strings under keys that read as tags. */
const isText = (value: object): value is Text => {
  const tag = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;
  return Object.entries(value).every(([key, words]) => tag.test(key) && typeof words === 'string');
};

const fault = (at: string, message: string): Fault => ({ at, message });

const repeated = (codes: string[]) => [...new Set(codes.filter((code, at) => codes.indexOf(code) < at))];
