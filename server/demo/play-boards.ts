import boards from '#db/seeds/boards-2021.json' with { type: 'json' };
import type { Context } from '../context.ts';
import { createPiece } from '../pieces/pieces.ts';
import { proposePiece } from '../pieces/versions.ts';
import { sign } from '../staff/approvals.ts';
import type { Cast } from './officers.ts';
import { at } from './past.ts';

const day = '2021-05-12';

/** The eight boards of the edition of 2021, entered in the morning and signed one after the other in the afternoon. */
export async function playBoards(ctx: Context, cast: Cast): Promise<void> {
  const departmentId = cast.departments.get('general-office') ?? '';
  const editor = await cast.officer('editor');
  const officer = await cast.officer('approver');
  for (const content of boards) {
    const minute = `0${content.number}`;
    const slug = `${content.edition}-${content.number}`;
    const morning = at(ctx, `${day}T09:${minute}:00+08:00`);
    const piece = await createPiece(morning, editor, { kind: 'board', slug, departmentId, content });
    const asked = at(ctx, `${day}T10:${minute}:00+08:00`);
    const { id, subjectHash } = await proposePiece(asked, editor, piece.id);
    const signed = { officer, secrecyReviewed: true, subjectHash };
    await sign(at(ctx, `${day}T15:${minute}:00+08:00`), id, signed);
  }
}
