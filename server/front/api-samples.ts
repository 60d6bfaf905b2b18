import { phaseOf } from '#shared/phase.ts';
import { type Consultation, consultationPhase, listConsultations } from '../consultations/consultations.ts';
import type { Context } from '../context.ts';
import { listQuestionnaires, type Questionnaire } from '../questionnaires/questionnaires.ts';
import { listUnshownIds } from './embeds.queries.ts';

/** A public questionnaire for examples: an open one if there is any. */
export async function sampleQuestionnaire(ctx: Context): Promise<Questionnaire | undefined> {
  const unshown = await listUnshownIds(ctx.db);
  const all = (await listQuestionnaires(ctx)).filter(({ id }) => !unshown.includes(id));
  return all.find((each) => phaseOf(each, ctx.clock.now()) === 'open') ?? all[0];
}

/** A public consultation for examples: an open one if there is any. */
export async function sampleConsultation(ctx: Context): Promise<Consultation | undefined> {
  const unshown = await listUnshownIds(ctx.db);
  const all = (await listConsultations(ctx)).filter(({ id }) => !unshown.includes(id));
  return all.find((each) => consultationPhase(each, ctx.clock.now()) === 'open') ?? all[0];
}
