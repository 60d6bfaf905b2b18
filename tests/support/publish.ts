import type { Context } from '#server/context.ts';
import { insertVersion } from '#server/questionnaires/questionnaires.queries.ts';
import {
  getQuestionnaire,
  hashOf,
  publishQuestionnaire,
  type Questionnaire,
} from '#server/questionnaires/questionnaires.ts';
import { createDepartment } from '#server/staff/departments.ts';
import type { Definition } from '#shared/questionnaire/definition.ts';
import { canonicalJson } from '#shared/text/canonical-json.ts';
import { tiny, tinyAgain } from './definitions.ts';

/** The period of Dalian's questionnaire and the moments around its end. */
export const period = {
  before: '2021-05-14T23:59:59+08:00',
  lastMoment: '2021-06-15T23:59:59+08:00',
  closing: '2021-06-16T00:00:00+08:00',
  lastGrace: '2021-06-16T00:14:59+08:00',
  closed: '2021-06-16T00:15:00+08:00',
};

/** Publishes a questionnaire that is open now. */
export async function publish(ctx: Context, definition: Definition = tiny): Promise<Questionnaire> {
  const slug = `office-${ctx.random(6).toString('hex')}`;
  const { id } = await createDepartment(ctx, {
    slug,
    name: { 'zh-CN': '办公室（示例）', en: 'Office (sample)' },
  });
  return publishQuestionnaire(ctx, {
    departmentId: id,
    definition,
    opensAt: new Date('2021-05-15T00:00:00+08:00'),
    closesAt: new Date(period.closing),
    resultsDueOn: '2021-07-15',
    channels: ['online'],
  });
}

/** Publishes the tiny questionnaire's second version. */
export async function publishAgain(ctx: Context, questionnaire: Questionnaire): Promise<Questionnaire> {
  await ctx.store.write((tx) =>
    insertVersion(tx.db, {
      questionnaire_id: questionnaire.id,
      no: 2,
      hash: hashOf(tinyAgain),
      definition: canonicalJson(tinyAgain),
      published_at: ctx.clock.now().toISOString(),
    }),
  );
  ctx.pages.expire();
  return getQuestionnaire(ctx, questionnaire.slug);
}
