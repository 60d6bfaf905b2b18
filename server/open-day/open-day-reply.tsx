import { phaseOf } from '#shared/phase.ts';
import { sayTime } from '#shared/text/dates.ts';
import { instantOf } from '#shared/text/form-times.ts';
import { countComments } from '../comments/comment-counts.ts';
import { consultationLine, standingOf } from '../consultations/consultation-lines.ts';
import { listConsultations } from '../consultations/consultations.ts';
import { publishedOutcomes } from '../consultations/published-outcomes.ts';
import type { Context } from '../context.ts';
import { resultLine } from '../front/home-lines.ts';
import type { OpenLine } from '../http/open-lines.tsx';
import type { View } from '../http/view.ts';
import type { PublishedPiece } from '../pieces/published.ts';
import { openLineOf } from '../questionnaires/open-line.ts';
import { listQuestionnaires } from '../questionnaires/questionnaires.ts';
import { type DayInterview, findDayLinks } from './day-links.ts';
import { type Edition, programmeAt } from './open-day.ts';
import type { Day } from './open-day-page.tsx';

/** Reads everything of the day, for a reader at a moment. */
export async function readDay(ctx: Context, view: View, edition: Edition): Promise<Day> {
  const links = await findDayLinks(ctx, edition);
  const asked = await questionnairesOf(ctx, view, edition);
  const drafts = await consultationsOf(ctx, view, edition);
  const { phase } = programmeAt(edition, view.now);
  return {
    edition,
    links,
    open: [...asked.open, ...drafts.open],
    results: [...asked.results, ...drafts.results],
    interviews: links.interviews.map((each) => interviewLine(view, each)),
    counts: {
      comments: phase === 'after' ? drafts.received : 0,
      answers:
        phase === 'after'
          ? links.interviews.reduce((n, { content }) => n + (content.transcript?.length ?? 0), 0)
          : 0,
    },
  };
}

/** Whether something was open at any time of the day. */
function isOnDay({ opensAt, closesAt }: { opensAt: Date; closesAt: Date }, { date }: Edition): boolean {
  const [begin, end] = [instantOf(date, '00:00'), instantOf(date, '24:00')].map(
    (each) => new Date(each ?? ''),
  );
  return begin !== undefined && end !== undefined && opensAt < end && begin < closesAt;
}

async function questionnairesOf(ctx: Context, view: View, edition: Edition) {
  const lines = { open: [] as OpenLine[], results: [] as OpenLine[] };
  for (const each of await listQuestionnaires(ctx)) {
    if (!isOnDay(each, edition)) continue;
    const phase = phaseOf(each, view.now);
    if (phase === 'open') lines.open.push(openLineOf(view, each));
    else if (phase === 'coming')
      lines.open.push({
        address: `/questionnaires/${each.slug}`,
        title: view.say(each.live.definition.title),
        words: view.t('consultations.opens', { time: sayTime(each.opensAt, view.language) }),
        state: { label: view.t('terms.phase_coming'), fill: '' },
      });
    else lines.results.push(await resultLine(ctx, view, each));
  }
  return lines;
}

async function consultationsOf(ctx: Context, view: View, edition: Edition) {
  const lines = { open: [] as OpenLine[], results: [] as OpenLine[], received: 0 };
  const outcomes = await publishedOutcomes(ctx);
  for (const each of await listConsultations(ctx)) {
    if (!isOnDay(each.round.window, edition)) continue;
    const { received } = await countComments(ctx, each);
    lines.received += received;
    const outcome = outcomes.findLast(({ consultationId }) => consultationId === each.id);
    const standing = standingOf(each, outcome, view.now);
    const line = consultationLine(view, each, outcome);
    (standing === 'open' || standing === 'coming' ? lines.open : lines.results).push(
      received > 0 ? withReceived(view, line, received) : line,
    );
  }
  return lines;
}

const withReceived = ({ t }: View, line: OpenLine, received: number): OpenLine => ({
  ...line,
  words: `${line.words} · ${t('openDay.received', { count: received })}`,
});

function interviewLine(
  { t, say, language, now }: View,
  { slug, content }: PublishedPiece<DayInterview>,
): OpenLine {
  const [start, end] = [new Date(content.start), new Date(content.end)];
  const state = stateOf(content, now);
  const line = { address: `/interviews/${slug}`, title: say(content.title) };
  const words = t('openDay.interview_time', {
    time: sayTime(start, language),
    end: sayTime(end, language).slice(-5),
  });
  return {
    ...line,
    words,
    state: {
      label: t(interviewStates[state].label),
      fill: interviewStates[state].fill,
    },
    verb: t(interviewStates[state].verb),
  };
}

const interviewStates = {
  coming: { label: 'openDay.interview_coming', verb: 'openDay.interview_see', fill: '' },
  asking: { label: 'openDay.interview_asking', verb: 'openDay.interview_ask', fill: '' },
  live: { label: 'openDay.interview_live', verb: 'openDay.interview_watch', fill: 'half' },
  over: { label: 'openDay.interview_over', verb: 'openDay.interview_see', fill: 'half' },
  transcript: { label: 'openDay.interview_transcript', verb: 'openDay.interview_read', fill: 'full' },
} as const;

/** Where an interview stands: its dates and its transcript say so. */
function stateOf(interview: DayInterview, now: Date): keyof typeof interviewStates {
  const isPast = (moment: string) => Date.parse(moment) <= now.getTime();
  if (isPast(interview.end)) return (interview.transcript?.length ?? 0) > 0 ? 'transcript' : 'over';
  if (isPast(interview.start)) return 'live';
  return isPast(interview.intake_opens) && !isPast(interview.intake_closes) ? 'asking' : 'coming';
}
