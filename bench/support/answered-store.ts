import { randomBytes } from 'node:crypto';
import social from '#db/seeds/zwgk-social-2021.json' with { type: 'json' };
import type { Context } from '#server/context.ts';
import { chance } from '#server/demo/random.ts';
import { socialAnswers } from '#server/demo/social-answers.ts';
import {
  getQuestionnaire,
  publishQuestionnaire,
  type Questionnaire,
} from '#server/questionnaires/questionnaires.ts';
import { bodyOf } from '#server/responses/body.ts';
import { createDepartment } from '#server/staff/departments.ts';
import { canonicalJson } from '#shared/text/canonical-json.ts';
import { openStore } from './open-store.ts';

export interface Answered {
  ctx: Context;
  questionnaire: Questionnaire;
  file: string;
  close(): Promise<void>;
}

const PORTION = 1000;

/** A store of its own, or a database, with so many answers to the social questionnaire, as they lie after they were sent. */
export async function answeredStore(n: number, database?: string): Promise<Answered> {
  const now = new Date('2021-05-20T10:00:00+08:00');
  const { ctx, file, close } = await openStore({ now: () => now, database });
  const { id: departmentId } = await createDepartment(ctx, { slug: 'bench', name: { en: 'Bench' } });
  await publishQuestionnaire(ctx, {
    departmentId,
    definition: social,
    opensAt: new Date('2021-05-15T00:00:00+08:00'),
    closesAt: new Date('2021-06-15T24:00:00+08:00'),
    resultsDueOn: '2021-07-15',
    channels: ['online', 'paper', 'kiosk'],
  });
  const questionnaire = await getQuestionnaire(ctx, social.slug);
  await fill(ctx, questionnaire, n);
  return { ctx, questionnaire, file, close };
}

async function fill(ctx: Context, { id, live }: Questionnaire, n: number) {
  const dice = chance(n);
  for (let at = 0; at < n; at += PORTION)
    await ctx.store.write(async (tx) => {
      for (let one = at; one < Math.min(n, at + PORTION); one += 50) {
        const rows = Array.from({ length: Math.min(50, n - one) }, () => {
          const channel = dice.pick({ online: 78, paper: 14, kiosk: 8 });
          return {
            questionnaire_id: id,
            id: randomBytes(16),
            version_no: live.no,
            channel,
            entrance: channel === 'online' ? dice.pick({ wechat: 5, hall: 2, site: 2 }) : null,
            site: channel === 'kiosk' ? `S${Math.floor(dice.next() * 12)}` : null,
            entry_batch: null,
            language: 'zh-CN',
            day: `2021-05-${15 + Math.floor(6 * dice.next())}`,
            answers: canonicalJson(bodyOf(live.definition, socialAnswers(dice, channel === 'paper')).answers),
            body_mac: null,
            revision: 0,
            withdrawn_day: null,
            flags: null,
          };
        });
        await tx.db.insertInto('response').values(rows).execute();
      }
    });
}
