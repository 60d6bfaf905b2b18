import { sayDay, sayTime } from '#shared/text/dates.ts';
import type { Context } from '../context.ts';
import type { View } from '../http/view.ts';
import type { Interview } from '../interviews/interview.ts';
import { type Edition, findNewestEdition, themeOf } from '../open-day/open-day.ts';
import { kinds, type PieceKindName } from '../pieces/kinds.ts';
import { type PublishedPiece, pageOfPieces } from '../pieces/published.ts';
import type { Policy } from '../policies/policy.ts';
import type { EmbedLine } from './embed-lines.ts';

/** Kinds that have pages and are found: slogans are not among them. */
export const readKinds = () => kinds.all().filter(({ found }) => found !== undefined);

/** Something published, as feeds and maps of the site name it. */
export interface PieceEntry {
  kind: PieceKindName;
  address: string;
  title: string;
  description: string;
  date: Date;
}

/** The newest published pieces of one kind, or of every kind that has pages. */
export async function pieceEntries(
  ctx: Context,
  { t, say, language }: View,
  { kind, limit }: { kind?: PieceKindName | undefined; limit: number },
): Promise<PieceEntry[]> {
  const names = readKinds().flatMap((each) => (kind === undefined || each.kind === kind ? [each.kind] : []));
  if (names.length === 0) return [];
  const { pieces } = await pageOfPieces<object>(ctx, names, { limit });
  return pieces.map(({ kind: name, slug, content, listedOn, note, publishedAt }) => {
    const of = kinds.of(name);
    const about = [t(of.words.one), sayDay(listedOn, language), ...(note ? [say(note)] : [])];
    return {
      kind: name,
      address: of.address(slug, content),
      title: say(of.title(content as { [field: string]: unknown })),
      description: about.join(' · '),
      date: publishedAt,
    };
  });
}

/** The newest policies as a portal shows them. */
export async function policyEmbeds(ctx: Context, view: View, limit: number): Promise<EmbedLine[]> {
  const { pieces } = await pageOfPieces<Policy>(ctx, ['policy'], { limit });
  return pieces.map(({ slug, content, listedOn }) => ({
    address: ctx.env.PUBLIC_URL + view.href(`/policies/${slug}`),
    title: view.say(content.title),
    unit: view.say(content.issuer),
    when: sayDay(listedOn, view.language),
    verb: view.t('connecting.embed_see'),
  }));
}

/** Interviews by their day, the newest first. */
export async function interviewEmbeds(ctx: Context, view: View, limit: number): Promise<EmbedLine[]> {
  const { pieces } = await pageOfPieces<Interview>(ctx, ['interview'], { limit });
  return pieces.map(({ slug, content }: PublishedPiece<Interview>) => ({
    address: ctx.env.PUBLIC_URL + view.href(`/interviews/${slug}`),
    title: view.say(content.title),
    unit: content.guests.slice(0, 1).map(view.say).join(''),
    when: sayTime(new Date(content.start), view.language),
    verb: view.t('connecting.embed_see'),
  }));
}

/** The newest Open Day as a portal shows it. */
export async function openDayEmbed(ctx: Context, view: View): Promise<EmbedLine[]> {
  const edition: Edition | undefined = await findNewestEdition(ctx);
  if (!edition) return [];
  return [
    {
      address: ctx.env.PUBLIC_URL + view.href(`/open-day/${edition.year}`),
      title: view.t('openDay.title', { year: String(edition.year) }),
      unit: view.say(themeOf(edition)),
      when: sayDay(edition.date, view.language),
      verb: view.t('front.day_see'),
    },
  ];
}
