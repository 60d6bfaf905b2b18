import type { Context } from './context.ts';

type Db = Context['db'];

export interface Counted {
  key: string;
  /** UTC time at which the window ends. */
  until: string;
  n: number;
}

/** Adds to counts, in one order, so that no two processes wait for each other; gives what they are now. */
export const addCounts = (db: Db, counts: readonly Counted[]): Promise<Pick<Counted, 'key' | 'n'>[]> =>
  db
    .insertInto('request_count')
    .values(counts.toSorted((one, other) => (one.key < other.key ? -1 : 1)))
    .onConflict((conflict) =>
      conflict
        .columns(['key', 'until'])
        .doUpdateSet((eb) => ({ n: eb('request_count.n', '+', eb.ref('excluded.n')) })),
    )
    .returning(['key', 'n'])
    .execute();

export const deleteCountsUntil = (db: Db, at: string) =>
  db.deleteFrom('request_count').where('until', '<=', at).execute();
