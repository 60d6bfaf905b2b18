import seed from '#db/seeds/special-topics-2021.json' with { type: 'json' };
import { addMinutes } from '#shared/time.ts';
import type { Context } from '../context.ts';
import type { DraftContent, PieceKindName } from '../pieces/kinds.ts';
import { createPiece } from '../pieces/pieces.ts';
import { proposePiece } from '../pieces/versions.ts';
import { sign } from '../staff/approvals.ts';
import type { Cast } from './officers.ts';
import { at } from './past.ts';

interface Entry {
  slug: string;
  at: string;
  content: DraftContent;
}

/** The two special lines of the Open Day, which are over, one to come, and what was answered and published since. */
export async function playTopics(ctx: Context, cast: Cast): Promise<void> {
  for (const topic of seed.topics) await play(ctx, cast, 'special_topic', topic);
  for (const answer of seed.answers) await play(ctx, cast, 'known_answer', answer);
}

async function play(ctx: Context, cast: Cast, kind: PieceKindName, { slug, at: begun, content }: Entry) {
  const later = (minutes: number) => at(ctx, addMinutes(new Date(begun), minutes).toISOString());
  const editor = await cast.officer('editor');
  const departmentId = cast.departments.get('general-office') ?? '';
  const { id } = await createPiece(later(0), editor, { kind, slug, departmentId, content });
  const approval = await proposePiece(later(10), editor, id);
  const { subjectHash } = approval;
  const officer = await cast.officer('approver');
  await sign(later(25), approval.id, { officer, secrecyReviewed: true, subjectHash });
}
