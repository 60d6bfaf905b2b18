import { type AuditLine, linkOf, START } from './audit-chain.ts';

export interface ChainLine extends AuditLine {
  hash: string | null;
}

export type FaultKind =
  /** The line carries no hash, as before there was a chain. */
  | 'unlinked'
  | 'missing'
  | 'order'
  | 'changed'
  /** Lines stand after the sealed end. */
  | 'unsealed'
  | 'no-seal'
  | 'seal-broken'
  /** Every line fits the one before, but the sealed end is another: all were written anew. */
  | 'rewritten';

/** What is wrong, at the first line where it shows. */
export interface Fault {
  kind: FaultKind;
  seq: number;
}

interface End {
  seq: number;
  hash: string;
}

/** Follows a trail line by line and says at which the chain breaks first. */
export class ChainCheck {
  /** The last line that fits. */
  last: End;
  lines = 0;

  constructor(before: End = { seq: 0, hash: START }) {
    this.last = before;
  }

  take(line: ChainLine): Fault | undefined {
    const due = this.last.seq + 1;
    if (line.seq > due) return { kind: 'missing', seq: due };
    if (line.seq < due) return { kind: 'order', seq: line.seq };
    if (line.hash === null) return { kind: 'unlinked', seq: line.seq };
    if (linkOf(this.last.hash, line) !== line.hash) return { kind: 'changed', seq: line.seq };
    this.last = { seq: line.seq, hash: line.hash };
    this.lines += 1;
    return undefined;
  }

  /** Whether the trail ends where the seal says. */
  end(seal: (End & { fits: boolean }) | undefined): Fault | undefined {
    const { seq, hash } = this.last;
    if (!seal) return seq === 0 ? undefined : { kind: 'no-seal', seq };
    if (!seal.fits) return { kind: 'seal-broken', seq: seal.seq };
    if (seal.seq > seq) return { kind: 'missing', seq: seq + 1 };
    if (seal.seq < seq) return { kind: 'unsealed', seq: seal.seq + 1 };
    return seal.hash === hash ? undefined : { kind: 'rewritten', seq };
  }
}
