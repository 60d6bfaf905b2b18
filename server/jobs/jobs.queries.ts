import type { Kysely } from 'kysely';
import type { Schema } from '#db/schema.ts';

type Db = Kysely<Schema>;

export const listJobs = (db: Db) => db.selectFrom('job').selectAll().execute();

export const findJob = (db: Db, name: string) =>
  db.selectFrom('job').selectAll().where('name', '=', name).executeTakeFirst();

export interface Lease {
  name: string;
  holder: string;
  /** Of the clock of leases. */
  now: string;
  until: string;
  /** A lease that ends after this is none. */
  longest: string;
}

/** Takes the job unless somebody's lease on it holds; tells whether it did. */
export async function takeJob(
  db: Db,
  { name, holder, now, until, longest }: Lease,
  startedAt: string,
): Promise<boolean> {
  const row = { started_at: null, ended_at: null, succeeded_at: null, error: null };
  await db
    .insertInto('job')
    .values({ name, holder: null, lease_until: null, ...row })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  const { numUpdatedRows } = await db
    .updateTable('job')
    .set({ holder, lease_until: until, started_at: startedAt, ended_at: null })
    .where('name', '=', name)
    .where((eb) =>
      eb.or([eb('holder', 'is', null), eb('lease_until', '<=', now), eb('lease_until', '>', longest)]),
    )
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Tells whether the lease was still the holder's. */
export async function renewLease(
  db: Db,
  { name, holder, until }: Pick<Lease, 'name' | 'holder' | 'until'>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('job')
    .set({ lease_until: until })
    .where('name', '=', name)
    .where('holder', '=', holder)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Gives the job back with what came of the run; nothing where another has taken it over. */
export const endRun = (
  db: Db,
  { name, holder }: Pick<Lease, 'name' | 'holder'>,
  { endedAt, error }: { endedAt: string; error: string | null },
) =>
  db
    .updateTable('job')
    .set({
      holder: null,
      lease_until: null,
      ended_at: endedAt,
      error,
      ...(error === null ? { succeeded_at: endedAt } : {}),
    })
    .where('name', '=', name)
    .where('holder', '=', holder)
    .execute();

export const countFailed = async (db: Db): Promise<number> =>
  (
    await db
      .selectFrom('job')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('error', 'is not', null)
      .executeTakeFirstOrThrow()
  ).n;

export const releaseJobs = async (db: Db): Promise<void> => {
  await db.updateTable('job').set({ holder: null, lease_until: null }).execute();
};
