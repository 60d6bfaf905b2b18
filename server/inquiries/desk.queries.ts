import { type ExpressionBuilder, type Kysely, type RawBuilder, type SelectQueryBuilder, sql } from 'kysely';
import { matching } from '#db/dialect.ts';
import type { Schema } from '#db/schema.ts';
import type { SearchTerm } from '#shared/text/search-keys.ts';
import { extensionsAsked } from './extensions-asked.queries.ts';

type Db = Kysely<Schema>;
type Joined = Schema & { i: Schema['inquiry']; h: Schema['inquiry_holder'] };
type Builder<O> = SelectQueryBuilder<Joined, 'i' | 'h', O>;

/** Whose cases: those that a department registered, or those that one has and that the officer does not see as the first. */
export type Branch =
  | { by: 'owner'; departmentId: string; confidential: boolean }
  | {
      by: 'holder';
      departmentIds: readonly string[];
      reads: readonly string[];
      dispatches: readonly string[];
    };

/** Which cases of a branch. */
export interface DeskWhere {
  open?: 0 | 1 | undefined;
  states?: readonly string[] | undefined;
  /** Due from one moment on, and before another. */
  dueFrom?: string | undefined;
  dueBefore?: string | undefined;
  extensionAsked?: boolean | undefined;
  takenApplications?: false | undefined;
  terms?: readonly SearchTerm[] | undefined;
  /** The beginning of a number, ours or the city’s. */
  number?: string | undefined;
  /** What those words or that number find, where it is little. */
  ids?: readonly string[] | undefined;
  kind?: string | undefined;
  category?: string | undefined;
  department?: string | undefined;
  channel?: string | undefined;
  topic?: string | undefined;
  urgent?: boolean | undefined;
  confidential?: boolean | undefined;
}

/** Where a page begins: after or before a case in the order of the queue. `rank` is 0 for those that go first. */
export interface DeskKey {
  rank: number;
  dueAt: string;
  id: string;
}

export interface DeskOrder {
  /** From the end to the beginning. */
  backwards: boolean;
  /** Dissatisfied requesters first. */
  dissatisfiedFirst: boolean;
  after?: DeskKey | undefined;
  limit: number;
}

const columns = [
  'i.id',
  'i.number',
  'i.title',
  'i.kind',
  'i.category',
  'i.state',
  'i.open',
  'i.seq',
  'i.due_at',
  'i.replied_at',
  'i.urgent',
  'i.confidential',
  'i.rating',
] as const;

/** A page of one branch, in the order of its clock. */
export function listBranch(db: Db, branch: Branch, where: DeskWhere, order: DeskOrder) {
  const { backwards, dissatisfiedFirst, after, limit } = order;
  const rank = dissatisfiedFirst ? rankOf : sql<number>`0`;
  const direction = backwards ? ('desc' as const) : ('asc' as const);
  // The clock of the table that leads: its index gives the order.
  const own = branch.by === 'owner';
  const due = own ? ('i.due_at' as const) : ('h.due_at' as const);
  const id = own ? ('i.id' as const) : ('h.inquiry_id' as const);
  let query = filtered(db, branchOf(db, branch, where), where).select([...columns, rank.as('rank')]);
  if (after) {
    const sign = backwards ? ('<' as const) : ('>' as const);
    const orEqual = backwards ? ('<=' as const) : ('>=' as const);
    query = dissatisfiedFirst
      ? query.where((eb) =>
          eb.or([
            eb(rank, sign, after.rank),
            eb.and([eb(rank, '=', after.rank), later(eb, due, id, sign, after)]),
          ]),
        )
      : // The first bound is what an index is entered by.
        query.where(due, orEqual, after.dueAt).where((eb) => later(eb, due, id, sign, after));
  }
  if (dissatisfiedFirst) query = query.orderBy('rank', direction);
  return query.orderBy(due, direction).orderBy(id, direction).limit(limit).execute();
}

export type DeskRow = Awaited<ReturnType<typeof listBranch>>[number];

