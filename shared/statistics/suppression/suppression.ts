import type { Hidden } from './rules.ts';

/**
 * What a release hides, as plain data that serialises to JSON. It is for the publisher's eyes: why a figure is hidden
 * tells its range, and what stands here for a zero would give it away. Readers get what `publish` makes of it.
 */
export interface Suppression {
  threshold: number;
  marginals: HiddenMarginal[];
  tables: HiddenTable[];
}

/** `withheld`: not shown at all. A hidden base of a profile item also hides how many did not answer it. */
export interface HiddenMarginal extends HiddenColumn {
  item: string;
  withheld: boolean;
}

/** `withheld`: not shown at all; its base is below 30, or no choice of hidden cells would protect the rest. */
export interface HiddenTable {
  item: string;
  by: string;
  withheld: boolean;
  /** By the column's code; every column of the table has its entry. */
  columns: Record<string, HiddenColumn>;
}

/** Where the base is hidden, so are all cells but those that everybody can tell to be 0. Cells by option code; what is not there is shown. */
export interface HiddenColumn {
  base?: Hidden;
  cells: Record<string, Hidden>;
}
