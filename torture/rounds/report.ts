import type { Count } from './ledger.ts';
import type { Torment } from './torment.ts';

interface Run {
  rounds: number;
  played: { [kind: string]: number };
  seed: number;
  seconds: number;
  broken: { round: number; kind: string; claim: string; detail: string } | undefined;
}

/** What came of it all, as `--json` prints it. */
export function reportOf(torment: Torment, run: Run) {
  const { counts } = torment.ledger;
  return {
    ...run,
    sent: counts.total('sent'),
    acknowledged: counts.total('acknowledged'),
    /** Sent, and no reply came. */
    unknown: counts.total('unknown'),
    /** Sent, and refused because the store was out of reach. */
    refused: counts.total('refused'),
    /** Of those, what the store had, and what it had not. */
    committedUnacknowledged: counts.total('unacknowledged'),
    absent: counts.total('absent'),
    retried: counts.total('retried'),
    reposted: counts.total('reposted'),
    lost: torment.lost,
    doubled: torment.doubled,
    keys: torment.ledger.sent.size,
    checks: torment.checks,
    auditLines: torment.auditLines,
    medianStartMs: medianOf(torment.starts),
    medianReturnMs: medianOf(torment.returns),
    longestReturnMs: Math.max(0, ...torment.returns),
    noted: torment.noted,
    byAct: counts.all,
  };
}

const medianOf = (all: readonly number[]) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;

export type Report = ReturnType<typeof reportOf>;

const count = (all: { [name: string]: number }) =>
  Object.entries(all)
    .map(([name, n]) => `${name} ${n}`)
    .join(', ') || 'none';

export function tell(report: Report): void {
  const { broken } = report;
  const lines = [
    ['rounds', `${report.rounds} (${count(report.played)})`],
    ['keys', `${report.keys}`],
    ['acts sent', `${report.sent} (${count(report.byAct.sent)})`],
    ['acknowledged', `${report.acknowledged}`],
    ['no reply', `${report.unknown}`],
    ['of these stored', `${report.committedUnacknowledged} (${count(report.byAct.unacknowledged)})`],
    ['of these not', `${report.absent}`],
    ['retried', `${report.retried}`],
    ['sent again', `${report.reposted}`],
    ['lost', `${report.lost}`],
    ['doubled', `${report.doubled}`],
    ['checks', `${report.checks}, the last of ${report.auditLines} lines of the audit trail`],
    ['also', count(report.noted)],
    ['refused', `${report.refused}`],
    ['start, median', `${report.medianStartMs} ms`],
    ['back, median', `${report.medianReturnMs} ms, longest ${report.longestReturnMs} ms`],
    ['time', `${report.seconds.toFixed(1)} s`],
    ['seed', `${report.seed}`],
  ];
  for (const [what = '', value] of lines) console.log(`${what.padEnd(18)}${value}`);
  if (broken)
    console.log(`BROKEN in round ${broken.round} (${broken.kind}): ${broken.claim}\n  ${broken.detail}`);
}

const rewritten: readonly Count[] = ['acknowledged', 'unknown', 'unacknowledged'];

/** One line that tells how far it is. */
export class Progress {
  readonly #began = Date.now();

  constructor(readonly many: number) {}

  show(round: number, kind: string, { ledger: { counts } }: Torment): void {
    const each = (Date.now() - this.#began) / 1000 / round;
    const left = Math.round(each * (this.many - round));
    const told = rewritten.map((name) => `${counts.total(name)} ${name}`).join(', ');
    const line = `${round}/${this.many} ${kind}: ${told}; ${each.toFixed(1)} s a round, ${left} s left`;
    if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${line}`);
    else if (round % 10 === 0 || round === this.many) process.stderr.write(`${line}\n`);
  }

  end(): void {
    if (process.stderr.isTTY) process.stderr.write('\n');
  }
}
