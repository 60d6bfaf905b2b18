import type { Context } from '../context.ts';
import type { Questionnaire } from '../questionnaires/questionnaires.ts';
import { Counters } from '../results/counters.ts';
import { declareEntryFinished } from '../results/entry-closures.ts';
import { proposeRelease, publishRelease, releaseSubject } from '../results/releases.ts';
import { sign } from '../staff/approvals.ts';
import { publications } from '../staff/publications.ts';
import type { Cast } from './officers.ts';
import { at } from './past.ts';

/** The release of the closed survey: entry declared finished, proposed by one officer, signed by another. */
export async function playRelease(ctx: Context, questionnaire: Questionnaire, cast: Cast): Promise<void> {
  publications.register('release', publishRelease, releaseSubject);
  const analyst = await cast.officer('analyst');
  const approver = await cast.officer('approver');
  await declareEntryFinished(at(ctx, '2021-05-08T16:00:00+08:00'), questionnaire, analyst);
  const then = at(ctx, '2021-05-10T09:30:00+08:00');
  const approval = await proposeRelease(then, await Counters.start(then), questionnaire, analyst);
  await sign(at(ctx, '2021-05-11T10:05:00+08:00'), approval.id, {
    officer: approver,
    secrecyReviewed: true,
    subjectHash: approval.subjectHash,
  });
}
