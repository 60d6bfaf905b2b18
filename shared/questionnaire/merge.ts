import type { Definition, Item, Option, Section, Text } from './definition.ts';

/**
 * The sections of a text over those that it was written from: what a text does not hold stays with its code, that is
 * logic, groups, scores, and English words where the Chinese ones are the same.
 */
export function mergeSections(
  { sections: before, lists }: Pick<Definition, 'sections' | 'lists'>,
  now: Section[],
): Section[] {
  const items = new Map(before.flatMap((section) => section.items).map((item) => [item.code, item]));
  const sections = new Map(before.map((section) => [section.code, section]));
  return now.map((section) => ({
    ...section,
    title: mergeText(sections.get(section.code)?.title, section.title),
    items: section.items.map((item) => mergeItem(items.get(item.code), item, lists)),
  }));
}

function mergeItem(before: Item | undefined, now: Item, lists: Definition['lists']): Item {
  if (!before || before.kind !== now.kind) return now;
  const merged = { ...before, ...now, text: mergeText(before.text, now.text) } as Item;
  if (now.help) merged.help = mergeText(before.help, now.help);
  else delete merged.help;
  const list = ('list' in before && before.list) || undefined;
  const shared = list === undefined ? undefined : lists[list];
  if ('options' in merged && merged.options) {
    const own = 'options' in before ? (before.options ?? []) : [];
    if (shared && sameWords(shared, merged.options)) delete merged.options;
    else merged.options = mergeOptions(shared ?? own, merged.options);
  }
  if ('options' in merged && merged.options?.length) forgetList(merged);
  if ('options_from' in merged && merged.options_from && merged.options?.length === 0) delete merged.options;
  return merged;
}

function forgetList(item: Item) {
  if ('list' in item) delete item.list;
}

/** Whether a shared list is still the one that is meant. */
const sameWords = (shared: Option[], options: Option[]) =>
  shared.length === options.length &&
  shared.every(
    ({ code, text }, at) => options[at]?.code === code && options[at]?.text['zh-CN'] === text['zh-CN'],
  );

/** What was retired stays, so that it is still named where it was chosen. */
function mergeOptions(before: Option[], now: Option[]): Option[] {
  const known = new Map(before.map((option) => [option.code, option]));
  const there = new Set(now.map(({ code }) => code));
  return [
    ...now.map((option) => {
      const { exclusive: _e, other_text: _o, ...old } = known.get(option.code) ?? {};
      return { ...old, ...option, text: mergeText(known.get(option.code)?.text, option.text) };
    }),
    ...before.filter(({ code, retired }) => retired && !there.has(code)),
  ];
}

const mergeText = (before: Text | undefined, now: Text): Text =>
  before && before['zh-CN'] === now['zh-CN'] ? { ...before, ...now } : now;
