import type { Text } from '#shared/questionnaire/definition.ts';
import { searchTerms } from '#shared/text/search-keys.ts';
import { addDays, dayOf } from '#shared/time.ts';
import type { Context } from '../context.ts';
import { findPublishedPiece, listPublishedPieces, type PublishedPiece } from '../pieces/published.ts';
import type { Interpretation } from './interpretation.ts';
import * as queries from './policies.queries.ts';
import type { Policy } from './policy.ts';
import type { PolicyStatus } from './policy-codes.ts';
import { SOON_DAYS, statusOn } from './policy-status.ts';

/** A policy as the lists give it. */
export interface ListedPolicy {
  id: string;
  slug: string;
  departmentId: string;
  content: Policy;
  status: PolicyStatus;
  hash: string;
  no: number;
}

/** By what the lists are narrowed. */
export interface PolicyFilter {
  audience?: string | undefined;
  theme?: string | undefined;
  area?: string | undefined;
  year?: string | undefined;
  issuer?: string | undefined;
  status?: PolicyStatus | undefined;
  marks?: readonly string[];
  words?: string | undefined;
}

const facetNames = ['audience', 'theme', 'area', 'year', 'issuer'] as const;

function filterOf(ctx: Context, filter: PolicyFilter): queries.Filter {
  const today = dayOf(ctx.clock.now());
  const words = [...(filter.words ?? '').trim()].slice(0, 100).join('');
  return {
    today,
    soon: addDays(today, SOON_DAYS),
    facets: [
      ...facetNames.flatMap((name) => {
        const value = filter[name];
        return value === undefined ? [] : [[name, value] as const];
      }),
      ...(filter.marks ?? []).map((mark) => ['mark', mark] as const),
    ],
    status: filter.status,
    terms: words === '' ? undefined : searchTerms(words),
  };
}

/** A page of the registry, the newest first. `cursor`: as `next` of the page before gave it. */
export async function pageOfPolicies(
  ctx: Context,
  filter: PolicyFilter,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<{ policies: ListedPolicy[]; next: string | null }> {
  const [, listedOn = '', id = ''] = /^(\d{4}-\d\d-\d\d)\.([\w-]{1,40})$/.exec(cursor ?? '') ?? [];
  const after = listedOn ? { listedOn, id } : undefined;
  const rows = await queries.listPolicies(ctx.db, { ...filterOf(ctx, filter), after, limit: limit + 1 });
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    policies: shown.map(policyOf),
    next: rows.length > limit && last ? `${last.listed_on}.${last.id}` : null,
  };
}

const policyOf = (row: queries.PolicyRow): ListedPolicy => ({
  id: row.id,
  slug: row.slug,
  departmentId: row.department_id,
  content: JSON.parse(row.content) as Policy,
  status: row.status,
  hash: row.hash,
  no: row.no,
});

export interface Counted {
  value: string;
  n: number;
}

export type CountedBy = (typeof facetNames)[number] | 'status' | 'mark';

/**
 * How many policies fit, and how many would with each code of each filter in the place of the one that is set. Filters that
 * are not set are counted together.
 */
export async function countPolicies(
  ctx: Context,
  filter: PolicyFilter,
): Promise<{ all: number; by: { [name in CountedBy]: Counted[] } }> {
  const set = facetNames.filter((name) => filter[name] !== undefined);
  const rest = [...facetNames.filter((name) => !set.includes(name)), 'mark'];
  const without = (name: keyof PolicyFilter) => filterOf(ctx, { ...filter, [name]: undefined });
  const status = await queries.countByStatus(ctx.db, without('status'));
  const counted = await queries.countByFacets(ctx.db, rest, filterOf(ctx, filter));
  for (const name of set) counted.push(...(await queries.countByFacets(ctx.db, [name], without(name))));
  const by = (name: CountedBy) =>
    counted.filter((each) => each.name === name).map(({ value, n }) => ({ value, n }));
  return {
    all: status.reduce((sum, { value, n }) => sum + (value === (filter.status ?? value) ? n : 0), 0),
    by: {
      audience: by('audience'),
      theme: by('theme'),
      area: by('area'),
      year: by('year').reverse(),
      issuer: by('issuer'),
      mark: by('mark'),
      status,
    },
  };
}

/** Who issued what is in the registry: the code of the filter and its words. */
export const listIssuers = async (ctx: Context): Promise<Text[]> =>
  (await queries.listIssuers(ctx.db)).map(({ zh, en }) => ({ 'zh-CN': zh, en: en ?? zh }));

/** A policy with everything that follows from others. */
export interface PolicyStanding {
  status: PolicyStatus;
  repealedFrom: string | undefined;
  replacedBy: PublishedPiece<Policy>[];
  replaces: PublishedPiece<Policy>[];
  interpretation: PublishedPiece<Interpretation> | undefined;
}

/** How a policy stands today, what replaced it and what it replaced, and how it is explained. */
export async function standingOf(
  ctx: Context,
  { slug, content }: Pick<PublishedPiece<Policy>, 'slug' | 'content'>,
): Promise<PolicyStanding> {
  const replacedBy = await listPublishedPieces<Policy>(ctx, 'policy', { facets: [['replaces', slug]] });
  const [interpretation] = await listPublishedPieces<Interpretation>(ctx, 'interpretation', {
    facets: [['policy', slug]],
  });
  const ends = [content.repealed_on ?? [], replacedBy.map((each) => each.content.effective)].flat().sort();
  const all = await Promise.all(content.replaces.map((each) => findPolicy(ctx, each)));
  return {
    status: statusOn(dayOf(ctx.clock.now()), { ...content, repealedFrom: ends[0] }),
    repealedFrom: ends[0],
    replacedBy,
    replaces: all.flatMap((each) => each ?? []),
    interpretation,
  };
}

const findPolicy = (ctx: Context, slug: string) => findPublishedPiece<Policy>(ctx, 'policy', slug);

/** What was issued after a consultation. */
export const issuedAfter = (ctx: Context, consultation: string): Promise<PublishedPiece<Policy>[]> =>
  listPublishedPieces<Policy>(ctx, 'policy', { facets: [['consultation', consultation]] });
