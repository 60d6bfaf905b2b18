/** One option of an item and how many respondents chose it: an unweighted whole number of respondents. */
export interface CountCell {
  code: string;
  n: number;
}

/**
 * One column of a crossed table: the respondents with one value of the profile item.
 * `code` is the profile's option, or '' for those who did not answer it or were not asked.
 * `base` counts the respondents of the column who answered the table's item.
 */
export interface CountColumn {
  code: string;
  base: number;
  cells: CountCell[];
}

/**
 * An item crossed by a profile item. The columns part all respondents.
 * 'one': the cells of a column add up to its base. 'many' (choose-all, ranking): each cell is at most the base.
 */
export interface CountTable {
  item: string;
  by: string;
  choice: 'one' | 'many';
  columns: CountColumn[];
}

/** An item over all respondents. `base` counts those who answered it; the cells follow the same rule as a column's. */
export interface Marginal {
  item: string;
  choice: 'one' | 'many';
  base: number;
  cells: CountCell[];
}

/** A count named in a link: the respondents who chose option `code` of `item`, or, with null, who answered `item`. */
export interface Ref {
  item: string;
  code: string | null;
}

/**
 * What everybody can read from the questionnaire's logic: within the whole, every profile column and every answer,
 * the sum of `left` equals, or is at most, the sum of `right`. A ref that stands twice counts twice.
 * For example base(Q15) equals n(Q14 = yes); n(Q8 = web) is at most n(Q7 = web).
 */
export interface Link {
  left: Ref[];
  relation: 'equals' | 'atMost';
  right: Ref[];
}

/**
 * The fixed public set of one questionnaire's counts. `n` counts the respondents; `profiles` are the marginals of the
 * items that tables are crossed by (always 'one'); each table's item stands in `opinions`.
 * A link binds only where the items it names are crossed: cross an item that is named in logic even if no page shows it.
 */
export interface ReleaseCounts {
  n: number;
  profiles: Marginal[];
  opinions: Marginal[];
  tables: CountTable[];
  links: Link[];
}
