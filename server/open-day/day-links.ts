import { listConsultations } from '../consultations/consultations.ts';
import type { Context } from '../context.ts';
import type { SpecialTopic } from '../inquiries/topic.ts';
import { topicsOfEdition } from '../inquiries/topics.ts';
import type { Piece } from '../pieces/pieces.ts';
import { listPublishedPieces, type PublishedPiece } from '../pieces/published.ts';
import { listQuestionnaires } from '../questionnaires/questionnaires.ts';
import type { Edition, ProgrammeLine } from './open-day.ts';

/** What the day takes from an interview. */
export interface DayInterview {
  title: { [language: string]: string };
  start: string;
  end: string;
  intake_opens: string;
  intake_closes: string;
  transcript?: readonly unknown[];
}

/** What there is of the day at other addresses. */
export interface DayLinks {
  interviews: PublishedPiece<DayInterview>[];
  /** Special topics of the line that belong to the edition. */
  topics: PublishedPiece<SpecialTopic>[];
  boards: number;
  article: boolean;
  /** Whether something public stands at an address that a line names. */
  isLive(path: string): boolean;
}

/** Finds what of the edition is public elsewhere: links lead only there. */
export async function findDayLinks(ctx: Context, edition: Edition): Promise<DayLinks> {
  const year = String(edition.year);
  const linked = new Set(edition.programme.map(({ interview }) => interview));
  const interviews = (await listPublishedPieces<DayInterview>(ctx, 'interview'))
    .filter(({ slug }) => linked.has(slug))
    .sort((a, b) => Date.parse(a.content.start) - Date.parse(b.content.start));
  const ofYear = async (kind: 'board' | 'signed_article') =>
    (await listPublishedPieces<{ edition?: string }>(ctx, kind)).filter(
      ({ content }) => content.edition === year,
    ).length;
  const [boards, articles] = [await ofYear('board'), await ofYear('signed_article')];
  const isAsked = await askedAt(ctx);
  return {
    interviews,
    topics: await topicsOfEdition(ctx, year),
    boards,
    article: articles > 0,
    isLive(path) {
      const [, place, slug, end] = path.split(/[/#]/);
      if (place !== 'open-day') return isAsked(path);
      if (slug !== year) return false;
      return end === 'boards' ? boards > 0 : end === 'article' ? articles > 0 : true;
    },
  };
}

/** Tells whether an address that names a questionnaire or a consultation names one that is public; any other may be. */
async function askedAt(ctx: Context): Promise<(path: string) => boolean> {
  const questionnaires = new Set((await listQuestionnaires(ctx)).map(({ slug }) => slug));
  const consultations = new Set((await listConsultations(ctx)).map(({ slug }) => slug));
  return (path) => {
    const [, place, slug = ''] = path.split(/[/#]/);
    if (place === 'questionnaires') return questionnaires.has(slug);
    return place !== 'consultations' || slug === '' || consultations.has(slug);
  };
}

/** Questionnaires and consultations that a programme on the desk names and the public does not find yet. */
export async function deadLinks(ctx: Context, { content }: Pick<Piece, 'content'>): Promise<string[]> {
  const isAsked = await askedAt(ctx);
  const lines = Array.isArray(content.programme) ? (content.programme as { link?: unknown }[]) : [];
  return lines.flatMap(({ link }) => (typeof link === 'string' && !isAsked(link) ? [link] : []));
}

/** Where a line of the programme leads: to its special topic or its interview, else to its own address, where something stands there. */
export function addressOfLine(
  line: Pick<ProgrammeLine, 'kind' | 'start'> & Partial<Pick<ProgrammeLine, 'interview' | 'link'>>,
  { interviews, topics, isLive }: Pick<DayLinks, 'interviews' | 'topics' | 'isLive'>,
): string | undefined {
  const { interview, link } = line;
  const topic = line.kind === 'hotline_special' ? topics.find(begins(line.start)) : undefined;
  if (topic) return `/inquiries/topics/${topic.slug}`;
  if (interview && interviews.some(({ slug }) => slug === interview)) return `/interviews/${interview}`;
  return link && isLive(link) ? link : undefined;
}

const begins =
  (at: string) =>
  ({ content: { slots } }: PublishedPiece<SpecialTopic>): boolean =>
    slots.some(({ start }) => start === at);
