import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

const units = readdirSync('deploy').filter((name) => /\.(service|timer)$/.test(name));
const textOf = (name: string) => readFileSync(`deploy/${name}`, 'utf8');

/** Directives of a unit, continued lines joined; comments stand on lines of their own. */
function directives(name: string): { [section: string]: [key: string, value: string][] } {
  const found: { [section: string]: [string, string][] } = {};
  let section = '';
  for (const line of textOf(name).replaceAll('\\\n', ' ').split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const [, title] = /^\[(\w+)\]$/.exec(line) ?? [];
    const [, key, value] = /^(\w+)=(.*)$/.exec(line) ?? [];
    if (title) section = title;
    else if (key && section) found[section] = [...(found[section] ?? []), [key, value ?? '']];
    else throw new Error(`${name}: ${line}`);
  }
  return found;
}

const serviceOf = (name: string) => {
  const entries = directives(name).Service ?? [];
  return (key: string) => entries.filter(([each]) => each === key).map(([, value]) => value);
};

test('units are well formed, and every timer has its service', () => {
  expect(units).toContain('wenji.service');
  for (const unit of units) expect(directives(unit).Unit, unit).toBeTruthy();
  for (const timer of units.filter((name) => name.endsWith('.timer')))
    expect(units).toContain(timer.replace('.timer', '.service'));
});

test('the server runs under an account of its own that owns the data folder and nothing else', () => {
  const service = serviceOf('wenji.service');
  expect(service('User')).toEqual(['wenji']);
  expect(service('ProtectSystem')).toEqual(['strict']);
  expect(service('ReadWritePaths')).toEqual(['-/var/backups/wenji']);
  expect(service('StateDirectory')).toEqual(['wenji']);
  expect(service('UMask')).toEqual(['0077']);
  expect(service('CapabilityBoundingSet')).toEqual(['']);
  expect(service('IPAddressDeny')).toEqual(['any']);
  expect(service('IPAddressAllow')).toEqual(['localhost']);
  // The compiler of Node.js writes what it then runs.
  expect(service('MemoryDenyWriteExecute')).toEqual([]);
  // Longer than running requests and jobs get when the server stops.
  const grace = Number(/GRACE_MS = (\d+)_000/.exec(readFileSync('server/http/serve.ts', 'utf8'))?.[1]);
  expect(Number(service('TimeoutStopSec')[0])).toBeGreaterThanOrEqual(2 * grace);
});

test('what units start is in the bundle or is a known program', () => {
  for (const unit of units.filter((name) => name.endsWith('.service')))
    for (const command of serviceOf(unit)('ExecStart')) {
      const [program, script] = command.split(/\s+/);
      if (program === '/usr/bin/node')
        expect(script).toMatch(/^\/opt\/wenji\/current\/dist\/(main|cli)\.js$/);
      else expect(program).toBe('/usr/bin/rsync');
    }
});

const analyzer = 'systemd-analyze';

const analyze = (...args: string[]) => {
  const { status, stdout, stderr, error } = spawnSync(analyzer, args, { encoding: 'utf8' });
  return { status, text: stdout + stderr, missing: error !== undefined };
};

test('systemd reads the units without a word, and finds the server hardly exposed', () => {
  if (analyze('--version').missing) {
    process.stdout.write('No systemd-analyze here: units are read by our own checks only\n');
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'wenji-units-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  // It looks whether programs are there, and here they are elsewhere.
  for (const unit of units)
    writeFileSync(
      join(folder, unit),
      textOf(unit).replaceAll('/usr/bin/node', process.execPath).replaceAll('/usr/bin/rsync', '/bin/true'),
    );
  const files = units.map((unit) => join(folder, unit));
  expect(analyze('verify', ...files)).toMatchObject({ status: 0, text: '' });
  const exposure = analyze('security', '--offline=true', '--threshold=15', join(folder, 'wenji.service'));
  expect(exposure.status, exposure.text).toBe(0);
  process.stdout.write(`${exposure.text.trim().split('\n').at(-1)}\n`);
});
