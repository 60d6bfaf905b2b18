import { createHash } from 'node:crypto';
import seed from '#db/seeds/interviews-2021.json' with { type: 'json' };
import type { Text } from '#shared/questionnaire/definition.ts';
import type { Context } from '../context.ts';
import type { Interview, PublishedInterview } from '../interviews/interview.ts';
import { decideQuestion, publishAnswer, writeAnswer } from '../interviews/moderating.ts';
import { askQuestion } from '../interviews/questions.ts';
import { listStanding } from '../interviews/queue.ts';
import { draftTranscript } from '../interviews/transcripts.ts';
import { changePiece, createPiece, loadPiece } from '../pieces/pieces.ts';
import { getPublishedPiece } from '../pieces/published.ts';
import { proposePiece } from '../pieces/versions.ts';
import { sign } from '../staff/approvals.ts';
import type { Cast } from './officers.ts';
import { at } from './past.ts';

type Seed = (typeof seed.interviews)[number];

interface Asked {
  at: string;
  asker: string | null;
  text: string;
}

/**
 * The three interviews of the Open Day: one that is over, with its transcript; one that is live at ten on 20 May, with
 * questions that are answered and some that wait; one that is to come and takes questions.
 */
export async function playInterviews(ctx: Context, cast: Cast): Promise<void> {
  for (const each of seed.interviews) {
    const interview = await announce(ctx, cast, each);
    if (interview.slug === 'waste-sorting-2021') await playPast(ctx, cast, each, interview);
    if (interview.slug === 'mother-child-2021') await playLive(ctx, cast, each, interview);
    const waiting: { [slug: string]: Asked[] } = seed.waiting;
    for (const question of waiting[each.slug] ?? []) await send(ctx, interview, question);
  }
}

async function announce(ctx: Context, cast: Cast, { slug, department, announced, content }: Seed) {
  const then = at(ctx, announced);
  const departmentId = cast.departments.get(department) ?? '';
  const piece = await createPiece(then, await cast.officer('editor'), {
    kind: 'interview',
    slug,
    departmentId,
    content,
  });
  await putThrough(then, cast, piece.id);
  return getPublishedPiece<Interview>(ctx, 'interview', slug);
}

async function putThrough(then: Context, cast: Cast, id: string, note?: Text): Promise<void> {
  const editor = await cast.officer('editor');
  const { id: approvalId, subjectHash } = await proposePiece(then, editor, id, note);
  const officer = await cast.officer('approver');
  await sign(then, approvalId, { officer, secrecyReviewed: true, subjectHash });
}

/** Asked beforehand, answered as it was said, written down and signed at noon. */
async function playPast(ctx: Context, cast: Cast, each: Seed, interview: PublishedInterview): Promise<void> {
  for (const [index, said] of each.said.entries()) {
    const asked = { at: `2021-05-13T1${index}:20:00+08:00`, asker: said.asker, text: said.question['zh-CN'] };
    await send(ctx, interview, asked);
  }
  for (const [index, said] of each.said.entries())
    await playAnswer(ctx, cast, interview, index + 1, said.answer, said.offset);
  const noon = at(ctx, '2021-05-15T11:30:00+08:00');
  const editor = await cast.officer('editor');
  await draftTranscript(noon, editor, interview, {
    anonymous: each.content.moderator['zh-CN'],
    say: (pieces) => pieces.map((piece) => ('text' in piece ? piece.text : '')).join(''),
  });
  const drafted = await loadPiece(noon, interview.id);
  const transcript = (drafted.content as Interview).transcript.map((exchange, index) => ({
    ...exchange,
    question: each.said[index]?.question ?? exchange.question,
  }));
  const content = { ...drafted.content, transcript, key_points: each.key_points ?? [] };
  await changePiece(noon, editor, { ...drafted, content });
  await putThrough(at(ctx, '2021-05-15T16:00:00+08:00'), cast, interview.id, seed.transcript_note);
}

/** Three answered by ten; the fourth has its answer waiting, the fifth will be put. */
async function playLive(ctx: Context, cast: Cast, each: Seed, interview: PublishedInterview): Promise<void> {
  for (const [index, said] of each.said.entries()) {
    const asked = { at: `2021-05-19T1${index}:40:00+08:00`, asker: said.asker, text: said.question['zh-CN'] };
    await send(ctx, interview, asked);
  }
  for (const [index, said] of each.said.slice(0, 3).entries())
    await playAnswer(ctx, cast, interview, index + 1, said.answer, said.offset);
  const morning = at(ctx, '2021-05-20T09:10:00+08:00');
  for (const no of [4, 5]) await release(morning, cast, interview, no);
  const [, , , fourth] = each.said;
  if (fourth) await write(at(ctx, '2021-05-20T09:58:00+08:00'), cast, interview, 4, fourth.answer);
}

/** Sends a question through the verb that serves everybody, under the same key on every machine. */
async function send(ctx: Context, interview: PublishedInterview, { at: then, asker, text }: Asked) {
  const key = createHash('sha256').update(`sample ${interview.slug} ${then}`).digest('base64url');
  const body = { language: 'zh-CN', asker, text };
  const outcome = await askQuestion(at(ctx, then), interview, { key, told: true, body });
  if ('problems' in outcome)
    throw new Error(`A sample question is refused: ${JSON.stringify(outcome.problems)}`);
}

async function playAnswer(
  ctx: Context,
  cast: Cast,
  interview: PublishedInterview,
  no: number,
  answer: Text,
  offset: number,
): Promise<void> {
  const start = Date.parse(interview.content.start);
  await release(at(ctx, new Date(start - 30 * 60_000).toISOString()), cast, interview, no);
  const said = at(ctx, new Date(start + offset * 1000).toISOString());
  await write(said, cast, interview, no, answer);
  await publishAnswer(said, await matterOf(said, cast, interview, no, 'moderator'));
}

const release = async (then: Context, cast: Cast, interview: PublishedInterview, no: number) =>
  decideQuestion(then, await matterOf(then, cast, interview, no, 'moderator'), { act: 'release' });

const write = async (then: Context, cast: Cast, interview: PublishedInterview, no: number, answer: Text) =>
  writeAnswer(then, await matterOf(then, cast, interview, no, 'editor'), answer);

async function matterOf(then: Context, cast: Cast, interview: PublishedInterview, no: number, name: string) {
  const question = (await listStanding(then, interview.id)).find(({ row }) => row.no === no);
  return { interview, no, seq: question?.seq ?? 0, officer: await cast.officer(name) };
}
