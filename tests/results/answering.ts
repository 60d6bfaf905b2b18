import seed from '#db/seeds/zwgk-social-2021.json' with { type: 'json' };
import { bodyOf } from '#server/responses/body.ts';
import type { Answer, Answers, StoredAnswers } from '#shared/questionnaire/answers.ts';
import { checkAnswers } from '#shared/questionnaire/check.ts';
import {
  type Definition,
  definition as definitionSchema,
  type Item,
  type Option,
} from '#shared/questionnaire/definition.ts';
import { itemsOf } from '#shared/questionnaire/items.ts';
import { replay } from '#shared/questionnaire/replay.ts';

export const social: Definition = definitionSchema.parse(seed);

/** A seeded generator of numbers in [0, 1): mulberry32. */
export function dice(start: number): () => number {
  let state = start >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Answers that the questionnaire accepts, as they are stored; uneven, so that some cells are rare. */
export function randomAnswers(definition: Definition, roll: () => number): StoredAnswers {
  const answers = tryAnswers(definition, roll);
  return bodyOf(definition, answers).answers;
}

/** Answers that the questionnaire accepts, as they are sent. Throws where none are found. */
export function tryAnswers(definition: Definition, roll: () => number): Answers {
  for (let tries = 0; tries < 50; tries++) {
    const given: Answers = {};
    for (const item of itemsOf(definition)) {
      const now = replay(definition, given);
      if (now.ended) break;
      if (!now.visible.has(item.code) || (!item.required && roll() < 0.4)) continue;
      const answer = answerTo(item, now.offered.get(item.code) ?? [], roll);
      if (answer !== undefined) given[item.code] = answer;
    }
    const done = replay(definition, given);
    if (!done.ended && checkAnswers(definition, done).length === 0) return done.answers;
  }
  throw new Error('No answers found');
}

function answerTo(item: Item, options: Option[], roll: () => number): Answer | undefined {
  const one = () => options[Math.floor(options.length * roll() ** 2)]!.code;
  const several = (most: number) => {
    const alone = options.find((option) => option.exclusive);
    if (alone && roll() < 0.05) return [alone.code];
    const codes = options.filter((option) => !option.exclusive && roll() < 0.3).map((option) => option.code);
    return codes.length > 0 ? codes.slice(0, most) : [one()];
  };
  switch (item.kind) {
    case 'matrix':
      return Object.fromEntries(
        item.rows.filter(() => item.required || roll() < 0.8).map((row) => [row.code, one()]),
      );
    case 'multiple':
      return several(item.max ?? options.length);
    case 'ranking':
      return several(item.max).sort(() => roll() - 0.5);
    case 'number':
      return Math.round((item.min ?? 0) + roll() * ((item.max ?? 100) - (item.min ?? 0)));
    case 'text':
      return '文字';
    case 'date':
      return undefined;
    default:
      return options.length > 0 ? one() : undefined;
  }
}
