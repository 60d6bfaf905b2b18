import { createHash } from 'node:crypto';
import type { Answers } from '#shared/questionnaire/answers.ts';
import type { Channel } from '#shared/terms.ts';
import type { Context } from '../context.ts';
import type { Questionnaire } from '../questionnaires/questionnaires.ts';
import { correctResponse, findByReceipt, withdrawResponse } from '../responses/holding.ts';
import { submitResponse } from '../responses/responses.ts';
import { at } from './past.ts';
import type { Chance } from './random.ts';

/** How many answers came in on a day by each channel. */
export interface DayPlan {
  day: string;
  channels: Partial<Record<Channel, number>>;
}

const TOGETHER = 200;

/**
 * Submits sample answers day by day through the same verb as everybody's. Gives the receipts.
 * `tell` hears how many are done.
 */
export async function playAnswers(
  ctx: Context,
  questionnaire: Questionnaire,
  plan: DayPlan[],
  draw: (channel: Channel) => Answers,
  tell: (done: number) => void,
): Promise<string[]> {
  const receipts: string[] = [];
  for (const { day, channels } of plan) {
    const then = at(ctx, `${day}T12:00:00+08:00`);
    const queue = Object.entries(channels).flatMap(([channel, count]) =>
      Array.from({ length: count }, () => channel as Channel),
    );
    while (queue.length > 0) {
      const sent = queue
        .splice(0, TOGETHER)
        .map((channel, index) =>
          submitSample(then, questionnaire, channel, draw(channel), `${day} ${receipts.length + index}`),
        );
      receipts.push(...(await Promise.all(sent)));
      tell(receipts.length);
    }
  }
  return receipts;
}

async function submitSample(
  ctx: Context,
  questionnaire: Questionnaire,
  channel: Channel,
  answers: Answers,
  name: string,
) {
  const key = createHash('sha256').update(`sample ${questionnaire.slug} ${name}`).digest('base64url');
  const outcome = await submitResponse(ctx, questionnaire, {
    key,
    versionNo: questionnaire.live.no,
    language: 'zh-CN',
    answers,
    channel,
    ...(channel === 'online' ? { entrance: 'site' } : { site: 'city-hall' }),
  });
  if ('problems' in outcome)
    throw new Error(`A sample answer is refused: ${JSON.stringify(outcome.problems)}`);
  return outcome.accepted.receipt;
}

/** A few people change their minds: some correct an answer, some withdraw. */
export async function playSecondThoughts(ctx: Context, receipts: string[], dice: Chance): Promise<void> {
  for (const [index, receipt] of receipts.entries()) {
    const corrects = index % 211 === 100;
    const withdraws = index % 401 === 200;
    if (!corrects && !withdraws) continue;
    const held = await findByReceipt(ctx, receipt);
    if (!held) throw new Error('A sample receipt is lost');
    if (withdraws) await withdrawResponse(ctx, held);
    else
      await correctResponse(ctx, held.questionnaire, {
        receipt,
        revision: held.revision,
        language: 'zh-CN',
        answers: { ...held.answers, Q13: dice.pick({ d3: 1, w1: 1, m1: 1 }) },
      });
  }
}
