import { type ExpressionBuilder, type Kysely, type RawBuilder, sql } from 'kysely';
import type { Schema } from '#db/schema.ts';

type Db = Kysely<Schema>;

export interface Within {
  /** Instants: from the first on, before the second. */
  from: string;
  to: string;
  now: string;
  kinds: readonly string[];
  /** Only what these registered or owe; everybody's where none are named. */
  departments?: readonly string[] | undefined;
  /** The first instants of the period's months, by their names. */
  months: readonly { month: string; from: string }[];
}

/** By what cases are told apart. */
export const dimensions = ['all', 'department', 'category', 'channel', 'kind', 'month'] as const;
export type Dimension = (typeof dimensions)[number];

/**
 * Every case that counts and has come to its end within the period: by the answer to its last clock, or because its time
 * ran out before one came. One line a case.
 */
const settled = (db: Db, { from, to, now, kinds, departments, months }: Within) =>
  db
    .with('timed', (with_) =>
      with_
        .selectFrom('inquiry_clock')
        .where('counts', '=', 1)
        .groupBy('inquiry_id')
        .select(({ fn }) => [
          'inquiry_id',
          fn.max('no').as('no'),
          fn
            .max<number>(
              sql`case when due_at is not null and coalesce(answered_at, ${now}) > due_at then 1 else 0 end`,
            )
            .as('late'),
          fn.max<number>(sql`case when due_at is null then 1 else 0 end`).as('unknown'),
        ]),
    )
    .with('ended', (with_) =>
      with_
        .selectFrom('timed')
        .innerJoin('inquiry_clock as last', (join) =>
          join.onRef('last.inquiry_id', '=', 'timed.inquiry_id').onRef('last.no', '=', 'timed.no'),
        )
        .innerJoin('inquiry', 'inquiry.id', 'timed.inquiry_id')
        .where('inquiry.kind', 'in', kinds)
        .$if(departments !== undefined, (query) =>
          query.where(({ eb, or }) =>
            or([
              eb('last.department_id', 'in', departments ?? []),
              eb('inquiry.department_id', 'in', departments ?? []),
            ]),
          ),
        )
        .select([
          'inquiry.number',
          'last.department_id as department',
          'inquiry.category',
          'inquiry.channel',
          'inquiry.kind',
          'inquiry.rating',
          'inquiry.reopened',
          'timed.late',
          'timed.unknown',
        ])
        .select([
          sql<string>`case when last.answered_at is null then last.due_at
            when last.due_at is null or last.answered_at < last.due_at then last.answered_at
            else last.due_at end`.as('settled_at'),
          sql<number>`case when inquiry.reopened = 0 and exists (select 1 from inquiry_act
            where inquiry_act.inquiry_id = inquiry.id and inquiry_act.act = 'answer') then 1 else 0 end`.as(
            'at_once',
          ),
        ]),
    )
    .with('settled', (with_) =>
      with_
        .selectFrom('ended')
        .where('settled_at', '>=', from)
        .where('settled_at', '<', to)
        .where('settled_at', '<=', now)
        .selectAll()
        .select(monthOf(months).as('month')),
    );

/** The local month of an instant of the period. */
const monthOf = (months: Within['months']): RawBuilder<string> =>
  sql<string>`case ${sql.join(
    [...months].reverse().map(({ month, from }) => sql`when settled_at >= ${from} then ${sql.lit(month)}`),
    sql` `,
  )} end`;

const known = sql`(late = 1 or unknown = 0)`;
const counting = (when: RawBuilder<unknown>) => sql<number>`sum(case when ${when} then 1 else 0 end)`;

export interface CountRow {
  dimension: Dimension;
  value: string | null;
  due: number;
  on_time: number;
  late: number;
  provisional: number;
  reopened: number;
  at_once: number;
  satisfied: number;
  basically: number;
  dissatisfied: number;
}

interface Settled {
  number: string;
  department: string;
  category: string | null;
  channel: string;
  kind: string;
  month: string;
  rating: string | null;
  reopened: number;
  late: number;
  unknown: number;
  at_once: number;
}

const counts = [
  counting(known).as('due'),
  counting(sql`late = 0 and unknown = 0`).as('on_time'),
  counting(sql`late = 1`).as('late'),
  counting(sql`late = 0 and unknown = 1`).as('provisional'),
  counting(sql`${known} and reopened > 0`).as('reopened'),
  counting(sql`${known} and at_once = 1`).as('at_once'),
  counting(sql`${known} and rating = 'satisfied'`).as('satisfied'),
  counting(sql`${known} and rating = 'basically_satisfied'`).as('basically'),
  counting(sql`${known} and rating = 'dissatisfied'`).as('dissatisfied'),
] as const;

