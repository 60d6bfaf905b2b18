import { answerOf } from './answers.ts';
import type { Definition, Item, Option, Section } from './definition.ts';

const known = new WeakMap<
  Definition,
  { items: Item[]; byCode: Map<string, Item>; current: Map<Item, Option[]> }
>();

/** A definition never changes, so its items are listed once. */
function listed(definition: Definition) {
  let found = known.get(definition);
  if (!found) {
    const items = definition.sections.flatMap((section) => section.items);
    found = { items, byCode: new Map(items.map((item) => [item.code, item])), current: new Map() };
    known.set(definition, found);
  }
  return found;
}

export const itemsOf = (definition: Definition): Item[] => listed(definition).items;

export const findItem = (definition: Definition, code: string): Item | undefined =>
  listed(definition).byCode.get(code);

export const sectionOf = (definition: Definition, code: string): Section | undefined =>
  definition.sections.find((section) => section.items.some((item) => item.code === code));

/** The options that an item declares, those of a shared list or of the item it takes them from; none for other kinds. */
export function declaredOptions(definition: Definition, item: Item): Option[] {
  if (item.kind === 'scale') return scaleOptions(item);
  if (!('options' in item) && !('list' in item) && !('options_from' in item)) return [];
  if ('options_from' in item && item.options_from) {
    const { item: source, except } = item.options_from;
    const from = findItem(definition, source);
    if (from?.kind !== 'multiple' && from?.kind !== 'ranking') return [];
    return declaredOptions(definition, from).filter((option) => !except.includes(option.code));
  }
  if (item.options) return item.options;
  return (item.list && answerOf(definition.lists, item.list)) || [];
}

/** Those of them that are not retired. Looked up for each item of each answer. */
export function currentOptions(definition: Definition, item: Item): Option[] {
  const { current } = listed(definition);
  let options = current.get(item);
  if (!options) {
    options = declaredOptions(definition, item).filter((option) => !option.retired);
    current.set(item, options);
  }
  return options;
}

function scaleOptions(item: Extract<Item, { kind: 'scale' }>): Option[] {
  return Array.from({ length: item.to - item.from + 1 }, (_, at) => {
    const point = String(item.from + at);
    return { code: point, text: { 'zh-CN': point, en: point }, score: item.from + at };
  });
}
