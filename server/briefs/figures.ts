import { createHash } from 'node:crypto';
import type { Text } from '#shared/questionnaire/definition.ts';
import type { Figure } from '#shared/statistics/figure.ts';
import { canonicalJson } from '#shared/text/canonical-json.ts';
import { localIso } from '#shared/time.ts';
import type { Context } from '../context.ts';
import type { Counters } from '../results/counters.ts';
import { crossedBy, findVariable } from '../results/figures.ts';
import type { PublishedProfile, PublishedVariable } from '../results/published.ts';
import type { ReleaseWithSnapshot } from '../results/release-snapshots.ts';
import { releasedFigure } from '../results/released-figures.ts';
import { staffFigure } from '../results/staff-figures.ts';
import type { ChosenFigure } from './content.ts';
import type { Source } from './sources.ts';

/** A figure of a brief whole, with everything that must stand beside its numbers. */
export interface BriefFigure extends ChosenFigure {
  /** Which of the brief’s questionnaires it belongs to, from 1. */
  source: number;
  /** Where it is looked up: public for a released one. */
  address: string;
  variable: PublishedVariable;
  profile: PublishedProfile | null;
  figure: Figure;
  /** `sha256:` and the digest of the figure’s canonical JSON. */
  hash: string;
  /** The time up to which it counts. */
  until: string;
  /** Part of a public release; otherwise internal, at the departments’ threshold. */
  released: boolean;
}

/** What an address asks for. */
export interface Asked {
  item: string;
  by: string[];
  /** Whether it asks for more than a standard figure: filters, weights. */
  special: boolean;
}

/** Undefined where the address names no item. */
export function readQuery(query: string): Asked | undefined {
  const given = new URLSearchParams(query.replace(/^[^?]*\?/, ''));
  const item = given.get('item');
  if (!item) return undefined;
  const weights = given.get('weights') ?? 'none';
  return {
    item,
    by: [...new Set(given.getAll('by'))].filter((code) => code !== ''),
    special: given.getAll('where').length > 0 || weights !== 'none',
  };
}

/** A brief’s figure has one row of groups: an address with several stands for one figure each. */
export function singleFigures(query: string): string[] {
  const asked = readQuery(query);
  if (!asked) return [];
  const given = new URLSearchParams(query.replace(/^[^?]*\?/, ''));
  const rest = [...given].filter(([name]) => ['item', 'where', 'weights'].includes(name));
  const [item, ...others] = rest;
  const one = (by: string | null) =>
    new URLSearchParams([...(item ? [item] : []), ...(by ? [['by', by]] : []), ...others]).toString();
  return asked.by.length === 0 ? [one(null)] : asked.by.map(one);
}

/**
 * The figure as it stands now: the released one where there is one, else the officers’ own. Undefined where there is none,
 * or the officer’s office may not see it.
 */
export async function takeFigure(
  ctx: Context,
  counters: Counters,
  chosen: ChosenFigure,
  at: { source: Source; place: number },
): Promise<BriefFigure | undefined> {
  const asked = readQuery(chosen.query);
  if (!asked || asked.special) return undefined;
  const { source, place } = at;
  const by = asked.by[0] ?? null;
  const released = source.release && fromRelease(source.release, asked.item, by);
  const found = released ?? (await fromCounters(ctx, counters, source, asked.item, by));
  if (!found) return undefined;
  const { slug } = source.questionnaire;
  const query = chosen.query;
  const base = released ? `/questionnaires/${slug}/results` : `/workspace/questionnaires/${slug}/figures`;
  return {
    ...chosen,
    source: place,
    address: `${base}?${query}`,
    variable: found.variable,
    profile: found.profile ?? null,
    figure: found.figure,
    hash: hashOfFigure(found.figure),
    until: released ? localIso(source.release?.publishedAt ?? ctx.clock.now()) : localIso(ctx.clock.now()),
    released: released !== undefined,
  };
}

interface Found {
  variable: PublishedVariable;
  profile: PublishedProfile | undefined;
  figure: Figure;
}

function fromRelease(release: ReleaseWithSnapshot, item: string, by: string | null): Found | undefined {
  const { snapshot } = release;
  const variable = findVariable(snapshot, item);
  if (!variable || (by !== null && !crossedBy(snapshot, item).includes(by))) return undefined;
  const profile = snapshot.profiles.find(({ code }) => code === by);
  return { variable, profile, figure: releasedFigure(release, item, by) };
}

async function fromCounters(
  _ctx: Context,
  counters: Counters,
  { questionnaire, items }: Source,
  item: string,
  by: string | null,
): Promise<Found | undefined> {
  const shown = await counters.of(questionnaire);
  if (!items.has(shown.layout.find(item)?.item ?? '')) return undefined;
  return staffFigure(questionnaire, shown, item, by);
}

export const hashOfFigure = (figure: Figure): string =>
  `sha256:${createHash('sha256').update(canonicalJson(figure)).digest('hex')}`;

/** The exact wording; of a matrix’s row with the item’s before it. */
export const wordingOf = ({ variable }: Pick<BriefFigure, 'variable'>): Text[] =>
  variable.question ? [variable.question, variable.label] : [variable.label];