/** How many cases came to their end, in time and late, by each dimension: all of it in one reading. */
export async function countSettled(db: Db, within: Within): Promise<CountRow[]> {
  const head = (dimension: Dimension, value: RawBuilder<string | null>) =>
    [sql<Dimension>`${sql.lit(dimension)}`.as('dimension'), value.as('value')] as const;
  // What is joined to the first part speaks of its tables, and must not name them again.
  const bare = db.withTables<{ settled: Settled }>();
  const by = (dimension: Exclude<Dimension, 'all'>) =>
    bare
      .selectFrom('settled')
      .groupBy(dimension)
      .select(head(dimension, sql<string | null>`${sql.ref(dimension)}`))
      .select(counts);
  const all = settled(db, within).selectFrom('settled').select(head('all', sql<string>`''`)).select(counts);
  const rows = await dimensions
    .filter((dimension) => dimension !== 'all')
    .reduce((union, dimension) => union.unionAll(by(dimension)), all)
    .execute();
  return rows.map((row) => ({
    dimension: row.dimension,
    value: row.value,
    due: Number(row.due ?? 0),
    on_time: Number(row.on_time ?? 0),
    late: Number(row.late ?? 0),
    provisional: Number(row.provisional ?? 0),
    reopened: Number(row.reopened ?? 0),
    at_once: Number(row.at_once ?? 0),
    satisfied: Number(row.satisfied ?? 0),
    basically: Number(row.basically ?? 0),
    dissatisfied: Number(row.dissatisfied ?? 0),
  }));
}

/** The numbers of those that were answered late, or are late and not answered. */
export const listLate = async (db: Db, within: Within, limit: number): Promise<string[]> =>
  (
    await settled(db, within)
      .selectFrom('settled')
      .where('late', '=', 1)
      .select('number')
      .orderBy('number')
      .limit(limit)
      .execute()
  ).map(({ number }) => number);

/** How many came in within the period, whatever became of them, by channel, district and kind. */
export async function countReceived(
  db: Db,
  { from, to, kinds, departments }: Within,
): Promise<{ channel: string; district: string | null; kind: string; counts: boolean; n: number }[]> {
  const rows = await db
    .selectFrom('inquiry')
    .where('kind', 'in', kinds)
    .where('received_at', '>=', from)
    .where('received_at', '<', to)
    .$if(departments !== undefined, (query) => query.where(concerns(departments ?? [])))
    .select(['channel', 'district', 'kind'])
    .select(sql<number>`case when outcome is null or outcome = 'answered' then 1 else 0 end`.as('counted'))
    .groupBy(['channel', 'district', 'kind', 'counted'])
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .execute();
  return rows.map(({ counted, n, ...row }) => ({ ...row, counts: counted === 1, n: Number(n) }));
}

/** Registered by one of the departments, or answered by it. */
const concerns = (departments: readonly string[]) => (eb: ExpressionBuilder<Schema, 'inquiry'>) =>
  eb.or([
    eb('inquiry.department_id', 'in', departments),
    eb('inquiry.id', 'in', (of) =>
      of.selectFrom('inquiry_clock').select('inquiry_id').where('department_id', 'in', departments),
    ),
  ]);

/** The earliest and the latest moment at which one came in. */
export const receivedBetween = (db: Db) =>
  db
    .selectFrom('inquiry')
    .select(({ fn }) => [fn.min('received_at').as('first'), fn.max('received_at').as('last')])
    .executeTakeFirstOrThrow();

/** Applications that came in before the end of a period, each with what its last reply rests on. */
export const listApplications = (db: Db, to: string, departments: readonly string[]) =>
  db
    .selectFrom('inquiry')
    .leftJoin('inquiry_act as reply', (join) =>
      join.onRef('reply.inquiry_id', '=', 'inquiry.id').on('reply.seq', '=', (of) =>
        of
          .selectFrom('inquiry_act as each')
          .whereRef('each.inquiry_id', '=', 'inquiry.id')
          .where('each.act', '=', 'reply')
          .select(({ fn }) => fn.max('each.seq').as('seq')),
      ),
    )
    .where('inquiry.kind', '=', 'disclosure')
    .where('inquiry.received_at', '<', to)
    .where('inquiry.department_id', 'in', departments)
    .select([
      'inquiry.requester',
      'inquiry.received_at',
      'inquiry.outcome',
      'inquiry.replied_at',
      'inquiry.closed_at',
      'reply.content as reply',
    ])
    .execute();
