import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { contentsOf, strangeStores } from '../db/strange-stores.ts';
import { newFolder, unpackInto } from '../db/upgrades-support.ts';

const SECRET_KEY = 'a secret of thirty-two characters';
/** Root has a right to every file, unless it is started without. */
const WITHOUT_RIGHTS =
  process.getuid?.() === 0 ? ['setpriv', '--bounding-set=-dac_override,-dac_read_search'] : [];

interface Program {
  child: ChildProcess;
  out(): string;
  err(): string;
}

/** Runs a built program; it is killed with the test, and after a minute in any case. */
function run(
  folder: string,
  args: string[],
  more: { [name: string]: string } = {},
  before: string[] = [],
): Program {
  const { PATH } = process.env;
  const [program = '', ...rest] = [...before, process.execPath, ...args];
  const child = spawn(program, rest, {
    env: { PATH, DATA_DIR: folder, SECRET_KEY, PORT: '0', LOG_LEVEL: 'silent', ...more },
    timeout: 60_000,
    killSignal: 'SIGKILL',
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const written = { out: '', err: '' };
  child.stdout.on('data', (data: Buffer) => {
    written.out += data;
  });
  child.stderr.on('data', (data: Buffer) => {
    written.err += data;
  });
  return { child, out: () => written.out, err: () => written.err };
}

async function ended(program: Program): Promise<number | null> {
  if (program.child.exitCode === null && program.child.signalCode === null)
    await once(program.child, 'close');
  return program.child.exitCode;
}

/** Until the server says that it listens; with what it wrote where it ends instead. */
async function listening(program: Program): Promise<Program> {
  while (!/listens on|for officers/.test(program.out())) {
    if (program.child.exitCode !== null) throw new Error(`It ended:\n${program.err()}`);
    await once(program.child.stdout ?? program.child, 'data');
  }
  return program;
}

/** That it ended with 1 and said one sentence and nothing else. */
async function expectRefused(program: Program, sentence: RegExp | string): Promise<void> {
  expect(await ended(program)).toBe(1);
  expect(program.err()).toMatch(/^[^\n]+\n$/);
  expect(program.err()).toMatch(sentence);
  expect(program.out()).toBe('');
}

const main = ['dist/main.js'];
const inUse = /^The data folder .* is in use by another Wenji server: stop that one first/;

/** The store of a server that was stopped in order. */
let good = '';

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'wenji-starts-'));
  const { file } = unpackInto(folder, '0003_service');
  const child = spawn(process.execPath, main, {
    env: { PATH: process.env.PATH, DATA_DIR: folder, SECRET_KEY, PORT: '0', LOG_LEVEL: 'silent' },
    timeout: 60_000,
  });
  await once(child.stdout, 'data');
  child.kill('SIGTERM');
  await once(child, 'exit');
  expect(existsSync(`${file}-wal`)).toBe(false);
  good = file;
  return () => rmSync(folder, { recursive: true });
});

function copied() {
  const folder = newFolder();
  const file = join(folder, 'wenji.db');
  copyFileSync(good, file);
  return { folder, file };
}

describe('one server a folder', () => {
  test('a second one and the demonstration are refused, commands are not; kill -9 frees it', async () => {
    const { folder } = copied();
    const first = await listening(run(folder, main));
    for (const args of [main, ['dist/demo.js', '--fresh']]) await expectRefused(run(folder, args), inUse);
    const checked = run(folder, ['dist/cli.js', 'verify', 'store']);
    expect(await ended(checked)).toBe(0);
    expect(checked.out()).toContain('The store holds');
    first.child.kill('SIGKILL');
    await ended(first);
    const next = await listening(run(folder, main));
    next.child.kill('SIGTERM');
    expect(await ended(next)).toBe(0);
    expect(readdirSync(folder).sort()).toEqual(['backups', 'server.lock', 'wenji.db']);
  });

  test('a start that cannot listen says so, and lets go of the folder', async () => {
    const { folder } = copied();
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    onTestFinished(() => void taken.close());
    const address = taken.address();
    const PORT = typeof address === 'object' ? String(address?.port) : '';
    await expectRefused(
      run(folder, main, { PORT }),
      /^The server cannot listen where HOST and PORT say: .*EADDRINUSE/,
    );
    await listening(run(folder, main));
  });

  test('the demonstration leaves another installation alone', async () => {
    const { folder } = copied();
    const before = contentsOf(folder);
    await expectRefused(run(folder, ['dist/demo.js', '--fresh']), 'holds no demonstration; it is left alone');
    await expectRefused(run(folder, ['dist/demo.js']), 'holds another installation');
    await expectRefused(run(folder, ['dist/demo.js', '--stale']), '--stale');
    expect(contentsOf(folder)).toEqual(before);
  });
});

test.each(strangeStores.slice(0, 2))(
  '%s ends the start in one sentence and stays as it was',
  async (_, make, sentence) => {
    const { folder, file } = copied();
    make(file);
    const before = contentsOf(folder);
    await expectRefused(run(folder, main), new RegExp(sentence.source, 'm'));
    expect(contentsOf(folder)).toEqual(before);
  },
);

test('a wrong secret and a wrong environment end the start in words', async () => {
  const { folder } = copied();
  const wrong = run(folder, main, { SECRET_KEY: 'another secret of many characters' });
  await expectRefused(wrong, /^SECRET_KEY is not the one with which this store was made$/m);
  const plain = run(folder, main, { PUBLIC_URL: 'http://wenji.example' });
  await expectRefused(plain, /is plain http: use https, or set ALLOW_HTTP=1$/m);
});

describe('an account without the right', () => {
  test('to the store is told so', async () => {
    const { folder, file } = copied();
    chmodSync(file, 0o000);
    const refused = run(folder, main, {}, WITHOUT_RIGHTS);
    await expectRefused(refused, /^The store .*wenji\.db cannot be opened: /);
  });

  test('to the folder is told so', async () => {
    const { folder } = copied();
    chmodSync(folder, 0o500);
    onTestFinished(() => chmodSync(folder, 0o700));
    const refused = run(folder, main, {}, WITHOUT_RIGHTS);
    await expectRefused(refused, /^The data folder .* cannot be written: EACCES/);
    expect(readdirSync(folder)).toEqual(['wenji.db']);
  });

  test('to the lock of another account is told so', async () => {
    const { folder } = copied();
    writeFileSync(join(folder, 'server.lock'), '', { mode: 0o400 });
    const refused = run(folder, main, {}, WITHOUT_RIGHTS);
    await expectRefused(refused, /^The data folder .* cannot be written: EACCES/);
  });
});
