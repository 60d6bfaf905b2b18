import type { Definition, Item } from '#shared/questionnaire/definition.ts';

/** The definition as the public may have it: without notes for staff. */
export function publicDefinition(definition: Definition): Definition {
  const { note_for_staff: _note, ...rest } = definition;
  const items = ({ note_for_staff: _each, ...item }: Item): Item => item as Item;
  return {
    ...rest,
    sections: definition.sections.map((section) => ({ ...section, items: section.items.map(items) })),
  };
}
