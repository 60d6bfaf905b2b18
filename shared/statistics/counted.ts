/**
 * An item by groups, counted within weight cells: all respondents of a weight cell have one weight, so that shares,
 * variances and tests need counts only, however many respondents there are.
 */
export interface CountedTable {
  /** 'one': the options of a respondent part the base. 'many' (choose-all, ranking): each option is counted by itself. */
  choice: 'one' | 'many';
  options: string[];
  /** The groups of the columns; null is everybody and stands alone. */
  groups: (string | null)[];
  /** The weight of each weight cell; `[1]` where nothing is weighted. */
  weights: number[];
  /** Respondents of the whole data set, inside and outside the table: what the variance's n is. */
  n: number;
  /** `base[group][cell]`: respondents of the group who answered the item. */
  base: number[][];
  /** `counts[option][group][cell]`: those of them who chose the option. */
  counts: number[][][];
}
