import { sayIn } from '#shared/i18n/languages.ts';
import type { Text } from '#shared/questionnaire/definition.ts';
import { dayOf } from '#shared/time.ts';
import { listConsultations } from '../consultations/consultations.ts';
import type { Context } from '../context.ts';
import type { Obstacle, PieceKind } from '../pieces/kinds.ts';
import { type Interview, interviewContent } from './interview.ts';
import { interviewFields } from './interview-fields.ts';

/** 在线访谈: announced, asked, held, and after it the transcript as a further version. */
export const interview: PieceKind<Interview> = {
  kind: 'interview',
  chain: 'interview',
  schema: interviewContent,
  words: { one: 'interviews.interview', many: 'interviews.interviews', help: 'interviews.kind_help' },
  fields: interviewFields,
  title: ({ title }) => (title ?? {}) as Text,
  address: (slug) => `/interviews/${slug}`,
  listedOn: ({ start }) => dayOf(new Date(start)),
  facets: ({ start, topics }) => [
    ['year', dayOf(new Date(start)).slice(0, 4)],
    ...topics.map((topic): [string, string] => ['topic', topic]),
  ],
  found: ({ title, intro, guests, key_points, transcript }, language) => ({
    title: sayIn(language, title),
    text: [
      intro,
      ...guests,
      ...key_points,
      ...transcript.flatMap(({ question, answer }) => [question, answer]),
    ]
      .map((each) => sayIn(language, each))
      .join('\n'),
  }),
  obstacles: async (ctx, content) => [...datesAgainst(ctx, content), ...(await linksAgainst(ctx, content))],
};

function datesAgainst(ctx: Context, content: Interview): Obstacle[] {
  const at = (moment: string) => Date.parse(moment);
  const obstacles: Obstacle[] = [];
  if (at(content.intake_closes) <= at(content.intake_opens))
    obstacles.push({ field: 'intake_closes', key: 'interviews.closes_too_soon' });
  if (at(content.intake_closes) > at(content.end))
    obstacles.push({ field: 'intake_closes', key: 'interviews.closes_too_late' });
  if (at(content.end) <= at(content.start)) obstacles.push({ field: 'end', key: 'interviews.ends_too_soon' });
  if (content.transcript.length > 0 && ctx.clock.now().getTime() < at(content.end))
    obstacles.push({ field: 'transcript', key: 'interviews.transcript_too_soon' });
  return obstacles;
}

async function linksAgainst(ctx: Context, { consultation }: Interview): Promise<Obstacle[]> {
  if (consultation === undefined) return [];
  const known = (await listConsultations(ctx)).some(({ slug }) => slug === consultation);
  return known ? [] : [{ field: 'consultation', key: 'interviews.consultation_unknown' }];
}
