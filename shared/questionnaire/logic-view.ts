import type { Definition, Item, Option } from './definition.ts';

/** A definition without its words: what a browser needs to run the logic and the checks, and nothing more. */
export function logicView(definition: Definition): Definition {
  const none = {};
  const bare = ({ text: _text, ...option }: Option): Option => ({ ...option, text: none });
  const items = (item: Item): Item => {
    const { help: _help, note_for_staff: _note, ...rest } = item;
    const stripped = { ...rest, text: none } as Item;
    if ('options' in stripped && stripped.options) stripped.options = stripped.options.map(bare);
    if ('rows' in stripped) stripped.rows = stripped.rows.map((row) => ({ ...row, text: none }));
    if ('bands' in stripped) delete stripped.bands;
    if ('unit' in stripped) delete stripped.unit;
    if (stripped.kind === 'scale') {
      delete stripped.low;
      delete stripped.high;
    }
    if (stripped.ends) stripped.ends = stripped.ends.map((end) => ({ ...end, message: none }));
    return stripped;
  };
  const {
    note_for_staff: _note,
    sample_content: _content,
    sample_design: _design,
    indices: _rates,
    weighting: _plan,
    ...rest
  } = definition;
  return {
    ...rest,
    title: none,
    sponsor: none,
    population: none,
    sample_note: none,
    intro: none,
    privacy: {} as Definition['privacy'],
    basis: [],
    lists: Object.fromEntries(Object.entries(definition.lists).map(([name, list]) => [name, list.map(bare)])),
    sections: definition.sections.map((section) => ({
      ...section,
      title: none,
      items: section.items.map(items),
    })),
  };
}
