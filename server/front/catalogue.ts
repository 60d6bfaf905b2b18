import type { Context } from '../context.ts';
import type { DataSet } from './data-set.ts';
import { dataSets } from './data-sets.ts';

/** A data set with what is counted of it at this moment. */
export interface Listed {
  set: DataSet;
  rows: number;
  changedAt: Date | undefined;
}

/** Every public data set with at least one line, with its number of lines and its newest change. */
export async function listDataSets(ctx: Context): Promise<Listed[]> {
  const all = await Promise.all(
    dataSets().map(async (set) => ({
      set,
      rows: await set.count(ctx),
      changedAt: await set.changedAt(ctx),
    })),
  );
  return all.filter(({ rows }) => rows > 0);
}

/** Where a data set stands as files. */
export const fileAddresses = ({ id }: DataSet) => ({
  csv: `/open-data/${id}.csv`,
  json: `/open-data/${id}.json`,
});
