import { phaseOf } from '#shared/phase.ts';
import type { Text } from '#shared/questionnaire/definition.ts';
import { countComments } from '../comments/comment-counts.ts';
import { type Consultation, consultationPhase, listConsultations } from '../consultations/consultations.ts';
import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import { listPublishedPieces } from '../pieces/published.ts';
import { listQuestionnaires, type Questionnaire } from '../questionnaires/questionnaires.ts';
import { type Edition, fillIn, findNewestEdition, getEdition, type Place, placeOf } from './open-day.ts';
import { feedsOf, listSlogans, runsAt } from './slogans.ts';

/** Everything that the screen of a place tells, each part public by itself. */
export interface ScreenContent {
  edition: Edition;
  place: Place;
  slogans: { slug: string; text: Text }[];
  questionnaires: Questionnaire[];
  /** With the comments that came in, in steps of ten. */
  consultations: { consultation: Consultation; received: number | undefined }[];
  interview: ScreenInterview | undefined;
  boards: boolean;
}

export interface ScreenInterview {
  slug: string;
  title: Text;
  start: string;
  end: string;
}

/** How many of a kind a screen shows: more would keep people waiting for the rest. */
const MOST = 3;

/** The edition whose places have screens: that of a year, or the newest. Throws NotFoundError, PieceRetractedError. */
export async function getScreenEdition(ctx: Context, year: string | undefined): Promise<Edition> {
  if (year !== undefined) {
    if (!/^\d{4}$/.test(year)) throw new NotFoundError();
    return getEdition(ctx, Number(year));
  }
  const newest = await findNewestEdition(ctx);
  if (!newest) throw new NotFoundError();
  return newest;
}

/** What the screen of a place tells at this moment. Throws NotFoundError where the edition has no such place. */
export async function getScreenContent(ctx: Context, edition: Edition, code: string): Promise<ScreenContent> {
  const now = ctx.clock.now();
  const place = placeOf(edition, code);
  if (!place) throw new NotFoundError();
  const open = (await listConsultations(ctx)).filter((each) => consultationPhase(each, now) === 'open');
  const consultations = open.sort(byClosing((each) => each.round.window.closesAt)).slice(0, MOST);
  return {
    edition,
    place,
    slogans: (await listSlogans(ctx, edition))
      .filter((slogan) => runsAt(slogan, now))
      .filter((slogan) => feedsOf(slogan).some((feed) => feed === 'screen' || feed === 'hall'))
      .map(({ slug, text }) => ({ slug, text: fillIn(text, edition) })),
    questionnaires: (await listQuestionnaires(ctx))
      .filter((each) => phaseOf(each, now) === 'open')
      .sort(byClosing((each) => each.closesAt))
      .slice(0, MOST),
    consultations: await Promise.all(
      consultations.map(async (consultation) => ({
        consultation,
        received: stepOf((await countComments(ctx, consultation)).received),
      })),
    ),
    interview: await findNextInterview(ctx, now),
    boards:
      (await listPublishedPieces(ctx, 'board', { facets: [['edition', String(edition.year)]] })).length > 0,
  };
}

const byClosing =
  <T>(closesAt: (each: T) => Date) =>
  (a: T, b: T): number =>
    closesAt(a).getTime() - closesAt(b).getTime();

/** The last full ten; nothing below ten. A number that anybody watches must not tell who has just sent something. */
export const stepOf = (n: number): number | undefined => (n < 10 ? undefined : Math.floor(n / 10) * 10);

/** The interview that is on, or the next one. */
async function findNextInterview(ctx: Context, now: Date): Promise<ScreenInterview | undefined> {
  const all = await listPublishedPieces<Omit<ScreenInterview, 'slug'>>(ctx, 'interview');
  return all
    .map(({ slug, content: { title, start, end } }) => ({ slug, title, start, end }))
    .filter(({ end }) => new Date(end) > now)
    .sort((a, b) => Date.parse(a.start) - Date.parse(b.start))[0];
}