const rankOf = sql<number>`case when i.rating = 'dissatisfied' then 0 else 1 end`;

const later = (
  eb: ExpressionBuilder<Joined, 'i' | 'h'>,
  due: 'i.due_at' | 'h.due_at',
  id: 'i.id' | 'h.inquiry_id',
  sign: '<' | '>',
  after: DeskKey,
) => eb.or([eb(due, sign, after.dueAt), eb.and([eb(due, '=', after.dueAt), eb(id, sign, after.id)])]);

/** Moments that part the open cases: now, the end of today, the end of the days that are soon. */
export interface Moments {
  now: string;
  endOfToday: string;
  endOfSoon: string;
}

/** Each case once, though several of the officer's departments may have it. */
const each = ({ by }: Branch) => (by === 'owner' ? sql`i.id` : sql`h.inquiry_id`);

/** How many cases fulfil each of several conditions, in one reading. */
async function countEach<Name extends string>(
  db: Db,
  branch: Branch,
  where: DeskWhere,
  conditions: { [name in Name]: RawBuilder<unknown> },
): Promise<{ [name in Name]: number }> {
  const id = each(branch);
  const distinct = branch.by === 'owner' ? sql`` : sql`distinct `;
  const names = Object.keys(conditions) as Name[];
  const row = await filtered(db, branchOf(db, branch, where), where)
    .select(
      names.map((name) =>
        sql<number>`count(${distinct}case when ${conditions[name]} then ${id} end)`.as(name),
      ),
    )
    .executeTakeFirstOrThrow();
  return Object.fromEntries(
    names.map((name) => [name, Number((row as { [name: string]: unknown })[name])]),
  ) as { [name in Name]: number };
}

/** Open cases by the clock. */
export function countOpen(db: Db, branch: Branch, { now, endOfToday, endOfSoon }: Moments) {
  const due = branch.by === 'owner' ? sql`i.due_at` : sql`h.due_at`;
  return countEach(
    db,
    branch,
    { open: 1 },
    {
      open: sql`1 = 1`,
      overdue: sql`${due} < ${now}`,
      today: sql`${due} >= ${now} and ${due} < ${endOfToday}`,
      soon: sql`${due} >= ${endOfToday} and ${due} < ${endOfSoon}`,
    },
  );
}

/** What somebody has to take or pass on. An application that was taken is answered where it was made. */
export const toPassOn: DeskWhere = {
  open: 1,
  states: ['received', 'accepted', 'returned'],
  takenApplications: false,
};

export const countToPassOn = (db: Db, branch: Branch) =>
  countEach(db, branch, toPassOn, { dispatch: sql`1 = 1`, returned: sql`i.state = 'returned'` });

export async function countToConfirm(db: Db, branch: Branch): Promise<number> {
  const where = { open: 1, states: ['received'], kind: 'disclosure' } as const;
  return (await countEach(db, branch, where, { n: sql`1 = 1` })).n;
}

/** Cases that wait for no answer: nearly all, so that no more than so many are walked through. */
export async function countClosed(db: Db, branch: Branch, most: number): Promise<{ closed: number }> {
  const where = { open: 0 } as const;
  const some = filtered(db, branchOf(db, branch, where), where).select(each(branch).as('id'));
  const { n } = await db
    .selectFrom((branch.by === 'owner' ? some : some.distinct()).limit(most).as('some'))
    .select(sql<number>`count(*)`.as('n'))
    .executeTakeFirstOrThrow();
  return { closed: Number(n) };
}

/** Cases whose requester nobody has called back yet. */
export const countCallBacks = (db: Db, branch: Branch) =>
  countEach(db, branch, { open: 0, states: ['replied'] }, { call_backs: sql`1 = 1` });

export const countExtensions = (db: Db, branch: Branch) =>
  countEach(db, branch, { open: 1, extensionAsked: true }, { extensions: sql`1 = 1` });

