import type { Key } from '#shared/i18n/catalogues.ts';
import type { Text } from '#shared/questionnaire/definition.ts';
import { sayDay, sayTime } from '#shared/text/dates.ts';
import { dayOf, daysBetween } from '#shared/time.ts';
import type { Context } from '../context.ts';
import type { OpenLine } from '../http/open-lines.tsx';
import type { View } from '../http/view.ts';
import type { Interview } from '../interviews/interview.ts';
import { asksNow, type Phase, phaseOf } from '../interviews/phases.ts';
import { type Edition, findNewestEdition, themeOf } from '../open-day/open-day.ts';
import { type PublishedPiece, pageOfPieces } from '../pieces/published.ts';
import type { Policy } from '../policies/policy.ts';
import { listIndicators } from '../registers/indicators.ts';
import { type Signpost, signposts } from './signposts.ts';

/** A figure with its name and where what it means stands. */
export interface HomeFigure {
  address: string;
  name: Text;
  value: number;
  over: boolean;
  unit: Text;
  counted: boolean;
}

export interface HomePolicy {
  address: string;
  title: Text;
  oneLine: Text;
  day: string;
}

export interface HomePieces {
  day: OpenLine | undefined;
  interviews: OpenLine[];
  policies: HomePolicy[];
  figures: HomeFigure[];
  signposts: Signpost[];
}

/** As many of each as the first page has room for. */
const INTERVIEWS = 3;
const POLICIES = 3;
const FIGURES = 4;

/** The newest of what is published all year, as the first page shows it. */
export async function homePieces(ctx: Context, view: View): Promise<HomePieces> {
  const edition = await findNewestEdition(ctx);
  const policies = await pageOfPieces<Policy>(ctx, ['policy'], { limit: POLICIES });
  const interviews = await pageOfPieces<Interview>(ctx, ['interview'], { limit: 20 });
  const figures = (await listIndicators(ctx)).sort(
    (a, b) => Number(b.stated.mark === 'counted') - Number(a.stated.mark === 'counted'),
  );
  return {
    day: edition && dayLine(view, edition),
    interviews: inTurn(interviews.pieces, view.now).map((each) => interviewLine(view, each)),
    policies: policies.pieces.map(({ slug, content, listedOn }) => ({
      address: `/policies/${slug}`,
      title: content.title,
      oneLine: content.one_line,
      day: listedOn,
    })),
    figures: figures
      .slice(0, FIGURES)
      .map(({ stated }) => ({ ...stated, counted: stated.mark === 'counted' })),
    signposts: await signposts(ctx, edition?.year),
  };
}

function dayLine({ t, say, language, now }: View, edition: Edition): OpenLine {
  const { date, year } = edition;
  const left = daysBetween(dayOf(now), date);
  const states = {
    before: { label: t('front.day_left', { count: left }), fill: '' },
    today: { label: t('openDay.today'), fill: 'half' },
    after: { label: t('front.day_was'), fill: 'full' },
  } as const;
  return {
    address: `/open-day/${year}`,
    title: t('openDay.title', { year: String(year) }),
    words: [sayDay(date, language), say(themeOf(edition))].join(' · '),
    state: states[left > 0 ? 'before' : left === 0 ? 'today' : 'after'],
    verb: t('front.day_see'),
  };
}

/** The order of the phases: what goes on first, then what comes, then what was. */
const turns: Phase[] = ['live', 'asking', 'between', 'announced', 'over', 'transcript'];

/** What is live first, then what comes, the next first; then what was, the last first. */
function inTurn(interviews: readonly PublishedPiece<Interview>[], now: Date): PublishedPiece<Interview>[] {
  const past = (phase: Phase) => phase === 'over' || phase === 'transcript';
  return interviews
    .map((piece) => {
      const phase = phaseOf(piece.content, now);
      const at = Date.parse(piece.content.start);
      return { piece, turn: past(phase) ? turns.length : turns.indexOf(phase), at: past(phase) ? -at : at };
    })
    .sort((a, b) => a.turn - b.turn || a.at - b.at)
    .slice(0, INTERVIEWS)
    .map(({ piece }) => piece);
}

const phaseStates = {
  live: { label: 'interviews.phase_live', fill: 'half' },
  asking: { label: 'interviews.phase_asking', fill: '' },
  between: { label: 'interviews.phase_between', fill: '' },
  announced: { label: 'interviews.phase_announced', fill: '' },
  over: { label: 'interviews.phase_over', fill: 'half' },
  transcript: { label: 'interviews.phase_transcript', fill: 'full' },
} as const satisfies { [phase in Phase]: { label: Key; fill: '' | 'half' | 'full' } };

function interviewLine(
  { t, say, language, now }: View,
  { slug, content }: PublishedPiece<Interview>,
): OpenLine {
  const { label, fill } = phaseStates[phaseOf(content, now)];
  return {
    address: `/interviews/${slug}`,
    title: say(content.title),
    words: [sayTime(new Date(content.start), language), ...content.guests.slice(0, 2).map(say)].join(' · '),
    state: { label: t(label), fill },
    ...(asksNow(content, now) ? { verb: t('interviews.see_and_ask') } : {}),
  };
}
