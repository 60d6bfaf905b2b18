import type { Context } from '../context.ts';
import { type PageContext, page } from '../http/page.tsx';
import { officerOf } from '../http/session.ts';
import { can } from '../staff/roles.ts';
import { asides } from './asides.ts';
import { findDeskState } from './desk.ts';
import type { Difference } from './differences.ts';
import { listFiles } from './files.ts';
import { kinds } from './kinds.ts';
import { obstaclesTo } from './obstacles.ts';
import { offersFor } from './offers.ts';
import { PiecePage } from './piece-page.tsx';
import type { Piece } from './pieces.ts';
import { approvalOf, listVersions } from './versions.ts';

interface Shown {
  /** What could not be kept or done, by field. */
  problems?: ReadonlyMap<string, string>;
  /** How what was entered differs from what a colleague kept meanwhile. */
  conflict?: readonly Difference[];
  /** What was typed in a form apart. */
  typed?: { [field: string]: string };
}

/** The desk of one piece, as it stands or as it was entered. */
export async function replyWithDesk(
  ctx: Context,
  c: PageContext,
  piece: Piece,
  { problems = new Map(), conflict = [], typed = {} }: Shown = {},
): Promise<Response> {
  const officer = officerOf(c);
  const kind = kinds.of(piece.kind);
  const versions = await listVersions(ctx, piece);
  const last = versions.at(-1);
  const files = await listFiles(ctx, piece);
  const writes = can(officer, 'write-content', piece.departmentId);
  const body = (
    <PiecePage
      {...{ kind, piece, versions, files, writes, problems, conflict, typed }}
      state={await findDeskState(ctx, piece)}
      offers={{ ...(await offersFor(ctx, officer, piece)), files }}
      obstacles={writes ? await obstaclesTo(ctx, piece) : []}
      approval={last && (await approvalOf(ctx, piece, last))}
      aside={writes ? await asides.find(piece.kind)?.(c, piece) : undefined}
    />
  );
  const bad = problems.size > 0;
  const title = c.get('view').t(kind.words.one);
  return page(c, body, { title, workspace: true, status: bad ? 422 : 200, problem: bad });
}
