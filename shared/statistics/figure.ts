import type { Text } from '../questionnaire/definition.ts';

/**
 * Why a number is not shown. Published figures say the same of every hidden number: that one is hidden because it is
 * small would already tell its range.
 */
export type HiddenKind = 'small' | 'secondary';

export interface HiddenMark {
  code: string;
  label: Text;
  hidden: HiddenKind;
}

/** Respondents who chose an option. `percent` is of the column's base, in whole points; null below a base of 30. */
export interface ShownCell {
  code: string;
  label: Text;
  n: number;
  percent: number | null;
  /** Always null: an open questionnaire is no random sample, so nothing can be said about sampling error. */
  interval: null;
}

export type FigureCell = ShownCell | HiddenMark;

/**
 * `base` counts the respondents of the column who answered the item; null where it would give a hidden count away. Code
 * null: everybody; '': those without an answer to `by`.
 */
export interface ShownColumn {
  code: string | null;
  label: Text;
  base: number | null;
  cells: FigureCell[];
}

export type FigureColumn = ShownColumn | { code: string | null; label: Text; hidden: HiddenKind };

/** One figure: everything that must stand beside its numbers travels with them. Unweighted counts of responses. */
export interface Figure {
  /** The code of what is counted: an item, a matrix's row `Q10.find`, a ranking's first place `Q21.1`. */
  item: string;
  /** The profile item of the columns; null when there is only the total. */
  by: string | null;
  questionnaire: string;
  version: { no: number; hash: string };
  /** The release it is part of; absent from officers' figures. */
  release?: { no: number; at: string; hash: string };
  /** Officers' figures: the act up to which they hold, since the process started. */
  as_of?: { act: number; newer: boolean };
  sample: 'open';
  /** Valid responses in all. */
  n: number;
  /** Those who answered the item; null where it is not shown. */
  base: number | null;
  /** Fewer than 10 answered the item: nothing else is said. */
  few?: true;
  /** Valid responses by channel; channels of few are merged under `other`. */
  channels: { [channel: string]: number };
  weighting: { kind: 'none' };
  columns: FigureColumn[];
  note: Text;
}

export const isShown = <S extends object>(part: S): part is Exclude<S, { hidden: HiddenKind }> =>
  !('hidden' in part);

/** How many of a figure's cells and columns are hidden; a hidden column counts once. */
export const hiddenIn = ({ columns }: Pick<Figure, 'columns'>): number =>
  columns.reduce(
    (sum, column) => sum + (isShown(column) ? column.cells.filter((cell) => !isShown(cell)).length : 1),
    0,
  );
