import type { Variable } from '#shared/items/kind.ts';
import { findKind } from '#shared/items/register.ts';
import { type Answer, answerOf, type StoredAnswers } from '#shared/questionnaire/answers.ts';
import type { Definition } from '#shared/questionnaire/definition.ts';
import { itemsOf } from '#shared/questionnaire/items.ts';
import { variablesOf } from '#shared/questionnaire/variables.ts';
import { type Held, hold } from './columns/plan.ts';
import type { Layout, Mark } from './layout.ts';

/** Reads the answers of one version. */
export type Reading = (answers: StoredAnswers) => Mark;

type Read = (answer: Answer, mark: Mark) => void;

const DAY_MS = 86_400_000;

/** Puts together how answers of a version count; made once, for it runs for every response at the start. */
export function readingOf(definition: Definition, layout: Layout): Reading {
  const variables = variablesOf(definition);
  const reads = itemsOf(definition).map((item): [string, Read[]] => {
    const mine = variables.filter((variable) => variable.item === item.code);
    const codes = item.kind === 'matrix' ? rowCodes : findKind(item.kind).codes;
    const counted = mine.map((variable) => countedRead(variable, codes, layout));
    const number = layout.plan.numbers.get(item.code);
    const kept: Read[] = number === undefined ? [] : [(answer, { row }) => keepNumber(row, number, answer)];
    return [item.code, [...counted, ...kept]];
  });
  const texts = [...layout.plan.texts];
  const unanswered = layout.profiles.map(({ first, values }) => first + values.length);
  return (answers) => {
    const cell = layout.cells?.cellOf(answers) ?? -1;
    const mark: Mark = { slots: [0], places: unanswered.slice(), row: layout.plan.empty(), cell };
    for (const [item, parts] of reads) {
      const answer = answerOf(answers, item);
      if (answer !== undefined && typeof answer !== 'boolean') for (const read of parts) read(answer, mark);
    }
    for (const [item, column] of texts) if (answerOf(answers, item) === true) mark.row[column] = 1;
    return mark;
  };
}

/** Throws a TypeError, when it reads, for a code that was never published. */
function countedRead(
  variable: Variable,
  codes: (variable: Variable, answer: Answer) => string[],
  layout: Layout,
): Read {
  const counted = layout.find(variable.code);
  if (!counted) throw new TypeError(`${variable.code} is not counted`);
  const { base } = counted;
  const optionOf = new Map(counted.options.map(({ code }, at) => [code, at]));
  const held: Held = layout.plan.held(variable.code);
  const profile = layout.profiles.findIndex(({ code }) => code === variable.code);
  const { first = 0, values = [] } = layout.profiles[profile] ?? {};
  const placeOf = new Map(values.map(({ code }, at) => [code, first + at]));
  return (answer, { slots, places, row }) => {
    const given = codes(variable, answer);
    if (given.length === 0) return;
    slots.push(base);
    const options: number[] = [];
    for (const code of given) {
      const option = optionOf.get(code);
      if (option === undefined) throw new TypeError(`${variable.code} has no code ${code}`);
      slots.push(base + 1 + option);
      options.push(option);
      if (profile >= 0) places[profile] = placeOf.get(code) ?? places[profile]!;
    }
    hold(held, row, options);
  };
}

/** What `matrix` reads, without looking at every row for each row: what is stored was checked when it came. */
function rowCodes({ code, item }: Variable, answer: Answer): string[] {
  if (typeof answer !== 'object' || Array.isArray(answer)) return [];
  const chosen = answerOf(answer, code.slice(item.length + 1));
  return chosen === undefined ? [] : [chosen];
}

function keepNumber(row: number[], column: number, answer: Answer) {
  // A sum with 0 is never −0, which no store gives back.
  if (typeof answer === 'number') row[column] = answer + 0;
  else if (typeof answer === 'string') row[column] = Date.parse(`${answer}T00:00:00Z`) / DAY_MS;
}
