import type { Variable } from '#shared/items/kind.ts';
import { findKind } from '#shared/items/register.ts';
import type { Answer, StoredAnswers } from '#shared/questionnaire/answers.ts';
import type { Definition, Item } from '#shared/questionnaire/definition.ts';
import { itemsOf } from '#shared/questionnaire/items.ts';
import { variablesOf } from '#shared/questionnaire/variables.ts';
import { type Held, hold } from './columns/plan.ts';
import type { Counted, Layout, Mark } from './layout.ts';

/** Reads the answers of one version. */
export type Reading = (answers: StoredAnswers) => Mark;

type Read = (answer: Answer, mark: Mark) => void;

const DAY_MS = 86_400_000;

/** Puts together how answers of a version count; made once, for it runs for every response at the start. */
export function readingOf(definition: Definition, layout: Layout): Reading {
  const variables = variablesOf(definition);
  const readsOf = new Map<string, Read[]>();
  for (const item of itemsOf(definition)) {
    const mine = variables.filter((variable) => variable.item === item.code);
    const counted = mine.map((variable) => countedRead(variable, item, layout));
    const number = layout.plan.numbers.get(item.code);
    const kept: Read[] = number === undefined ? [] : [(answer, { row }) => keepNumber(row, number, answer)];
    readsOf.set(item.code, [...counted, ...kept]);
  }
  const { texts } = layout.plan;
  const unanswered = layout.profiles.map(({ first, values }) => first + values.length);
  return (answers) => {
    const cell = layout.cells?.cellOf(answers) ?? -1;
    const mark: Mark = { slots: [0], places: unanswered.slice(), row: layout.plan.empty(), cell };
    // What was given is less than what could have been, and stored answers inherit nothing.
    for (const item in answers) {
      const answer = answers[item];
      if (answer === true) {
        const column = texts.get(item);
        if (column !== undefined) mark.row[column] = 1;
      } else if (answer !== undefined && answer !== false) {
        const reads = readsOf.get(item);
        if (reads) for (const read of reads) read(answer, mark);
      }
    }
    return mark;
  };
}

/** Throws a TypeError, when it reads, for a code that was never published. */
function countedRead(variable: Variable, { kind }: Item, layout: Layout): Read {
  const counted = layout.find(variable.code);
  if (!counted) throw new TypeError(`${variable.code} is not counted`);
  const place = placer(counted, layout);
  const { base } = counted;
  const optionOf = new Map(counted.options.map(({ code }, at) => [code, at]));
  const held: Held = layout.plan.held(variable.code);
  const found = (code: string) => {
    const option = optionOf.get(code);
    if (option === undefined) throw new TypeError(`${variable.code} has no code ${code}`);
    return option;
  };
  const readOne = (code: string, mark: Mark, column: number) => {
    const option = found(code);
    mark.slots.push(base, base + 1 + option);
    mark.row[column] = option + 1;
    place?.(code, mark);
  };
  if (held.kind === 'code' && oneCode.has(kind))
    return (answer, mark) => {
      if (typeof answer === 'string') readOne(answer, mark, held.column);
    };
  if (held.kind === 'code' && kind === 'matrix') {
    const row = variable.code.slice(variable.item.length + 1);
    return (answer, mark) => {
      // What is stored was checked when it came; no row is called like what every object has.
      const code = (answer as { [row: string]: string })[row];
      if (typeof code === 'string') readOne(code, mark, held.column);
    };
  }
  const { codes } = findKind(kind);
  return (answer, mark) => {
    const given = codes(variable, answer);
    if (given.length === 0) return;
    mark.slots.push(base);
    const options: number[] = [];
    for (const code of given) {
      const option = found(code);
      mark.slots.push(base + 1 + option);
      options.push(option);
      place?.(code, mark);
    }
    hold(held, mark.row, options);
  };
}

/** Kinds whose answer is the code itself. */
const oneCode: ReadonlySet<Item['kind']> = new Set(['single', 'region', 'scale']);

/** Puts a response into its place of a profile item; undefined for what is none. */
function placer({ code }: Counted, { profiles }: Layout) {
  const profile = profiles.findIndex((each) => each.code === code);
  const found = profiles[profile];
  if (!found) return undefined;
  const placeOf = new Map(found.values.map((value, at) => [value.code, found.first + at]));
  return (given: string, { places }: Mark) => {
    places[profile] = placeOf.get(given) ?? places[profile]!;
  };
}

function keepNumber(row: number[], column: number, answer: Answer) {
  // A sum with 0 is never −0, which no store gives back.
  if (typeof answer === 'number') row[column] = answer + 0;
  else if (typeof answer === 'string') row[column] = Date.parse(`${answer}T00:00:00Z`) / DAY_MS;
}
