import seed from '#db/seeds/registers-2021.json' with { type: 'json' };
import { addMinutes } from '#shared/time.ts';
import type { Context } from '../context.ts';
import { registerPieceKinds } from '../piece-kinds.ts';
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

/** Press conferences, visits, documents and indicators: entered, put forward and signed in their own days. */
export async function playRegisters(ctx: Context, cast: Cast): Promise<void> {
  registerPieceKinds();
  const { begun, ...published } = seed;
  for (const [kind, entries] of Object.entries(published))
    for (const entry of entries as Entry[]) await playPiece(ctx, cast, kind as PieceKindName, entry);
  for (const entry of begun as Entry[]) await begin(ctx, cast, 'disclosed_document', entry);
}

async function begin(ctx: Context, cast: Cast, kind: PieceKindName, { slug, at: moment, content }: Entry) {
  const departmentId = cast.departments.get('general-office') ?? '';
  return createPiece(at(ctx, moment), await cast.officer('editor'), { kind, slug, content, departmentId });
}

async function playPiece(ctx: Context, cast: Cast, kind: PieceKindName, entry: Entry): Promise<void> {
  const { id } = await begin(ctx, cast, kind, entry);
  const later = (minutes: number) => at(ctx, addMinutes(new Date(entry.at), minutes).toISOString());
  const approval = await proposePiece(later(10), await cast.officer('editor'), id);
  const { subjectHash } = approval;
  const officer = await cast.officer('approver');
  await sign(later(25), approval.id, { officer, secrecyReviewed: true, subjectHash });
}
