import type { SignedIn } from '#server/http/signed-in.ts';
import type { Interview, PublishedInterview } from '#server/interviews/interview.ts';
import {
  decideQuestion,
  type PutDecision,
  publishAnswer,
  writeAnswer,
} from '#server/interviews/moderating.ts';
import { askQuestion } from '#server/interviews/questions.ts';
import { listStanding } from '#server/interviews/queue.ts';
import { getPublishedPiece } from '#server/pieces/published.ts';
import { makeOfficer } from '../staff/support.ts';
import { openPieceDesk, type PieceDesk } from '../support/pieces.ts';

/** Questions open on 18 May, are taken to 19 May 17:00, and live on 20 May from 9:30 to 11:00. */
export const content = {
  title: { 'zh-CN': '妇幼健康服务项目解读（示例）', en: 'Maternal and child health services (sample)' },
  intro: { 'zh-CN': '介绍哪些项目免费。' },
  topics: ['medical'],
  moderator: { 'zh-CN': '主持人（示例）', en: 'Moderator (sample)' },
  guests: [{ 'zh-CN': '妇幼健康处负责人（示例）', en: 'Head of the division (sample)' }],
  intake_opens: '2021-05-18T09:00:00+08:00',
  intake_closes: '2021-05-19T17:00:00+08:00',
  start: '2021-05-20T09:30:00+08:00',
  end: '2021-05-20T11:00:00+08:00',
  places: ['municipal_website'],
};

export interface InterviewDesk extends PieceDesk {
  interview: PublishedInterview;
  moderator: SignedIn & { signInName: string };
  clerk: SignedIn & { signInName: string };
}

/** A department whose interview is live; 20 May 2021, 10:00. */
export async function openInterview(): Promise<InterviewDesk> {
  const desk = await openPieceDesk();
  desk.turnTo('2021-05-20T10:00:00+08:00');
  await desk.published('interview', 'mother-child', content);
  const interview = await getPublishedPiece<Interview>(desk.ctx, 'interview', 'mother-child');
  const moderator = await makeOfficer(desk.ctx, desk.department, ['moderator'], 'interview-moderator');
  const clerk = await makeOfficer(desk.ctx, desk.department, ['clerk'], 'interview-clerk');
  return { ...desk, interview, moderator, clerk };
}

export const newKey = (): string => crypto.randomUUID();

/** Sends a question through the verb; gives its receipt and number. */
export async function ask({ ctx, interview }: InterviewDesk, text: string, asker: string | null = null) {
  const body = { language: 'zh-CN', asker, text };
  const outcome = await askQuestion(ctx, interview, { key: newKey(), told: true, body });
  if ('problems' in outcome) throw new Error(JSON.stringify(outcome.problems));
  return outcome.accepted;
}

const seqOf = async ({ ctx, interview }: InterviewDesk, no: number) =>
  (await listStanding(ctx, interview.id)).find(({ row }) => row.no === no)?.seq ?? 0;

export const standing = async ({ ctx, interview }: InterviewDesk, no: number) =>
  (await listStanding(ctx, interview.id)).find(({ row }) => row.no === no);

export async function decided(desk: InterviewDesk, no: number, decision: PutDecision) {
  const { ctx, interview, moderator: officer } = desk;
  return decideQuestion(ctx, { interview, no, officer, seq: await seqOf(desk, no) }, decision);
}

/** Writes an answer as editor and publishes it as moderator. */
export async function answered(desk: InterviewDesk, no: number, words: string): Promise<void> {
  const { ctx, interview, editor, moderator } = desk;
  const matter = { interview, no };
  await writeAnswer(ctx, { ...matter, officer: editor, seq: await seqOf(desk, no) }, { 'zh-CN': words });
  await publishAnswer(ctx, { ...matter, officer: moderator, seq: await seqOf(desk, no) });
}
