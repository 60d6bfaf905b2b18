import { consultationDefinition } from '#shared/consultation/definition.ts';
import type { ConsultationInProgress } from '#shared/consultation/in-progress.ts';
import { type Fault, type FaultCode, reviewConsultation, schemaFaults } from '#shared/consultation/review.ts';
import type { Text } from '#shared/questionnaire/definition.ts';
import { addDays, dayOf } from '#shared/time.ts';
import { earliestClose, type PeriodRule, rulesFor } from '../calendar/rules.ts';
import type { Context } from '../context.ts';
import * as queries from './preparations.queries.ts';

/** What keeps a consultation from being published. */
export interface Obstacle {
  at: Fault['at'];
  code: FaultCode | 'slug_taken' | 'identity_unavailable' | 'closes_in_past' | 'too_short' | 'reason_needed';
  key?: string;
  /** The rule that the period does not meet, and the day at whose end it would. */
  rule?: PeriodRule;
  earliest?: string;
}

export interface Prepared {
  /** The preparation, whose own address is not another's. */
  id: string;
  content: ConsultationInProgress;
}

/** What people must show of themselves; the other ways need services that this site has not. */
export const availableIdentities: readonly string[] = ['none', 'contact'];

/**
 * What is missing or against the law, each at its field: the form of the notice, an offline way, clauses that
 * questions ask about, an address of its own, a period that meets every rule on its form and properties. Periods count
 * from the day of publication or of opening, whichever is later. Nothing when it can be published now.
 */
export async function obstaclesTo(ctx: Context, { id, content }: Prepared): Promise<Obstacle[]> {
  const faults = schemaFaults(content);
  const more: Obstacle[] = [
    ...reviewConsultation(content),
    ...(await addressObstacles(ctx, id, content.slug)),
    ...identityObstacles(content),
    ...periodObstacles(content, ctx.clock.now()),
  ];
  const named = new Set(more.map(({ at }) => at.join('/')));
  return [...faults.filter(({ at }) => !named.has(at.join('/'))), ...more];
}

async function addressObstacles(ctx: Context, id: string, slug: string | undefined): Promise<Obstacle[]> {
  if (!slug) return [];
  const others = (await queries.listUnpublished(ctx.db)).filter((row) => row.id !== id);
  const taken =
    (await queries.findPublishedSlug(ctx.db, slug)) ??
    others.find((row) => (JSON.parse(row.content) as ConsultationInProgress).slug === slug);
  return taken ? [{ at: ['slug'], code: 'slug_taken' }] : [];
}

const identityObstacles = ({ round }: ConsultationInProgress): Obstacle[] =>
  round?.identity === undefined || availableIdentities.includes(round.identity)
    ? []
    : [{ at: ['round', 'identity'], code: 'identity_unavailable' }];

/** The day from which a period counts: that of publication or of opening, whichever is later. */
export function announcedDay(opensAt: string | undefined, now: Date): string {
  const opens = Date.parse(opensAt ?? '');
  return dayOf(opens > now.getTime() ? new Date(opens) : now);
}

function periodObstacles({ form, properties, round = {} }: ConsultationInProgress, now: Date): Obstacle[] {
  const closes = Date.parse(round.closes_at ?? '');
  if (Number.isNaN(closes)) return [];
  const at = ['round', 'closes_at'];
  if (closes <= now.getTime()) return [{ at, code: 'closes_in_past' }];
  const known = consultationDefinition.shape;
  const draft = known.form.safeParse(form);
  const kinds = known.properties.safeParse(properties);
  if (!draft.success || !kinds.success) return [];
  const announced = announcedDay(round.opens_at, now);
  const missed = rulesFor(draft.data, kinds.data)
    .map((rule) => ({ rule, earliest: earliestClose(announced, rule.days) }))
    .filter(({ earliest }) => closes < endOf(earliest));
  const firm = missed.filter(({ rule }) => !rule.may_shorten);
  if (firm.length > 0) return firm.map((each) => ({ at, code: 'too_short', ...each }));
  if (saysWhy(round.shortened_reason)) return [];
  return missed.map((each) => ({ at: ['round', 'shortened_reason'], code: 'reason_needed', ...each }));
}

const saysWhy = (reason: Text | undefined) => reason !== undefined && Object.keys(reason).length > 0;

/** 24:00 of a day. */
const endOf = (day: string) => Date.parse(`${addDays(day, 1)}T00:00:00+08:00`);
