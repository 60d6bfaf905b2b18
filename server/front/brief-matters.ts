import { dayOf, daysBetween } from '#shared/time.ts';
import { listReadable } from '../briefs/issues.ts';
import type { Context } from '../context.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { can, holds, scopeOf } from '../staff/roles.ts';
import type { Matter } from './matters.ts';

/** Days for which a signed brief stands among the matters of those for whom it was written. */
const NEW = 14;

/** Briefs newly signed for a decision-maker to read. */
export async function briefMatters(ctx: Context, officer: SignedIn): Promise<Matter[]> {
  if (!scopeOf(officer).some((id) => can(officer, 'see-figures', id) && holds(officer, 'decision', id)))
    return [];
  const today = dayOf(ctx.clock.now());
  return (await listReadable(ctx, officer)).flatMap(({ brief, title, signed }): Matter[] =>
    signed?.signedAt &&
    holds(officer, 'decision', brief.departmentId) &&
    daysBetween(dayOf(signed.signedAt), today) <= NEW
      ? [
          {
            kind: 'brief',
            n: 1,
            title,
            due: undefined,
            path: `/workspace/briefs/${brief.id}/issues/${signed.no}`,
            exercise: false,
          },
        ]
      : [],
  );
}
