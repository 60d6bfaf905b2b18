import { comingAfter, type Dated, holdingOn } from '#shared/dated.ts';
import type { Text } from '#shared/questionnaire/definition.ts';
import { addDays } from '#shared/time.ts';
import type { BoardContent } from './board-content.ts';
import { type Edition, fillIn } from './open-day.ts';

export type BoardLine = BoardContent['lines'][number];

/** A board as it reads on a day. */
export interface BoardOnDay {
  title: Text;
  /** What holds, in the board's order; `valid_until` where that will end. */
  lines: BoardLine[];
  basis: BoardContent['basis'];
  note: Text | undefined;
  /** What will hold later, the next first. */
  coming: BoardLine[];
  comingBasis: BoardContent['basis'];
}

type Words = Pick<BoardContent, 'title' | 'lines' | 'basis' | 'note'>;

/** The board's words on a day, with what they take from its edition; without one, placeholders stay. */
export function boardOn(
  { title, lines, basis, note }: Words,
  day: string,
  edition: Edition | undefined,
): BoardOnDay {
  const filled = (text: Text) => (edition ? fillIn(text, edition) : text);
  const words = lines.map((line) => ({ ...line, text: filled(line.text) }));
  return {
    title: filled(title),
    lines: holdingOn(words, day),
    basis: holdingOn(basis, day),
    note,
    coming: comingAfter(words, day),
    comingBasis: comingAfter(basis, day),
  };
}

/** The days on which the words of a board become others, the first first. */
export const changeDays = ({ lines, basis }: Pick<Words, 'lines' | 'basis'>): string[] =>
  [
    ...new Set(
      [...lines, ...basis].flatMap(({ valid_from, valid_until }: Dated) => [
        ...(valid_from ? [valid_from] : []),
        ...(valid_until ? [addDays(valid_until, 1)] : []),
      ]),
    ),
  ].sort();

/** The next day after which something that is shown on a day no longer holds; undefined where nothing ends. */
export const endOf = ({ lines, basis }: Pick<Words, 'lines' | 'basis'>, day: string): string | undefined =>
  holdingOn<Dated>([...lines, ...basis], day)
    .flatMap(({ valid_until }) => valid_until ?? [])
    .sort()[0];
