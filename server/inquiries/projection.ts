import type { Insertable } from 'kysely';
import type { Schema } from '#db/schema.ts';
import type { CaseStanding } from './case/case-standing.ts';
import { counts, isWaiting } from './case/standing.ts';
import type { Projection } from './inquiries.queries.ts';

/** Where a time cannot be worked out, a case stands behind those whose time is known. */
export const FAR = '9999-12-31T16:00:00.000Z';

/** How a case stands, as its row keeps it for lists. */
export function projectionOf(standing: CaseStanding): Projection {
  const clock = standing.clocks.at(-1);
  return {
    seq: standing.seq,
    state: standing.state,
    open: isWaiting(standing) ? 1 : 0,
    outcome: standing.outcome ?? null,
    urgent: standing.urgent ? 1 : 0,
    confidential: standing.confidential ? 1 : 0,
    due_at: clock?.dueAt?.toISOString() ?? FAR,
    replied_at: standing.reply?.at.toISOString() ?? null,
    closed_at: standing.closedAt?.toISOString() ?? null,
    reopened: standing.reopened,
    rating: standing.rating ?? null,
    reply_kind: standing.reply?.kind ?? null,
  };
}

export function holdersOf(id: string, standing: CaseStanding): Insertable<Schema['inquiry_holder']>[] {
  const open = isWaiting(standing) ? 1 : 0;
  const due_at = standing.clocks.at(-1)?.dueAt?.toISOString() ?? FAR;
  const row = (department_id: string, part: string) => ({
    inquiry_id: id,
    department_id,
    part,
    open,
    due_at,
  });
  if (standing.lead === undefined) return [];
  const others = [...new Set(standing.with)].filter((each) => each !== standing.lead);
  return [row(standing.lead, 'lead'), ...others.map((each) => row(each, 'with'))];
}

export const clocksOf = (id: string, standing: CaseStanding): Insertable<Schema['inquiry_clock']>[] =>
  standing.clocks.map(({ no, departmentId, beganAt, dueAt, answeredAt }) => ({
    inquiry_id: id,
    no,
    department_id: departmentId,
    began_at: beganAt.toISOString(),
    due_at: dueAt?.toISOString() ?? null,
    answered_at: answeredAt?.toISOString() ?? null,
    counts: counts(standing) ? 1 : 0,
  }));
