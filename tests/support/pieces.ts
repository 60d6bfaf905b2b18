import type { Context } from '#server/context.ts';
import type { SignedIn } from '#server/http/signed-in.ts';
import type { DraftContent, PieceKindName } from '#server/pieces/kinds.ts';
import { createPiece, type Piece } from '#server/pieces/pieces.ts';
import { proposePiece } from '#server/pieces/versions.ts';
import { sign } from '#server/staff/approvals.ts';
import { createDepartment, type Department } from '#server/staff/departments.ts';
import { makeOfficer, password } from '../staff/support.ts';
import { Browser } from './browser.ts';
import { type House, makeApp } from './make-app.ts';

type Officer = SignedIn & { signInName: string };

export interface PieceDesk extends House {
  department: Department;
  editor: Officer;
  approver: Officer;
  /** Begins a piece, puts it forward and signs it. */
  published(kind: PieceKindName, slug: string, content: DraftContent): Promise<Piece>;
  /** A browser without scripts in which the officer has signed in. */
  as(officer: Officer): Promise<Browser>;
}

/** A department with an editor and an approver, at 20 May 2021. */
export async function openPieceDesk(): Promise<PieceDesk> {
  const house = await makeApp();
  const { ctx } = house;
  const name = { 'zh-CN': '办公室（示例）', en: 'Office (sample)' };
  const department = await createDepartment(ctx, { slug: 'office', name });
  const editor = await makeOfficer(ctx, department, ['editor']);
  const approver = await makeOfficer(ctx, department, ['approver']);
  return {
    ...house,
    department,
    editor,
    approver,
    published: async (kind, slug, content) => {
      const piece = await createPiece(ctx, editor, { kind, slug, content, departmentId: department.id });
      await putThrough(ctx, piece, { editor, approver });
      return piece;
    },
    as: async ({ signInName }) => {
      const browser = new Browser(house);
      await browser.post('/workspace/sign-in', { name: signInName, password });
      return browser;
    },
  };
}

/** Puts a piece forward as it stands, and signs it. */
export async function putThrough(
  ctx: Context,
  { id }: Pick<Piece, 'id'>,
  { editor, approver }: Pick<PieceDesk, 'editor' | 'approver'>,
): Promise<void> {
  const approval = await proposePiece(ctx, editor, id, { 'zh-CN': '改了内容（示例）' });
  const { subjectHash } = approval;
  await sign(ctx, approval.id, { officer: approver, secrecyReviewed: true, subjectHash });
}