/** The cases of a branch, with the bounds of the clock on the table whose index leads. */
function branchOf(db: Db, branch: Branch, { open, states, dueFrom, dueBefore }: DeskWhere): Builder<object> {
  if (branch.by === 'owner') {
    let query = db.selectFrom('inquiry as i').where('i.department_id', '=', branch.departmentId);
    // A state says whether the case is open, and has an index of its own.
    if (open !== undefined && !states) query = query.where('i.open', '=', open);
    if (dueFrom !== undefined) query = query.where('i.due_at', '>=', dueFrom);
    if (dueBefore !== undefined) query = query.where('i.due_at', '<', dueBefore);
    if (!branch.confidential)
      query = query.where('i.confidential', '=', 0).where('i.state', '!=', 'handed_over');
    return query as unknown as Builder<object>;
  }
  const { departmentIds, reads, dispatches } = branch;
  let query = db
    .selectFrom('inquiry_holder as h')
    .innerJoin('inquiry as i', 'i.id', 'h.inquiry_id')
    .where('h.department_id', 'in', [...departmentIds])
    .where('i.state', '!=', 'handed_over');
  if (open !== undefined) query = query.where('h.open', '=', open);
  if (dueFrom !== undefined) query = query.where('h.due_at', '>=', dueFrom);
  if (dueBefore !== undefined) query = query.where('h.due_at', '<', dueBefore);
  if (dispatches.length > 0) query = query.where('i.department_id', 'not in', [...dispatches]);
  if (reads.length > 0)
    query = query.where((eb) =>
      eb.or([eb('i.confidential', '=', 1), eb('i.department_id', 'not in', [...reads])]),
    );
  return query as unknown as Builder<object>;
}

function filtered<O>(db: Db, cases: Builder<O>, where: DeskWhere): Builder<O> {
  const { states, terms, number, kind, category, department, channel, topic } = where;
  let query = cases;
  if (states) query = query.where('i.state', 'in', [...states]);
  if (where.takenApplications === false)
    query = query.where((eb) => eb.or([eb('i.kind', '!=', 'disclosure'), eb('i.state', '!=', 'accepted')]));
  if (where.extensionAsked) query = query.where('i.id', 'in', extensionsAsked(db));
  if (where.ids) query = query.where('i.id', 'in', [...where.ids]);
  else if (terms) query = query.where('i.text_id', 'in', matching(db, 'inquiry_keys', terms));
  else if (number !== undefined) query = query.where('i.id', 'in', numbered(db, number));
  if (kind) query = query.where('i.kind', '=', kind);
  if (category) query = query.where('i.category', '=', category);
  if (channel) query = query.where('i.channel', '=', channel);
  if (topic) query = query.where('i.topic', '=', topic);
  if (where.urgent) query = query.where('i.urgent', '=', 1);
  if (where.confidential) query = query.where('i.confidential', '=', 1);
  if (department)
    query = query.where(({ exists, selectFrom }) =>
      exists(
        selectFrom('inquiry_holder as d')
          .select(sql.lit(1).as('one'))
          .whereRef('d.inquiry_id', '=', 'i.id')
          .where('d.department_id', '=', department),
      ),
    );
  return query;
}

/** Cases whose number begins so, ours or the city's, each from its own index. */
function numbered(db: Db, number: string) {
  const end = `${number}\u{10ffff}`;
  const begins = (column: 'number' | 'external_number') =>
    db.selectFrom('inquiry').select('id').where(column, '>=', number).where(column, '<', end);
  return begins('number').union(begins('external_number'));
}

/**
 * The first cases that words or a number find. Where they are few they are asked for by their ids: with a subquery both
 * databases go through the whole queue in its order to find them.
 */
export const listFound = (db: Db, { terms, number = '' }: DeskWhere, limit: number) =>
  terms
    ? db
        .selectFrom('inquiry')
        .select('id')
        .where('text_id', 'in', matching(db, 'inquiry_keys', terms))
        .limit(limit)
        .execute()
    : numbered(db, number).limit(limit).execute();
