import type { PieceKindName } from '#server/pieces/kinds.ts';
import { kinds } from '#server/pieces/kinds.ts';
import { getPublishedPiece } from '#server/pieces/published.ts';
import { retract } from '#server/staff/retractions.ts';
import type { PieceDesk } from '../support/pieces.ts';

/** A press conference of a day, with what was said in it. */
export const conference = (title: string, day: string, summary: string) => ({
  title: { 'zh-CN': `${title}（示例）`, en: `${title} (sample)` },
  held_at: `${day}T10:00:00+08:00`,
  speakers: [{ 'zh-CN': '市政府办公室负责人（示例）', en: 'Head of the office (sample)' }],
  summary: { 'zh-CN': summary },
});

/** An approver takes a published piece back. */
export async function takeBack(
  { ctx, approver }: PieceDesk,
  kind: PieceKindName,
  slug: string,
): Promise<void> {
  const { id, departmentId, hash } = await getPublishedPiece(ctx, kind, slug);
  const note = { 'zh-CN': '发布时引用的日期有误，现予撤下。', en: 'A date was wrong; it is taken back.' };
  await retract(ctx, approver, { kind: kinds.of(kind).chain, subjectId: id, departmentId, hash, note });
}
