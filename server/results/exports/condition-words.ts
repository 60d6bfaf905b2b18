import type { Key } from '#shared/i18n/catalogues.ts';
import type { Condition, Definition, Item, Leaf } from '#shared/questionnaire/definition.ts';
import { declaredOptions, findItem } from '#shared/questionnaire/items.ts';
import { splitRef } from '#shared/questionnaire/logic.ts';
import type { Tongue } from '#shared/ui/tongue.ts';

/** Who is asked an item, in words. */
export function sayBase(definition: Definition, item: Item, tongue: Tongue): string {
  const { t } = tongue;
  const parts = [
    item.show_if
      ? t('exporting.base_if', { condition: sayCondition(definition, item.show_if, tongue) })
      : t('exporting.base_everybody'),
    ...('options_from' in item && item.options_from
      ? [t('exporting.base_options_from', { item: item.options_from.item })]
      : []),
    ...('fill_when_hidden' in item && item.fill_when_hidden
      ? [t('exporting.base_filled', { item: item.fill_when_hidden.item })]
      : []),
  ];
  return parts.join(t('results.joint'));
}

/** A condition in words, with items by their codes and options by their words. */
export function sayCondition(definition: Definition, condition: Condition, tongue: Tongue): string {
  const { t } = tongue;
  if ('op' in condition) return sayLeaf(definition, condition, tongue);
  if ('not' in condition)
    return t('exporting.condition_not', { condition: sayCondition(definition, condition.not, tongue) });
  const [parts, joint] =
    'all' in condition
      ? [condition.all, t('exporting.condition_and')]
      : [condition.any, t('exporting.condition_or')];
  const said = parts.map((part) => {
    const words = sayCondition(definition, part, tongue);
    return 'op' in part || parts.length === 1 ? words : t('exporting.condition_group', { condition: words });
  });
  return said.join(joint);
}

const numberWords: { [op: string]: Key } = {
  lt: 'exporting.condition_lt',
  le: 'exporting.condition_le',
  gt: 'exporting.condition_gt',
  ge: 'exporting.condition_ge',
};

function sayLeaf(definition: Definition, leaf: Leaf, tongue: Tongue): string {
  const { t, say } = tongue;
  const [code = '', row] = splitRef(leaf.item);
  const source = findItem(definition, code);
  const item = row === '*' ? t('exporting.condition_any_row', { item: code }) : leaf.item;
  const named = (option: string) => {
    const words = source && declaredOptions(definition, source).find((each) => each.code === option)?.text;
    return words ? t('exporting.condition_option', { option: say(words) }) : option;
  };
  const list = (codes: string[]) => codes.map(named).join(t('results.comma'));
  switch (leaf.op) {
    case 'answered':
      return t('exporting.condition_answered', { item });
    case 'eq':
      return t('exporting.condition_eq', { item, option: named(leaf.code) });
    case 'ne':
      return t('exporting.condition_ne', { item, option: named(leaf.code) });
    case 'any_of':
      return t('exporting.condition_any_of', { item, options: list(leaf.codes) });
    case 'none_of':
      return t('exporting.condition_none_of', { item, options: list(leaf.codes) });
    case 'all_of':
      return t('exporting.condition_all_of', { item, options: list(leaf.codes) });
    case 'any_except':
      return t('exporting.condition_any_except', {
        item,
        options: list(leaf.codes),
        min: leaf.min_selected,
      });
    default:
      return t(numberWords[leaf.op] ?? 'exporting.condition_ge', { item, value: leaf.value });
  }
}
