import { stringify } from 'csv-stringify/sync';
import { guardFormula } from '#shared/text/formula-guard.ts';

export type Cell = string | number;

/** Lines of a CSV file; what a spreadsheet would take for a formula is text. */
export const csvLines = (rows: readonly (readonly Cell[])[]): string =>
  stringify(rows.map((row) => row.map((cell) => (typeof cell === 'string' ? guardFormula(cell) : cell))));

/** Spreadsheets know by it that the file is UTF-8. */
export const BYTE_ORDER_MARK = '\ufeff';
