import type { Key } from '#shared/i18n/catalogues.ts';
import type { Context } from '../context.ts';
import type { DataField } from './data-fields.ts';

/** A line of a data set: a value for each of its fields, null where there is none. */
export type DataRow = { [field: string]: unknown };

/** Something public that can be taken away whole. */
export interface DataSet {
  /** Its place in addresses: `/open-data/<id>.csv`. */
  id: string;
  title: Key;
  /** What one line of it is. */
  row: Key;
  fields: readonly DataField[];
  /** Under which the API gives the same, page by page. */
  api?: string | undefined;
  /** Where people read it. */
  page?: string | undefined;
  count(ctx: Context): Promise<number>;
  /** When something in it was last published or taken back. */
  changedAt(ctx: Context): Promise<Date | undefined>;
  rows(ctx: Context): AsyncIterable<DataRow> | Promise<DataRow[]>;
}

export const latest = (dates: readonly (Date | undefined)[]): Date | undefined =>
  dates.reduce<Date | undefined>((last, each) => (each && (!last || each > last) ? each : last), undefined);
