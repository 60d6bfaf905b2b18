import type { Definition, Item } from './definition.ts';
import { declaredOptions } from './items.ts';

/** What a questionnaire really collects, worked out of its items. */
export interface Collected {
  /** Items that describe the respondent. */
  profiles: Item[];
  /** Whether other questions are asked. */
  opinions: boolean;
  /** Items that take words of one's own. */
  texts: Item[];
}

export function collectedBy(definition: Pick<Definition, 'sections' | 'lists'>): Collected {
  const items = definition.sections.flatMap((section) => section.items);
  const takesWords = (item: Item) =>
    item.kind === 'text' ||
    declaredOptions(definition as Definition, item).some((option) => option.other_text);
  return {
    profiles: items.filter(({ role }) => role === 'profile'),
    opinions: items.some(({ role, kind }) => role !== 'profile' && kind !== 'text'),
    texts: items.filter(takesWords),
  };
}
