import words from '#db/seeds/brief-2021.json' with { type: 'json' };
import { changeBrief } from '../briefs/briefs.ts';
import { briefSubject, proposeBrief, publishBrief } from '../briefs/issues.ts';
import { startBrief } from '../briefs/starting.ts';
import type { Context } from '../context.ts';
import { Counters } from '../results/counters.ts';
import { sign } from '../staff/approvals.ts';
import { publications } from '../staff/publications.ts';
import type { Cast } from './officers.ts';
import { at } from './past.ts';

/** The brief of the closed survey and the answered consultation: drafted from figures, edited, signed. */
export async function playBrief(ctx: Context, cast: Cast): Promise<void> {
  publications.register('brief', publishBrief, briefSubject);
  const analyst = await cast.officer('analyst');
  const begun = at(ctx, '2021-05-14T09:30:00+08:00');
  const counters = await Counters.start(begun);
  const brief = await startBrief(begun, counters, analyst, {
    departmentId: cast.departments.get('general-office') ?? '',
    questionnaires: ['hall-hours-2021'],
    consultations: ['elder-meals-2021'],
  });
  const { title, lead, ...parts } = words;
  const content = { ...brief.content, title, lead, parts: { ...brief.content.parts, ...parts } };
  await changeBrief(at(ctx, '2021-05-14T10:40:00+08:00'), analyst, { ...brief, content });
  const approval = await proposeBrief(at(ctx, '2021-05-14T11:00:00+08:00'), counters, analyst, brief.id);
  await sign(at(ctx, '2021-05-14T15:20:00+08:00'), approval.id, {
    officer: await cast.officer('approver'),
    secrecyReviewed: true,
    subjectHash: approval.subjectHash,
  });
}
