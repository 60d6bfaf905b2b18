import type { Context } from '../context.ts';
import * as queries from './audit.queries.ts';
import { sealFits } from './audit-chain.ts';
import { ChainCheck, type Fault } from './audit-check.ts';

const PAGE = 5000;

export interface Verified {
  /** Lines that fit, and the last of them. */
  lines: number;
  last: { seq: number; hash: string };
  fault: Fault | undefined;
}

/** Follows the whole trail of a store, page by page, up to its sealed end. Lines that are written meanwhile are followed too. */
export async function verifyTrail(ctx: Pick<Context, 'db' | 'secrets'>): Promise<Verified> {
  const check = new ChainCheck();
  const told = (fault: Fault | undefined) => ({ lines: check.lines, last: check.last, fault });
  for (;;) {
    const head = await queries.findHead(ctx.db);
    const page = await queries.listChain(ctx.db, check.last.seq, PAGE);
    for (const line of page) {
      const fault = check.take(line);
      if (fault) return told(fault);
    }
    // The head was read before the lines: a line that came between is read in the next round.
    if (page.length > 0) continue;
    return told(check.end(head && { ...head, fits: sealFits(ctx.secrets, head) }));
  }
}

/** When an auditor last had the trail checked, and whether it held. */
export async function findLastVerified(ctx: Context): Promise<{ at: Date; holds: boolean } | undefined> {
  const [row] = await queries.listNewest(ctx.db, { act: 'audit.verified' }, undefined, 1);
  return row && { at: new Date(row.at), holds: JSON.parse(row.detail ?? '{}').holds === true };
}
