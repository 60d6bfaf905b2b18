import { findKind } from '../items/register.ts';
import { type Answers, answerOf, otherField } from './answers.ts';
import type { Definition, Item } from './definition.ts';
import { declaredOptions, itemsOf } from './items.ts';
import type { Problem } from './problem.ts';
import type { Replay } from './replay.ts';

/** The longest words that an "other" option takes, in characters. */
export const OTHER_TEXT_LENGTH = 100;

/** Every problem of the visible items, in the questionnaire's order; empty when the answers can be accepted. */
export function checkAnswers(definition: Definition, replayed: Replay): Problem[] {
  return itemsOf(definition)
    .filter((item) => replayed.visible.has(item.code))
    .flatMap((item) => checkItem(item, replayed));
}

/** Every problem of one visible item. */
export function checkItem(item: Item, replayed: Replay): Problem[] {
  const answer = answerOf(replayed.answers, item.code);
  const kind = findKind(item.kind);
  if (answer === undefined) return item.required ? [kind.missing(item)] : [];
  const problems = kind.check(item, answer, replayed.offered.get(item.code) ?? []);
  return [...problems, ...checkWords(item, replayed)];
}

function checkWords(item: Item, replayed: Replay): Problem[] {
  return (replayed.offered.get(item.code) ?? [])
    .filter((option) => option.other_text)
    .flatMap((option): Problem[] => {
      const field = otherField(item.code, option.code);
      const words = answerOf(replayed.answers, field);
      if (words === undefined) return [];
      if (typeof words !== 'string') return [{ item: item.code, field, code: 'wrong_type' }];
      return [...words].length > OTHER_TEXT_LENGTH
        ? [{ item: item.code, field, code: 'too_long', limit: OTHER_TEXT_LENGTH }]
        : [];
    });
}

/** So many tell enough. */
const MOST_UNKNOWN = 20;

/** A definition never changes, so its fields are listed once. */
const fields = new WeakMap<Definition, Set<string>>();

function fieldsOf(definition: Definition): Set<string> {
  const listed = fields.get(definition);
  if (listed) return listed;
  const known = new Set(
    itemsOf(definition).flatMap((item) => [
      item.code,
      ...declaredOptions(definition, item)
        .filter((option) => option.other_text)
        .map((option) => otherField(item.code, option.code)),
    ]),
  );
  fields.set(definition, known);
  return known;
}

/** Fields that no item of the definition knows: a client that sends them has another questionnaire in hand. */
export function unknownFields(definition: Definition, answers: Answers): Problem[] {
  const known = fieldsOf(definition);
  return Object.keys(answers)
    .filter((field) => !known.has(field))
    .slice(0, MOST_UNKNOWN)
    .map((field) => ({ item: field, field, code: 'unknown_item' as const }));
}
