import fc from 'fast-check';
import { expect, test } from 'vitest';
import { secretsFrom } from '#server/secrets.ts';
import { type AuditLine, linkOf, START, sealFits, sealOf } from '#server/staff/audit-chain.ts';
import { ChainCheck, type ChainLine, type Fault } from '#server/staff/audit-check.ts';

const secrets = secretsFrom(Buffer.from('a secret of thirty-two characters'));
const text = fc.option(fc.string({ maxLength: 12 }), { nil: null });
const act = fc.record({
  officer_id: text,
  department_id: text,
  act: fc.constantFrom('session.begun', 'comment.read', 'officer.created'),
  subject: fc.string({ maxLength: 12 }),
  detail: text,
  before_hash: text,
  after_hash: text,
});

interface Trail {
  lines: ChainLine[];
  head: { seq: number; hash: string; mac: string } | undefined;
}

const chained = (acts: Omit<AuditLine, 'seq' | 'at'>[]): Trail => {
  let hash = START;
  const lines = acts.map((each, at) => {
    const line = { ...each, seq: at + 1, at: `2026-05-20T02:00:0${at % 10}Z` };
    hash = linkOf(hash, line);
    return { ...line, hash };
  });
  const seq = lines.length;
  return { lines, head: { seq, hash, mac: sealOf(secrets, seq, hash) } };
};

const trail = fc.array(act, { minLength: 2, maxLength: 12 }).map(chained);

function check({ lines, head }: Trail): Fault | undefined {
  const chain = new ChainCheck();
  for (const line of lines) {
    const fault = chain.take(line);
    if (fault) return fault;
  }
  return chain.end(head && { ...head, fits: sealFits(secrets, head) });
}

const place = fc.nat({ max: 1000 });
const columns = [
  'at',
  'officer_id',
  'department_id',
  'act',
  'subject',
  'detail',
  'before_hash',
  'after_hash',
  'hash',
] as const;

test('a trail as it was written holds', () => {
  fc.assert(fc.property(trail, (kept) => void expect(check(kept)).toBeUndefined()));
  expect(check({ lines: [], head: undefined })).toBeUndefined();
});

test('a changed line is found and named', () => {
  fc.assert(
    fc.property(trail, place, fc.constantFrom(...columns), fc.string(), (kept, at, column, value) => {
      const lines = kept.lines.map((line) => ({ ...line }));
      const line = lines[at % lines.length];
      if (!line || line[column] === value) return;
      line[column] = value;
      expect(check({ ...kept, lines })).toEqual({ kind: 'changed', seq: line.seq });
    }),
    { numRuns: 500 },
  );
});

test('a removed line is found and named, wherever it stood', () => {
  fc.assert(
    fc.property(trail, place, (kept, at) => {
      const gone = at % kept.lines.length;
      const lines = kept.lines.filter((_, index) => index !== gone);
      expect(check({ ...kept, lines })).toEqual({ kind: 'missing', seq: gone + 1 });
    }),
  );
});

test('a removed line whose followers move up is found', () => {
  fc.assert(
    fc.property(trail, place, (kept, at) => {
      const gone = at % kept.lines.length;
      const lines = kept.lines
        .filter((_, index) => index !== gone)
        .map((line, index) => ({ ...line, seq: index + 1 }));
      expect(check({ ...kept, lines })).toBeDefined();
    }),
  );
});

test('two lines in each other’s place are found', () => {
  fc.assert(
    fc.property(trail, place, place, fc.boolean(), (kept, one, other, renumbered) => {
      const [a, b] = [one % kept.lines.length, other % kept.lines.length].sort((x, y) => x - y);
      if (a === undefined || b === undefined || a === b) return;
      const order = kept.lines.map((_, at) => (at === a ? b : at === b ? a : at));
      const lines = order.map((from, at) => {
        const line = kept.lines[from] as ChainLine;
        return renumbered ? { ...line, seq: at + 1 } : line;
      });
      expect(check({ ...kept, lines })?.seq).toBe(a + 1);
    }),
  );
});

test('lines written anew, with every hash made to fit, do not fit the seal', () => {
  fc.assert(
    fc.property(trail, place, (kept, at) => {
      const changed = kept.lines.map(({ hash: _, ...line }, index) =>
        index === at % kept.lines.length ? { ...line, subject: `${line.subject}!` } : line,
      );
      const forged = chained(changed);
      expect(check({ lines: forged.lines, head: kept.head })).toMatchObject({ kind: 'rewritten' });
      const stranger = secretsFrom(Buffer.from('another secret of thirty-two chars'));
      const { seq, hash } = forged.head ?? { seq: 0, hash: '' };
      const head = { seq, hash, mac: sealOf(stranger, seq, hash) };
      expect(check({ lines: forged.lines, head })).toMatchObject({ kind: 'seal-broken' });
    }),
  );
});

test('a seal that is gone or old is found', () => {
  fc.assert(
    fc.property(trail, place, (kept, at) => {
      const { lines } = kept;
      expect(check({ lines, head: undefined })).toEqual({ kind: 'no-seal', seq: lines.length });
      const old = lines[at % (lines.length - 1)] as ChainLine;
      const hash = old.hash ?? '';
      const head = { seq: old.seq, hash, mac: sealOf(secrets, old.seq, hash) };
      expect(check({ lines, head })).toEqual({ kind: 'unsealed', seq: old.seq + 1 });
    }),
  );
});

test('a line without its hash is found', () => {
  const kept = chained([
    {
      officer_id: null,
      department_id: null,
      act: 'a.b',
      subject: '',
      detail: null,
      before_hash: null,
      after_hash: null,
    },
  ]);
  expect(check({ ...kept, lines: kept.lines.map((line) => ({ ...line, hash: null })) })).toEqual({
    kind: 'unlinked',
    seq: 1,
  });
});
