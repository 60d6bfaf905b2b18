import { type Kysely, sql } from 'kysely';
import { matching } from '#db/dialect.ts';
import type { Schema } from '#db/schema.ts';
import type { SearchTerm } from '#shared/text/search-keys.ts';
import { pieceChains } from '../staff/publications.ts';
import type { PolicyStatus } from './policy-codes.ts';

type Db = Kysely<Schema>;

/** The day on which it is asked how documents stand, and the last one that is soon. */
export interface Days {
  today: string;
  soon: string;
}

export interface Filter extends Days {
  facets: readonly (readonly [name: string, value: string])[];
  status: PolicyStatus | undefined;
  terms: readonly SearchTerm[] | undefined;
  departmentId?: string | undefined;
}

/** Published and not taken back. */
const standing = (db: Db, kind: string) =>
  db
    .selectFrom('piece')
    .where('piece.kind', '=', kind)
    .where('piece.published_no', 'is not', null)
    .where('piece.id', 'not in', (where) =>
      where.selectFrom('retraction').select('subject_id').where('kind', 'in', pieceChains),
    );

/** From which day each document is replaced by another. */
const replacements = (db: Db) =>
  standing(db, 'policy')
    .innerJoin('piece_facet as replaced', 'replaced.piece_id', 'piece.id')
    .innerJoin('piece_facet as since', 'since.piece_id', 'piece.id')
    .where('replaced.name', '=', 'replaces')
    .where('since.name', '=', 'effective')
    .groupBy('replaced.value')
    .select('replaced.value as slug')
    .select(({ fn }) => fn.min('since.value').as('since'));

/** Every policy with how it stands on the day; the rule is that of policy-status.ts. */
const policies = (db: Db, { today, soon }: Days) =>
  standing(db, 'policy')
    .innerJoin('piece_facet as effective', (join) =>
      join.onRef('effective.piece_id', '=', 'piece.id').on('effective.name', '=', 'effective'),
    )
    .leftJoin('piece_facet as expires', (join) =>
      join.onRef('expires.piece_id', '=', 'piece.id').on('expires.name', '=', 'expires'),
    )
    .leftJoin('piece_facet as repealed', (join) =>
      join.onRef('repealed.piece_id', '=', 'piece.id').on('repealed.name', '=', 'repealed_on'),
    )
    .leftJoin(replacements(db).as('replacement'), 'replacement.slug', 'piece.slug')
    .select(['piece.id', 'piece.slug', 'piece.department_id', 'piece.listed_on', 'piece.published_no'])
    .select(
      sql<PolicyStatus>`CASE
        WHEN repealed.value <= ${today} OR replacement.since <= ${today} THEN 'repealed'
        WHEN expires.value < ${today} THEN 'expired'
        WHEN effective.value > ${today} THEN 'not_yet'
        WHEN expires.value <= ${soon} THEN 'expires_soon'
        ELSE 'in_force' END`.as('status'),
    );

function filtered(db: Db, { facets, status, terms, departmentId, ...days }: Filter) {
  let query = db.selectFrom(policies(db, days).as('policy'));
  for (const [name, value] of facets)
    query = query.where('policy.id', 'in', (where) =>
      where.selectFrom('piece_facet').select('piece_id').where('name', '=', name).where('value', '=', value),
    );
  if (status) query = query.where('policy.status', '=', status);
  if (departmentId) query = query.where('policy.department_id', '=', departmentId);
  if (terms)
    query = query.where('policy.id', 'in', (where) =>
      where
        .selectFrom('piece_entry')
        .select('piece_id')
        .where('id', 'in', matching(db, 'piece_keys', terms)),
    );
  return query;
}

/** The newest first; what they say is read of those of the page alone. */
export const listPolicies = (
  db: Db,
  {
    after,
    limit,
    ...filter
  }: Filter & { after: { listedOn: string; id: string } | undefined; limit: number },
) => {
  let query = filtered(db, filter).selectAll('policy');
  if (after)
    query = query.where((eb) =>
      eb.or([
        eb('policy.listed_on', '<', after.listedOn),
        eb.and([eb('policy.listed_on', '=', after.listedOn), eb('policy.id', '>', after.id)]),
      ]),
    );
  const paged = query.orderBy('policy.listed_on', 'desc').orderBy('policy.id').limit(limit);
  return db
    .selectFrom(paged.as('shown'))
    .innerJoin('piece_version', (join) =>
      join
        .onRef('piece_version.piece_id', '=', 'shown.id')
        .onRef('piece_version.no', '=', 'shown.published_no'),
    )
    .selectAll('shown')
    .select(['piece_version.content', 'piece_version.no', 'piece_version.hash'])
    .orderBy('shown.listed_on', 'desc')
    .orderBy('shown.id')
    .execute();
};

export type PolicyRow = Awaited<ReturnType<typeof listPolicies>>[number];

export const countByStatus = (db: Db, filter: Filter) =>
  filtered(db, filter)
    .groupBy('policy.status')
    .select('policy.status as value')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .execute();

/** How many there are of each code of these facets. */
export const countByFacets = (db: Db, names: readonly string[], filter: Filter) =>
  filtered(db, filter)
    .innerJoin('piece_facet', 'piece_facet.piece_id', 'policy.id')
    .where('piece_facet.name', 'in', names)
    .groupBy(['piece_facet.name', 'piece_facet.value'])
    .orderBy('piece_facet.name')
    .orderBy('piece_facet.value')
    .select(['piece_facet.name', 'piece_facet.value'])
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .execute();

/** The issuers of published policies in both languages. */
export const listIssuers = (db: Db) =>
  standing(db, 'policy')
    .innerJoin('piece_facet as zh', 'zh.piece_id', 'piece.id')
    .innerJoin('piece_facet as en', 'en.piece_id', 'piece.id')
    .where('zh.name', '=', 'issuer')
    .where('en.name', '=', 'issuer_en')
    .groupBy('zh.value')
    .orderBy('zh.value')
    .select('zh.value as zh')
    .select(({ fn }) => fn.max('en.value').as('en'))
    .execute();

/** Each published interpretation with the policy that it explains, and its day. */
export const listInterpretations = (db: Db) =>
  standing(db, 'interpretation')
    .innerJoin('piece_version', (join) =>
      join
        .onRef('piece_version.piece_id', '=', 'piece.id')
        .onRef('piece_version.no', '=', 'piece.published_no'),
    )
    .innerJoin('piece_facet', 'piece_facet.piece_id', 'piece.id')
    .where('piece_facet.name', '=', 'policy')
    .select([
      'piece.slug',
      'piece.department_id',
      'piece.listed_on',
      'piece_version.content',
      'piece_facet.value as policy',
    ])
    .execute();

/** The addresses of all published policies. */
export const listPolicySlugs = (db: Db) => standing(db, 'policy').select('piece.slug').execute();
