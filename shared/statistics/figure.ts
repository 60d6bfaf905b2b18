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

/** How the sample came about, fixed at publication: it decides which words and statistics exist. */
export const sampleKinds = ['open', 'invited', 'census'] as const;
export type SampleKind = (typeof sampleKinds)[number];

/**
 * Bounds in whole points. `modelled`: the uncertainty of the number of answers and of weighting alone, of an open
 * questionnaire, never called a margin of error; `confidence`: a 95 % interval of a random invited sample.
 */
export interface Interval {
  kind: 'modelled' | 'confidence';
  low: number;
  high: number;
}

/**
 * Respondents who chose an option. `n` is never weighted. `percent` is of the column's base, in whole points, weighted
 * where the figure is; null below a base of 30. `raw_percent` stands beside a weighted one. `residual`: the adjusted
 * standardised residual, only where the whole table's test passes.
 */
export interface ShownCell {
  code: string;
  label: Text;
  n: number;
  percent: number | null;
  raw_percent?: number | null;
  interval: Interval | null;
  residual?: number;
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

/** Where a benchmark of the weighting comes from. */
export interface Benchmark {
  code: string;
  label: Text;
  source: Text;
  year: number;
}

/** How a figure is weighted, with everything that must be said of it. Weights are relative to their mean. */
export type Weighting =
  | { kind: 'none' }
  | {
      kind: 'raked';
      /** Of whom the weighted figure speaks. */
      frame: Text;
      benchmarks: Benchmark[];
      /** Bounds of a weight over the mean weight; null where none is trimmed. */
      trim: [number, number] | null;
      /** What was merged by the declared plan, because too few answered. */
      collapsed: Text[];
      deff: number;
      n_eff: number;
      max_over_mean: number;
      min_over_mean: number;
      /** The benchmarks may serve a demonstration only. */
      demonstration?: true;
    };

/** One condition of a filter, in words: an item, the channel, the day or the version, and what it must be. */
export interface FilterShown {
  variable: string;
  label: Text;
  codes: string[];
  values: Text[];
}

/** A test of the whole table: Rao-Scott second order where weighted, Pearson otherwise; p after Holm over the tables shown. */
export interface FigureTest {
  kind: 'rao_scott_f' | 'pearson';
  statistic: number;
  df: [number, number | null];
  p: number;
  cramers_v: number;
}

/**
 * From this version on the item is not the same: figures before and after are not pooled, unless what changed was declared
 * a mere correction of the words.
 */
export interface FigureBreak {
  version: number;
  day: string;
  kind: 'reworded' | 'added' | 'removed' | 'options';
  pooled?: true;
  note?: Text;
}

/** A rate's value: `n` of the `base` that is left, in whole points; null below a base of 30. */
export interface IndexValue {
  n: number;
  base: number;
  percent: number | null;
  /** Unweighted, beside a weighted one. */
  raw_percent?: number | null;
}

export type ShownIndex = IndexValue | { hidden: HiddenKind };

/** A rate defined before opening, with the definition that stands beside it; hidden where one of its parts is. */
export type FigureIndex = { code: string; label: Text; definition: Text } & ShownIndex & {
    /** By the groups of the columns. */
    groups?: ({ code: string } & ShownIndex)[];
  };

/** Of a scale or number: over those who gave a number. */
export interface FigureSummary {
  n: number;
  mean: number;
  median: number;
  quartiles: [number, number];
}

/**
 * Of a ranking, over the `of` who ranked anything: for each option its mean place among those who ranked it (1 the first;
 * null where fewer than 30 did), and how many put it among the first `top`, in whole points too, weighted where the figure
 * is.
 */
export interface FigureRanks {
  of: number;
  top: number;
  options: { code: string; label: Text; mean: number | null; n: number; percent: number }[];
}

/** The exact wording of what is counted, its options in order, and of what it is split by. */
export interface FigureWording {
  /** The number under which respondents saw the item. */
  no: number;
  /** The item's words; of a matrix's row the row's, with the item's as `question`. */
  label: Text;
  question?: Text;
  choice: 'one' | 'many';
  options: { code: string; text: Text; score?: number }[];
  by?: { no: number; label: Text };
}

/** One figure: everything that must stand beside its numbers travels with them. */
export interface Figure {
  /** The code of what is counted: an item, a matrix's row `Q10.find`, a ranking's first place `Q21.1`. */
  item: string;
  /** The profile item of the columns; null when there is only the total. */
  by: string | null;
  wording: FigureWording;
  questionnaire: string;
  version: { no: number; hash: string };
  /** The release it is part of; absent from officers' figures. */
  release?: { no: number; at: string; hash: string };
  /** Officers' figures: the act up to which they hold, since the process started. */
  as_of?: { act: number; newer: boolean };
  sample: SampleKind;
  /** Valid responses in all. */
  n: number;
  /** Those who answered the item; null where it is not shown. */
  base: number | null;
  /** Fewer than 10 answered the item: nothing else is said. */
  few?: true;
  /** Split like this it would give people away: there are no columns. */
  withheld?: true;
  /** Valid responses by channel; channels of few are merged under `other`. */
  channels: { [channel: string]: number };
  weighting: Weighting;
  /** Only answers that meet all of these are counted. */
  where?: FilterShown[];
  test?: FigureTest;
  indices?: FigureIndex[];
  summary?: FigureSummary;
  ranks?: FigureRanks;
  breaks?: FigureBreak[];
  columns: FigureColumn[];
  note: Text;
}

export const isShown = <S extends object>(part: S): part is Exclude<S, { hidden: HiddenKind }> =>
  !('hidden' in part);

export const isWeighted = ({ weighting }: Pick<Figure, 'weighting'>): boolean => weighting.kind === 'raked';

/** How many of a figure's cells and columns are hidden; a hidden column counts once. */
export const hiddenIn = ({ columns }: Pick<Figure, 'columns'>): number =>
  columns.reduce(
    (sum, column) => sum + (isShown(column) ? column.cells.filter((cell) => !isShown(cell)).length : 1),
    0,
  );
