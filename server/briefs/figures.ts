import { createHash } from 'node:crypto';
import { type Asked, askedFromQuery, queryOf } from '#shared/statistics/asked.ts';
import type { Figure } from '#shared/statistics/figure.ts';
import { canonicalJson } from '#shared/text/canonical-json.ts';
import { localIso } from '#shared/time.ts';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { askFigures, requireAsked } from '../results/ask.ts';
import type { Counters } from '../results/counters.ts';
import type { ReleaseWithSnapshot } from '../results/release-snapshots.ts';
import { releasedFigure } from '../results/released-figures.ts';
import type { ChosenFigure } from './content.ts';
import type { Source } from './sources.ts';

/** A figure of a brief whole, with everything that must stand beside its numbers. */
export interface BriefFigure extends ChosenFigure {
  /** Which of the brief’s questionnaires it belongs to, from 1. */
  source: number;
  /** Where it is looked up: public for a released one. */
  address: string;
  figure: Figure;
  /** `sha256:` and the digest of the figure’s canonical JSON. */
  hash: string;
  /** The time up to which it counts. */
  until: string;
  /** Part of a public release; otherwise internal, at the departments’ threshold. */
  released: boolean;
}

/** What a figure’s address asks for; undefined where it names no item. */
export function readQuery(query: string): Asked | undefined {
  const asked = askedFromQuery(new URLSearchParams(query.replace(/^[^?]*\?/, '')));
  return asked.item === '' ? undefined : asked;
}

/** A brief’s figure has one row of groups: an address with several stands for one figure each. */
export function singleFigures(query: string): string[] {
  const asked = readQuery(query);
  if (!asked) return [];
  const single = (by: string[]) => queryOf({ ...asked, by }).slice(1);
  return asked.by.length === 0 ? [single([])] : asked.by.map((code) => single([code]));
}

/**
 * The figure as it stands now: the released one where there is one, else the officers’ own. Undefined where there is none,
 * where it would give people away, and where the brief’s office may not see it.
 */
export async function takeFigure(
  ctx: Context,
  counters: Counters,
  chosen: ChosenFigure,
  { source, place }: { source: Source; place: number },
): Promise<BriefFigure | undefined> {
  const asked = readQuery(chosen.query);
  if (!asked) return undefined;
  const released = source.release && (await unlessRefused(() => fromRelease(source.release, asked)));
  const figure = released ?? (await unlessRefused(() => fromCounters(ctx, counters, source, asked)));
  if (!figure || figure.withheld) return undefined;
  const { slug } = source.questionnaire;
  const base = released ? `/questionnaires/${slug}/results` : `/workspace/questionnaires/${slug}/figures`;
  const until = released ? source.release?.publishedAt : undefined;
  return {
    ...chosen,
    source: place,
    address: `${base}?${chosen.query}`,
    figure,
    hash: hashOfFigure(figure),
    until: localIso(until ?? ctx.clock.now()),
    released: released !== undefined,
  };
}

/** A release holds standard figures: without filters and weights. Throws FigureNotReleasedError. */
function fromRelease(release: ReleaseWithSnapshot | undefined, { item, by, where, weights }: Asked) {
  if (!release || where.length > 0 || weights !== 'none') return undefined;
  return releasedFigure(release, item, by[0] ?? null);
}

async function fromCounters(
  ctx: Context,
  counters: Counters,
  { questionnaire, scope }: Source,
  asked: Asked,
) {
  if (!scope) return undefined;
  requireAsked(scope, (await counters.of(questionnaire)).layout, asked);
  const [figure] = await askFigures(ctx, counters, questionnaire, asked);
  return figure;
}

/** What is refused is not there for a brief; a bug is a bug. */
async function unlessRefused<T>(take: () => T | Promise<T>): Promise<T | undefined> {
  try {
    return await take();
  } catch (error) {
    if (error instanceof DomainError) return undefined;
    throw error;
  }
}

const hashOfFigure = (figure: Figure): string =>
  `sha256:${createHash('sha256').update(canonicalJson(figure)).digest('hex')}`;

/** In the place of a matrix, its rows: each is a figure of its own. */
export async function withRows(
  counters: Counters,
  sources: readonly Source[],
  figures: readonly ChosenFigure[],
): Promise<ChosenFigure[]> {
  let last = Math.max(0, ...figures.map(({ no }) => no));
  const parted = await Promise.all(
    figures.map(async (chosen) => {
      const source = sources.find(({ questionnaire }) => questionnaire.slug === chosen.questionnaire);
      const asked = readQuery(chosen.query);
      if (!source || !asked) return [chosen];
      const { layout } = await counters.of(source.questionnaire);
      const rows = layout.find(asked.item)
        ? []
        : layout.variables.filter(({ item, code }) => item === asked.item && code !== asked.item);
      return rows.length === 0
        ? [chosen]
        : rows.map(({ code }) => ({ ...chosen, query: queryOf({ ...asked, item: code }).slice(1) }));
    }),
  );
  return parted.flatMap((rows) =>
    rows.map((row, at) => {
      if (at > 0) last += 1;
      return at === 0 ? row : { ...row, no: last };
    }),
  );
}
