import type { Answer, Answers } from '#shared/questionnaire/answers.ts';
import { checkAnswers } from '#shared/questionnaire/check.ts';
import type { Definition, Item } from '#shared/questionnaire/definition.ts';
import { itemsOf } from '#shared/questionnaire/items.ts';
import { offeredOptions, replay } from '#shared/questionnaire/replay.ts';
import type { Consultation } from '../consultations/consultations.ts';
import { unitsOf } from '../drafts/drafts.ts';

/**
 * Answers that the questionnaire takes: of every required item the first choice that neither ends it nor makes what
 * comes after impossible; nothing where no such choice is found.
 */
export function exampleAnswers(definition: Definition): Answers | undefined {
  const answers: Answers = {};
  for (const item of itemsOf(definition)) {
    const { visible, ended } = replay(definition, answers);
    if (ended) return undefined;
    if (!item.required || !visible.has(item.code)) continue;
    const fitting = choicesFor(definition, item, answers).find((answer) => {
      const tried = replay(definition, { ...answers, [item.code]: answer });
      return !tried.ended && checkAnswers(definition, tried).every((problem) => problem.item !== item.code);
    });
    if (fitting === undefined) return undefined;
    answers[item.code] = fitting;
  }
  return checkAnswers(definition, replay(definition, answers)).length === 0 ? answers : undefined;
}

function choicesFor(definition: Definition, item: Item, answers: Answers): Answer[] {
  const codes = offeredOptions(definition, item, answers).map(({ code }) => code);
  switch (item.kind) {
    case 'multiple':
    case 'ranking':
      return [...codes.map((code) => [code]), ...codes.map((_, at) => codes.slice(0, at + 1))];
    case 'matrix':
      return codes.map((code) => Object.fromEntries(item.rows.map((row) => [row.code, code])));
    case 'number':
      return [item.min ?? item.max ?? 0];
    case 'date':
      return [item.min ?? item.max ?? '2021-05-15'];
    case 'text':
      return ['…'];
    default:
      return codes;
  }
}

/** A comment on the first article that takes one, with these words. */
export function exampleComment({ round }: Consultation, language: string, text: string) {
  const [clause] = unitsOf(round.version);
  return {
    version: round.version.no,
    language,
    opinions: [{ clause: clause?.key ?? null, stance: 'amend', text }],
    show: true,
  };
}

/** A demand that came to the city's own system on a day, with these words. */
export const exampleCase = (day: string, words: string) => ({
  id: `SQ-${day.replaceAll('-', '')}-0001`,
  kind: 'consult',
  channel: 'phone',
  title: words,
  body: words,
  history: [{ at: `${day}T09:00:00+08:00`, state: 'received', by: 'hotline_center' }],
});
