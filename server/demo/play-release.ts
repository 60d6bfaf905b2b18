import type { Context } from '../context.ts';
import type { SignedIn } from '../http/signed-in.ts';
import type { Questionnaire } from '../questionnaires/questionnaires.ts';
import { Counters } from '../results/counters.ts';
import { declareEntryFinished } from '../results/entry-closures.ts';
import { proposeRelease, publishRelease, releaseSubject } from '../results/releases.ts';
import { sign } from '../staff/approvals.ts';
import { publications } from '../staff/publications.ts';
import { findOfficer } from '../staff/staff.ts';
import { at } from './past.ts';

/** The release of the closed survey: entry declared finished, proposed by one officer, signed by another. */
export async function playRelease(
  ctx: Context,
  questionnaire: Questionnaire,
  officers: Map<string, string>,
): Promise<void> {
  publications.register('release', publishRelease, releaseSubject);
  const analyst = await officerCalled(ctx, officers, 'analyst');
  const approver = await officerCalled(ctx, officers, 'approver');
  await declareEntryFinished(at(ctx, '2021-05-08T16:00:00+08:00'), questionnaire, analyst);
  const then = at(ctx, '2021-05-10T09:30:00+08:00');
  const approval = await proposeRelease(then, await Counters.start(then), questionnaire, analyst);
  await sign(at(ctx, '2021-05-11T10:05:00+08:00'), approval.id, {
    officer: approver,
    secrecyReviewed: true,
    subjectHash: approval.subjectHash,
  });
}

async function officerCalled(ctx: Context, officers: Map<string, string>, name: string): Promise<SignedIn> {
  const officer = await findOfficer(ctx, officers.get(name) ?? '');
  if (!officer) throw new Error(`No sample officer ${name}`);
  return officer;
}
