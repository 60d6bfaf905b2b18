import { createHash } from 'node:crypto';
import mch from '#db/seeds/mch-services-2021.json' with { type: 'json' };
import waste from '#db/seeds/waste-measures-2021.json' with { type: 'json' };
import { consultationDefinition } from '#shared/consultation/definition.ts';
import { submitComment } from '../comments/comments.ts';
import { type Consultation, getConsultation, publishConsultation } from '../consultations/consultations.ts';
import type { Context } from '../context.ts';
import type { SignedIn } from '../http/signed-in.ts';
import type { Cast } from './officers.ts';
import { at } from './past.ts';
import { type SampleComment, wasteComments } from './waste-comments.ts';

/** The demonstration's first moment: what comes later is left to happen. */
const NOW = new Date('2021-05-20T10:00:00+08:00');

/** Publishes a consultation of a sample bureau at its own time. */
export async function playConsultation(
  ctx: Context,
  cast: Cast,
  department: string,
  seed: unknown,
  published: string,
): Promise<Consultation> {
  const definition = consultationDefinition.parse(seed);
  await publishConsultation(at(ctx, published), {
    departmentId: cast.departments.get(department) ?? '',
    officerId: (await cast.officer('approver')).id,
    definition,
  });
  return getConsultation(ctx, definition.slug);
}

/** The key of a sample comment: the same on every machine, so that its receipt can be shown. */
export const keyOf = ({ slug }: Pick<Consultation, 'slug'>, id: string): string =>
  createHash('sha256').update(`sample ${slug} ${id}`).digest('base64url');

/** Sends a sample comment through the verb that serves everybody; gives its receipt. */
export async function playComment(
  ctx: Context,
  consultation: Consultation,
  clerk: SignedIn,
  sample: SampleComment,
): Promise<string> {
  const outcome = await submitComment(at(ctx, sample.at.toISOString()), consultation, {
    key: keyOf(consultation, sample.id),
    versionNo: consultation.round.version.no,
    body: sample.body,
    entrance: sample.entrance,
    paper: sample.paper && { ...sample.paper, officer: clerk },
  });
  if ('problems' in outcome)
    throw new Error(`A sample comment is refused: ${JSON.stringify(outcome.problems)}`);
  return outcome.accepted.receipt;
}

/** The two drafts that are open on the Open Day; comments that have come in wait for whoever looks. */
export async function playOpenConsultations(ctx: Context, cast: Cast): Promise<void> {
  const opening = '2021-05-15T00:00:00+08:00';
  await playConsultation(ctx, cast, 'health-commission', mch, opening);
  const rule = await playConsultation(ctx, cast, 'urban-management', waste, opening);
  const clerk = await cast.officer('clerk');
  for (const sample of wasteComments.filter((each) => each.at < NOW))
    await playComment(ctx, rule, clerk, sample);
}
