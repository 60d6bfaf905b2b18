import meals from '#db/seeds/elder-meals-2021.json' with { type: 'json' };
import type { CommentChannel, DispositionOutcome, PartyKind, Stance } from '#shared/terms.ts';
import { dayOf } from '#shared/time.ts';
import { withdrawComment } from '../comments/comment-changes.ts';
import { submitComment } from '../comments/comments.ts';
import type { Consultation } from '../consultations/consultations.ts';
import type { Context } from '../context.ts';
import { listOpinionIds, readOpinions } from '../dispositions/opinions.ts';
import { outcomeSubject, proposeOutcome, publishOutcome } from '../dispositions/outcomes.ts';
import { sign } from '../staff/approvals.ts';
import { publications } from '../staff/publications.ts';
import type { Cast } from './officers.ts';
import { at } from './past.ts';
import { keyOf, playConsultation } from './play-consultations.ts';
import { playGroup, playReview, type Received, type SampleGroup, type SampleReview } from './play-review.ts';

type Seed = (typeof meals.comments)[number];

/** The consultation that was answered before the Open Day, from its notice to its signed outcome. */
export async function playAnswered(ctx: Context, cast: Cast): Promise<void> {
  publications.register('outcome', publishOutcome, outcomeSubject);
  const consultation = await playConsultation(ctx, cast, 'civil-affairs', meals.definition, meals.published);
  const received = new Map<string, Received>();
  for (const seed of meals.comments) received.set(seed.id, await playComing(ctx, cast, consultation, seed));
  await playReviews(at(ctx, meals.reviewed), cast, consultation, received);
  await playAnswers(at(ctx, meals.grouped), cast, consultation, received);
  const approval = await proposeOutcome(at(ctx, meals.proposed), consultation, await cast.officer('analyst'));
  await sign(at(ctx, meals.signed), approval.id, {
    officer: await cast.officer('approver'),
    secrecyReviewed: true,
    subjectHash: approval.subjectHash,
  });
}

async function playComing(
  ctx: Context,
  cast: Cast,
  consultation: Consultation,
  seed: Seed,
): Promise<Received> {
  const instant = `${seed.at}+08:00`;
  const channel = seed.channel as CommentChannel;
  const opinion = {
    clause: seed.clause,
    stance: (seed.stance ?? 'none') as Stance,
    text: seed.text,
    proposed: null,
    quote: null,
  };
  const outcome = await submitComment(at(ctx, instant), consultation, {
    key: keyOf(consultation, seed.id),
    versionNo: consultation.round.version.no,
    body: {
      language: 'zh-CN',
      party: {
        kind: seed.party as PartyKind,
        name: seed.name ?? null,
        signatories: seed.signatories ?? null,
      },
      show: seed.show !== false,
      opinions: seed.statement ? [] : [opinion],
      statement: seed.statement ? seed.text : null,
      contact: null,
    },
    paper:
      channel === 'online'
        ? undefined
        : {
            officer: await cast.officer('clerk'),
            channel,
            serial: seed.serial ?? null,
            day: seed.paperDay ?? dayOf(new Date(instant)),
            postmarkDay: null,
          },
  });
  if ('problems' in outcome) throw new Error(`Sample comment refused: ${JSON.stringify(outcome.problems)}`);
  const { receipt, no } = outcome.accepted;
  if (seed.withdraw) await withdrawComment(at(ctx, seed.withdraw), consultation, receipt);
  return { receipt, no };
}

async function playReviews(
  ctx: Context,
  cast: Cast,
  consultation: Consultation,
  received: Map<string, Received>,
): Promise<void> {
  const moderator = await cast.officer('moderator');
  for (const seed of meals.comments) {
    const came = received.get(seed.id);
    if (!came || seed.withdraw) continue;
    const review = (seed.moderation ?? { act: 'release' }) as SampleReview;
    await playReview(ctx, consultation, moderator, came, review);
  }
}

async function playAnswers(
  ctx: Context,
  cast: Cast,
  consultation: Consultation,
  received: Map<string, Received>,
): Promise<void> {
  const analyst = await cast.officer('analyst');
  const ids = await listOpinionIds(ctx, consultation, {});
  const opinions = await readOpinions(ctx, consultation, ids);
  for (const group of meals.groups) {
    const numbers = group.members.map((name) => received.get(name)?.no);
    const members = opinions.filter(({ commentNo }) => numbers.includes(commentNo)).map(({ id }) => id);
    const answer = { ...group, outcome: group.outcome as DispositionOutcome } as SampleGroup;
    await playGroup(ctx, consultation, analyst, members, answer);
  }
}
