import type { Context } from '#server/context.ts';
import type { SignedIn } from '#server/http/signed-in.ts';
import type { Interview } from '#server/interviews/interview.ts';
import { decideQuestion } from '#server/interviews/moderating.ts';
import { askQuestion } from '#server/interviews/questions.ts';
import { addFile } from '#server/pieces/files.ts';
import { createPiece } from '#server/pieces/pieces.ts';
import { getPublishedPiece } from '#server/pieces/published.ts';
import { proposePiece } from '#server/pieces/versions.ts';
import { sign } from '#server/staff/approvals.ts';
import { content as interviewContent } from '../interviews/support.ts';
import { CANARY } from './canary.ts';

/** An edition that is being written. */
export const edition = async (ctx: Context, editor: SignedIn): Promise<string> => {
  const content = { theme: { 'zh-CN': CANARY } };
  const departmentId = editor.department.id;
  return (await createPiece(ctx, editor, { kind: 'edition', slug: '2021', content, departmentId })).id;
};

/** A press conference that waits for its signature. */
export async function waitingPiece(ctx: Context, editor: SignedIn): Promise<{ id: string; file: string }> {
  const words = { 'zh-CN': CANARY, en: CANARY };
  const { id } = await createPiece(ctx, editor, {
    departmentId: editor.department.id,
    kind: 'press_conference',
    slug: 'waiting',
    content: { title: words, held_at: '2021-05-18T10:00:00+08:00', speakers: [words] },
  });
  const bytes = Buffer.from(`%PDF-1.4 ${CANARY}`);
  const file = await addFile(ctx, editor, id, { name: `${CANARY}.pdf`, bytes });
  await proposePiece(ctx, editor, id);
  return { id, file: file.id };
}

/** An interview that is live, with a question that will be put. */
export async function liveInterview(
  ctx: Context,
  { editor, approver, moderator }: { [role in 'editor' | 'approver' | 'moderator']: SignedIn },
): Promise<string> {
  const { id } = await createPiece(ctx, editor, {
    departmentId: editor.department.id,
    kind: 'interview',
    slug: 'live',
    content: interviewContent,
  });
  const { id: approval, subjectHash } = await proposePiece(ctx, editor, id);
  await sign(ctx, approval, { officer: approver, secrecyReviewed: true, subjectHash });
  const interview = await getPublishedPiece<Interview>(ctx, 'interview', 'live');
  const body = { language: 'zh-CN', asker: null, text: `${CANARY} asks` };
  await askQuestion(ctx, interview, { key: crypto.randomUUID(), told: true, body });
  await decideQuestion(ctx, { interview, no: 1, seq: 0, officer: moderator }, { act: 'release' });
  return id;
}
