import { phaseOf } from '#shared/phase.ts';
import { sayDay } from '#shared/text/dates.ts';
import { dayOf } from '#shared/time.ts';
import { consultationLine, standingOf } from '../consultations/consultation-lines.ts';
import { listConsultations } from '../consultations/consultations.ts';
import { publishedOutcomes } from '../consultations/published-outcomes.ts';
import type { Context } from '../context.ts';
import type { OpenLine } from '../http/open-lines.tsx';
import type { View } from '../http/view.ts';
import { openLineOf } from '../questionnaires/open-line.ts';
import { listQuestionnaires, type Questionnaire } from '../questionnaires/questionnaires.ts';
import { findCurrentRelease, listPublic } from '../results/releases.ts';
import { findRetraction } from '../staff/retractions.ts';
import { type OtherWay, otherWays } from './other-ways.ts';

interface Dated {
  closesAt: Date;
  line: OpenLine;
}

/** Questionnaires and consultations as lines: what is open, the next to close first; what has closed, the last first. */
export async function homeLines(
  ctx: Context,
  view: View,
): Promise<{ open: OpenLine[]; lately: OpenLine[]; ways: OtherWay[] }> {
  const open: Dated[] = [];
  const lately: Dated[] = [];
  for (const each of await listQuestionnaires(ctx)) {
    const phase = phaseOf(each, view.now);
    const { closesAt } = each;
    if (phase === 'open') open.push({ closesAt, line: openLineOf(view, each) });
    else if (phase !== 'coming') lately.push({ closesAt, line: await resultLine(ctx, view, each) });
  }
  const outcomes = await publishedOutcomes(ctx);
  for (const each of await listConsultations(ctx)) {
    const outcome = outcomes.findLast(({ consultationId }) => consultationId === each.id);
    const standing = standingOf(each, outcome, view.now);
    if (standing === 'coming') continue;
    const { closesAt } = each.round.window;
    (standing === 'open' ? open : lately).push({ closesAt, line: consultationLine(view, each, outcome) });
  }
  const byClosing = (a: Dated, b: Dated) => a.closesAt.getTime() - b.closesAt.getTime();
  return {
    open: open.sort(byClosing).map(({ line }) => line),
    lately: lately
      .sort(byClosing)
      .reverse()
      .map(({ line }) => line),
    ways: otherWays(await listQuestionnaires(ctx), await listConsultations(ctx), view.now),
  };
}

/** A closed questionnaire as a line: its results, that they were taken back, or the day by which they will be there. */
export async function resultLine(
  ctx: Context,
  { t, say, language }: View,
  questionnaire: Questionnaire,
): Promise<OpenLine> {
  const release = await findCurrentRelease(ctx, questionnaire);
  const line = {
    address: `/questionnaires/${questionnaire.slug}/results`,
    title: say(questionnaire.live.definition.title),
  };
  const pulled = release ? undefined : await findPulled(ctx, questionnaire);
  if (pulled)
    return {
      ...line,
      words: t('front.taken_back', { day: sayDay(dayOf(pulled.at), language) }),
      state: { label: t('correcting.tag_pulled'), fill: '' },
    };
  if (!release?.publishedAt)
    return {
      ...line,
      words: t('front.waiting_until', { day: sayDay(questionnaire.resultsDueOn, language) }),
      state: { label: t('front.waiting'), fill: 'half' },
    };
  return {
    ...line,
    words: t('front.released', { day: sayDay(dayOf(release.publishedAt), language) }),
    state: { label: t('front.answered'), fill: 'full' },
    verb: t('front.see_results'),
  };
}

/** How the last release was taken back. */
async function findPulled(ctx: Context, questionnaire: Questionnaire) {
  const last = (await listPublic(ctx, questionnaire)).at(-1);
  return last && findRetraction(ctx, 'release', last.id);
}
