import type { Condition, Definition, Item } from '#shared/questionnaire/definition.ts';
import { declaredOptions, itemsOf } from '#shared/questionnaire/items.ts';
import type { Link, Ref } from '#shared/statistics/tables.ts';
import { canonicalJson } from '#shared/text/canonical-json.ts';
import { type Audience, audienceOf } from './audience.ts';
import { exclusiveCodes } from './condition-codes.ts';

/**
 * What everybody can work out of a questionnaire's logic about its counts, in the codes as answered. Responses of
 * several versions are counted together, so only what holds in each version is stated.
 */
export function linksOf(definitions: Definition[]): Link[] {
  const [first = [], ...others] = definitions
    .map((definition) => new Map(ownLinks(definition).map((link) => [canonicalJson(link), link])))
    .map((links) => [...links]);
  const rest = others.map((links) => new Set(links.map(([name]) => name)));
  return first.filter(([name]) => rest.every((names) => names.has(name))).map(([, link]) => link);
}

function ownLinks(definition: Definition): Link[] {
  const items = itemsOf(definition);
  return [
    ...sameForAll(items.filter((item) => !isConditional(item) && fills(item))),
    ...items.filter(isConditional).flatMap((item) => askedLinks(definition, item)),
    ...items.flatMap((item) => [
      ...sourceLinks(definition, item),
      ...rankingLinks(definition, item),
      ...severalLinks(definition, item),
    ]),
  ];
}

/** Items that everybody must answer share one base. */
function sameForAll(items: Item[]): Link[] {
  const [first, ...others] = items.flatMap(basesOf);
  return first ? others.map((base) => equals([base], [first])) : [];
}

/** The base of an item that is shown on a condition follows from the counts that the condition names. */
function askedLinks(definition: Definition, item: Item): Link[] {
  const audience = audienceOfItem(definition, item);
  return basesOf(item).flatMap((base) => {
    if (audience.exact && fills(item)) return [equals([base, ...audience.exact.minus], audience.exact.plus)];
    return audience.atMost.map(({ plus, minus }) => atMost([base, ...minus], plus));
  });
}

/**
 * Whoever is shown the item, and whoever has the one choice left written for them. A choice among earlier choices is
 * shown only where one is left.
 */
function audienceOfItem(definition: Definition, item: Item): Audience {
  const shown = item.show_if ? audienceOf(definition, item.show_if) : { atMost: [] };
  const from = 'options_from' in item ? item.options_from : undefined;
  const fill = 'fill_when_hidden' in item ? item.fill_when_hidden : undefined;
  const source = from ?? fill;
  if (!source) return shown;
  if (from && fill && canonicalJson(from) !== canonicalJson(fill)) return { atMost: [] };
  const some = audienceOf(definition, {
    op: 'any_except',
    item: source.item,
    codes: source.except,
    min_selected: 1,
  });
  const least = item.show_if ? leastOf(item.show_if, source) : 1;
  if (fill) {
    if (least !== undefined && least <= 2) return some;
    return { atMost: from ? some.atMost : [] };
  }
  if (least === undefined) return { atMost: [...shown.atMost, ...some.atMost] };
  return item.show_if ? shown : some;
}

/** How many of the source's choices the condition asks for, where that is all it asks. */
function leastOf(
  condition: Condition,
  { item, except }: { item: string; except: string[] },
): number | undefined {
  const same =
    'op' in condition &&
    condition.op === 'any_except' &&
    condition.item === item &&
    sameCodes(condition.codes, except);
  return same ? condition.min_selected : undefined;
}

/** Who chooses among what they chose before, chose it before. */
function sourceLinks(definition: Definition, item: Item): Link[] {
  if (!('options_from' in item) || !item.options_from) return [];
  const { item: source } = item.options_from;
  if (item.fill_when_hidden && item.fill_when_hidden.item !== source) return [];
  return codesOf(definition, item).map((code) =>
    atMost([{ item: item.code, code }], [{ item: source, code }]),
  );
}

/** A ranking has a first place as soon as it has any. */
function rankingLinks(definition: Definition, item: Item): Link[] {
  if (item.kind !== 'ranking') return [];
  const first = `${item.code}.1`;
  return [
    equals([{ item: first, code: null }], [{ item: item.code, code: null }]),
    ...codesOf(definition, item).map((code) => atMost([{ item: first, code }], [{ item: item.code, code }])),
  ];
}

/** Of several choices: at least one each, at most so many, and an exclusive one beside no other. */
function severalLinks(definition: Definition, item: Item): Link[] {
  if (item.kind !== 'multiple' && item.kind !== 'ranking') return [];
  const base: Ref = { item: item.code, code: null };
  const alone = new Set(exclusiveCodes(definition, item));
  const codes = codesOf(definition, item);
  const ref = (code: string): Ref => ({ item: item.code, code });
  const links = [atMost([base], codes.map(ref))];
  const together = codes.filter((code) => !alone.has(code));
  if (alone.size > 0)
    links.push(...together.map((code) => atMost([ref(code), ...[...alone].map(ref)], [base])));
  const { max } = item;
  if (max !== undefined && max < codes.length) {
    const times = (each: Ref) => Array.from({ length: max }, () => each);
    links.push(
      atMost([...together.map(ref), ...[...alone].flatMap((code) => times(ref(code)))], times(base)),
    );
  }
  return links;
}

const isConditional = (item: Item) =>
  item.show_if !== undefined || ('options_from' in item && item.options_from !== undefined);

/** Whether an answer is required and always counts, so that whoever is asked is in the base. */
const fills = (item: Item) => item.required && !['text', 'number', 'date'].includes(item.kind);

/** The bases of an item: one, or each row's. A ranking's first place is linked to the ranking itself. */
function basesOf(item: Item): Ref[] {
  if (item.kind === 'matrix')
    return item.rows.map((row) => ({ item: `${item.code}.${row.code}`, code: null }));
  const counted = item.kind === 'number' ? item.bands !== undefined : !['text', 'date'].includes(item.kind);
  return counted ? [{ item: item.code, code: null }] : [];
}

const codesOf = (definition: Definition, item: Item) =>
  declaredOptions(definition, item).map((option) => option.code);

const sameCodes = (a: string[], b: string[]) =>
  new Set(a).size === new Set(b).size && a.every((code) => b.includes(code));

const equals = (left: Ref[], right: Ref[]): Link => ({ left, relation: 'equals', right });
const atMost = (left: Ref[], right: Ref[]): Link => ({ left, relation: 'atMost', right });
