import type { Definition, Item, Leaf } from '#shared/questionnaire/definition.ts';
import { declaredOptions } from '#shared/questionnaire/items.ts';

/** The codes for which a condition is true or false: a code without a score compares with no number. */
export const decidedCodes = (definition: Definition, item: Item, { op }: Leaf): string[] =>
  declaredOptions(definition, item)
    .filter(({ score }) => score !== undefined || !['lt', 'le', 'gt', 'ge'].includes(op))
    .map((option) => option.code);

/** Options that stand alone; only items of several choices check that. */
export const exclusiveCodes = (definition: Definition, item: Item): string[] =>
  item.kind === 'multiple'
    ? declaredOptions(definition, item)
        .filter((option) => option.exclusive)
        .map((option) => option.code)
    : [];

/** Whether each answer to what a condition refers to is exactly one code that is counted. */
export const holdsOne = (item: Item, ref: string) =>
  item.kind === 'matrix'
    ? ref.includes('.') && !ref.endsWith('.*')
    : item.kind === 'single' || item.kind === 'region' || item.kind === 'scale';

/** The codes of an item with one answer for which a condition is true. */
export function codesThat(
  definition: Definition,
  item: Item,
  leaf: Exclude<Leaf, { op: 'answered' }>,
): string[] {
  const all = allCodes(definition, item);
  switch (leaf.op) {
    case 'eq':
      return all.filter((code) => code === leaf.code);
    case 'ne':
      return all.filter((code) => code !== leaf.code);
    case 'any_of':
      return all.filter((code) => leaf.codes.includes(code));
    case 'all_of':
      return all.filter((code) => leaf.codes.every((each) => each === code));
    case 'none_of':
      return all.filter((code) => !leaf.codes.includes(code));
    case 'any_except':
      return leaf.min_selected > 1 ? [] : all.filter((code) => !leaf.codes.includes(code));
    default:
      return declaredOptions(definition, item)
        .filter(({ score }) => score !== undefined && compare(leaf.op, score, leaf.value))
        .map((option) => option.code);
  }
}

const compare = (op: 'lt' | 'le' | 'gt' | 'ge', score: number, value: number) =>
  op === 'lt' ? score < value : op === 'le' ? score <= value : op === 'gt' ? score > value : score >= value;

const allCodes = (definition: Definition, item: Item) =>
  declaredOptions(definition, item).map((option) => option.code);
