import { spawn } from 'node:child_process';
import { expect, onTestFinished, test } from 'vitest';
import { withoutPostgres } from './support/without-postgres.ts';

interface Report {
  rounds: number;
  played: { [kind: string]: number };
  sent: number;
  acknowledged: number;
  unknown: number;
  refused: number;
  retried: number;
  reposted: number;
  lost: number;
  doubled: number;
  checks: number;
  keys: number;
  auditLines: number;
  byAct: { acknowledged: { [act: string]: number } };
  broken?: object;
}

/** Runs the torture as it is run by hand; gives its exit code and what it wrote. */
function torture(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, ['dist/torture/torture.js', ...args]);
  // A test that is given up takes its servers along.
  onTestFinished(() => {
    for (let times = 0; times < 2; times++) child.kill('SIGTERM');
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (data: Buffer) => {
    out += data.toString();
  });
  child.stderr.on('data', (data: Buffer) => {
    err += data.toString();
  });
  return new Promise((done) => child.once('close', (code) => done({ code, out, err })));
}

test('twenty-five times killed, a server has lost nothing, doubled nothing and counts right', {
  timeout: 240_000,
}, async () => {
  const { code, out, err } = await torture('--rounds', '25', '--quick', '--json');
  const report = JSON.parse(out) as Report;
  expect(report.broken, `${err}\n${out}`).toBeUndefined();
  expect([code, report.lost, report.doubled]).toEqual([0, 0, 0]);
  expect(report.rounds).toBe(25);
  expect(report.checks).toBeGreaterThan(25);
  expect(Object.values(report.played).reduce((sum, n) => sum + n)).toBe(25);
  for (const kind of ['serving', 'starting', 'stopping', 'migrating', 'job'])
    expect([kind, (report.played[kind] ?? 0) > 0]).toEqual([kind, true]);
  // A harness that sends nothing, or that kills when nobody sends, finds nothing.
  expect(report.sent).toBeGreaterThan(100);
  expect(report.acknowledged).toBeGreaterThan(100);
  expect(report.unknown).toBeGreaterThan(10);
  expect(report.retried).toBeGreaterThanOrEqual(report.unknown);
  expect(report.reposted).toBeGreaterThan(report.keys / 2);
  expect(report.auditLines).toBeGreaterThan(10);
  for (const act of ['answer', 'answer by form', 'correct an answer', 'comment', 'decide', 'sign a sheet'])
    expect([act, (report.byAct.acknowledged[act] ?? 0) > 0]).toEqual([act, true]);
});

test.skipIf(withoutPostgres())(
  'and where the database is killed beneath it, the server goes on, with nothing lost and nothing doubled',
  { timeout: 240_000 },
  async () => {
    const { code, out, err } = await torture(
      '--store',
      'postgres',
      '--rounds',
      '5',
      '--seed',
      '172',
      '--json',
    );
    const report = JSON.parse(out) as Report;
    expect(report.broken, `${err}\n${out}`).toBeUndefined();
    expect([code, report.lost, report.doubled, report.rounds]).toEqual([0, 0, 0, 5]);
    for (const kind of ['serving', 'cut-off', 'restarting', 'crashing'])
      expect([kind, (report.played[kind] ?? 0) > 0]).toEqual([kind, true]);
    expect(report.acknowledged).toBeGreaterThan(50);
    // How many felt it is a matter of the machine's speed.
    expect(report.unknown + report.refused).toBeGreaterThan(0);
    expect(report.reposted).toBeGreaterThan(report.keys / 2);
  },
);

test.each([[['--rounds', 'none']], [['--rounds', '0']], [['--only', 'sleeping']], [['--store', 'oracle']]])(
  'refuses %s and says how it is called',
  async (args) => {
    const { code, out, err } = await torture(...args);
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain('npm run torture -- [--rounds N]');
  },
);
