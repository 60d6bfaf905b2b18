import seeds from '#db/seeds/policies-2021.json' with { type: 'json' };
import { addMinutes } from '#shared/time.ts';
import type { Context } from '../context.ts';
import type { DraftContent, PieceKindName } from '../pieces/kinds.ts';
import { createPiece } from '../pieces/pieces.ts';
import { proposePiece } from '../pieces/versions.ts';
import { sign } from '../staff/approvals.ts';
import type { Cast } from './officers.ts';
import { at } from './past.ts';

/** Documents older than the sample offices entered the registry on its first day. */
const FIRST_DAY = '2021-04-02';

/** The registry of policies with their interpretations, each entered, put forward and signed on its day. */
export async function playPolicies(ctx: Context, cast: Cast): Promise<void> {
  for (const { slug, department, policy, interpretation } of seeds) {
    const day = policy.published_on < FIRST_DAY ? FIRST_DAY : policy.published_on;
    const departmentId = cast.departments.get(department) ?? '';
    const piece = { slug, departmentId };
    await playPiece(ctx, cast, new Date(`${day}T09:00:00+08:00`), {
      ...piece,
      kind: 'policy',
      content: policy,
    });
    if (interpretation)
      await playPiece(ctx, cast, new Date(`${day}T10:30:00+08:00`), {
        ...piece,
        kind: 'interpretation',
        content: interpretation,
      });
  }
}

/** Enters a piece, puts it forward and has it signed within the hour. */
async function playPiece(
  ctx: Context,
  cast: Cast,
  begun: Date,
  piece: { kind: PieceKindName; slug: string; departmentId: string; content: DraftContent },
): Promise<void> {
  const then = (minutes: number) => at(ctx, addMinutes(begun, minutes).toISOString());
  const editor = await cast.officer('editor');
  const { id } = await createPiece(then(0), editor, piece);
  const approval = await proposePiece(then(20), editor, id);
  await sign(then(60), approval.id, {
    officer: await cast.officer('approver'),
    secrecyReviewed: true,
    subjectHash: approval.subjectHash,
  });
}
