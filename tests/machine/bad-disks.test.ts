import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { Disk, type Sickness } from '../../torture/shim/disk.ts';
import { MindedServer, makeInstallation, ownFolder, storedKeys } from './minded-server.ts';
import { shim, withoutShim } from './shim.ts';

/** Far below the five seconds for which a lock held up the whole server once. */
const QUICK_MS = 1500;

const refused = { status: 503, retryAfter: '5' };

/** What an installation on a folder of its own promised, whatever its disk did. */
async function expectPromisesKept(folder: string, server: MindedServer): Promise<void> {
  await server.kill();
  const asked = server.answers;
  const accepted = new Set(asked.filter(({ status }) => status < 300).map(({ key }) => key));
  const keys = asked.map(({ key }) => key);
  expect(await storedKeys(folder, keys)).toEqual([...accepted].sort());
  const again = await MindedServer.start(folder);
  for (const key of new Set(keys)) expect((await again.send(key)).status).toBe(accepted.has(key) ? 200 : 201);
  await again.kill();
  expect(await storedKeys(folder, keys)).toEqual([...new Set(keys)].sort());
}

async function expectReading(server: MindedServer): Promise<void> {
  const { status, milliseconds } = await server.read();
  expect(status).toBe(200);
  expect(milliseconds).toBeLessThan(QUICK_MS);
}

/** What is wrong is known at the latest when the disk was tried once more. */
async function expectObstacle(server: MindedServer, obstacle: string): Promise<void> {
  const found = async () => (await server.ready()).obstacles;
  for (let tries = 0; tries < 40 && !(await found()).includes(obstacle); tries++) await sleep(100);
  expect(await found()).toContain(obstacle);
  expect((await server.ready()).status).toBe(503);
}

/** The store is tried again by itself; nobody restarts anything. */
async function expectRecovery(server: MindedServer): Promise<void> {
  for (let tries = 0; tries < 40 && (await server.ready()).status !== 200; tries++) await sleep(100);
  const { status, obstacles } = await server.ready();
  expect(status).toBe(200);
  expect(obstacles.filter((each) => each !== 'disk-nearly-full')).toEqual([]);
}

const sicknesses: { [name: string]: { sickness: Sickness; obstacle: string } } = {
  'the disk is full': { sickness: { write: 'ENOSPC' }, obstacle: 'store-unwritable' },
  'the disk is read-only': { sickness: { write: 'EROFS', open: 'EROFS' }, obstacle: 'read-only' },
  'writes fail': { sickness: { write: 'EIO' }, obstacle: 'store-unwritable' },
  'syncs fail': { sickness: { sync: 'EIO' }, obstacle: 'store-unwritable' },
  'syncs of the log fail': { sickness: { sync: 'EIO', only: 'log' }, obstacle: 'store-unwritable' },
  'there is no room at the sync': { sickness: { sync: 'ENOSPC' }, obstacle: 'store-unwritable' },
};

describe.skipIf(withoutShim())('a disk that is sick for a while', () => {
  for (const [name, { sickness, obstacle }] of Object.entries(sicknesses))
    test(name, async () => {
      const { folder, disk, server } = await startOnMindedDisk();
      expect((await server.sendMany(5)).map(({ status }) => status)).toEqual(Array(5).fill(201));
      expect((await server.ready()).status).toBe(200);
      expect(disk.seen.writes).toBeGreaterThan(0);
      expect(disk.seen.syncs).toBeGreaterThan(0);

      disk.become(sickness);
      const lost = await server.sendMany(5);
      for (const answer of lost) expect(answer).toMatchObject(refused);
      expect(await server.begin()).toEqual(refused);
      await expectReading(server);
      await expectObstacle(server, obstacle);
      expect(disk.seen.faults).toBeGreaterThan(0);

      disk.recover();
      await expectRecovery(server);
      expect((await server.send(lost[0]?.key)).status).toBe(201);
      expect((await server.send(lost[0]?.key)).status).toBe(200);
      expect((await server.sendMany(5)).map(({ status }) => status)).toEqual(Array(5).fill(201));

      // What was refused must not come back when the process ends before anything else is tried.
      disk.become(sickness);
      expect(await server.send()).toMatchObject(refused);
      await expectPromisesKept(folder, server);
    });

  test('a sync that takes long holds up what is written, and loses nothing', async () => {
    const { folder, disk, server } = await startOnMindedDisk();
    disk.become({ slowSync: 200 });
    expect((await server.sendMany(10)).map(({ status }) => status)).toEqual(Array(10).fill(201));
    await expectPromisesKept(folder, server);
  });
});

async function startOnMindedDisk() {
  const folder = join(ownFolder(), 'data');
  await makeInstallation(folder);
  const disk = new Disk(shim ?? '', folder);
  onTestFinished(() => disk.close());
  return { folder, disk, server: await MindedServer.start(folder, disk.env) };
}

describe('another process that holds the store', () => {
  async function held() {
    const folder = ownFolder();
    await makeInstallation(folder);
    const server = await MindedServer.start(folder);
    const other = new Database(join(folder, 'wenji.db'));
    onTestFinished(() => {
      other.close();
    });
    other.exec('BEGIN IMMEDIATE');
    return { folder, server, other };
  }

  test('for a moment: writes wait, reading does not', async () => {
    const { folder, server, other } = await held();
    const waiting = server.sendMany(5);
    for (let times = 0; times < 5; times++) {
      await sleep(100);
      await expectReading(server);
    }
    other.exec('ROLLBACK');
    expect((await waiting).map(({ status }) => status)).toEqual(Array(5).fill(201));
    other.close();
    await expectPromisesKept(folder, server);
  });

  test('for long: refused, at last at once, and read all the while', async () => {
    const { folder, server, other } = await held();
    const waiting = server.sendMany(5);
    while (server.answers.length === 0) {
      await sleep(100);
      await expectReading(server);
    }
    for (const answer of await waiting) expect(answer).toMatchObject(refused);
    const later = await server.send();
    expect(later).toMatchObject(refused);
    expect(later.milliseconds).toBeLessThan(QUICK_MS);
    expect(await server.ready()).toMatchObject({ status: 503 });
    other.exec('ROLLBACK');
    // Who asked whether it writes again may still be at it.
    await expect.poll(async () => (await server.send(later.key)).status, { timeout: 5000 }).toBe(201);
    await expectRecovery(server);
    other.close();
    await expectPromisesKept(folder, server);
  });
});

const mounted = mountable();

describe.skipIf(!mounted)('a small disk of its own', () => {
  function smallDisk(): string {
    const folder = join(ownFolder(), 'disk');
    mkdirSync(folder);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=12m', 'tmpfs', folder]);
    onTestFinished(() => {
      execFileSync('umount', ['-l', folder]);
    });
    return folder;
  }

  test('that fills up refuses, is read meanwhile, and takes again once there is room', async () => {
    const disk = smallDisk();
    const folder = join(disk, 'data');
    await makeInstallation(folder);
    const server = await MindedServer.start(folder);
    expect((await server.send()).status).toBe(201);
    fill(join(disk, 'ballast'));
    const answers = [];
    for (let times = 0; times < 20; times++) answers.push(...(await server.sendMany(5)));
    const lost = answers.filter(({ status }) => status !== 201);
    expect(lost.length).toBeGreaterThan(0);
    for (const answer of lost) expect(answer).toMatchObject(refused);
    await expectReading(server);
    expect(await server.ready()).toMatchObject({
      status: 503,
      obstacles: ['store-unwritable', 'disk-nearly-full'],
    });
    rmSync(join(disk, 'ballast'));
    await expectRecovery(server);
    expect((await server.send(lost[0]?.key)).status).toBe(201);
    await expectPromisesKept(folder, server);
  });

  test('that is mounted read-only lets no server start, and leaves everything as it is', async () => {
    const disk = smallDisk();
    const folder = join(disk, 'data');
    await makeInstallation(folder);
    execFileSync('mount', ['-o', 'remount,ro', disk]);
    await expect(MindedServer.start(folder)).rejects.toThrow('The server ended with');
    execFileSync('mount', ['-o', 'remount,rw', disk]);
    const server = await MindedServer.start(folder);
    expect((await server.send()).status).toBe(201);
    await expectPromisesKept(folder, server);
  });
});

function mountable(): boolean {
  const folder = join('/tmp', `wenji-mount-${process.pid}`);
  mkdirSync(folder);
  try {
    execFileSync('mount', ['-t', 'tmpfs', 'tmpfs', folder], { stdio: 'ignore' });
    execFileSync('umount', [folder]);
    return true;
  } catch {
    console.log('This account may not mount: tests with a small disk of its own are skipped.');
    return false;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Writes until nothing more goes in. */
function fill(path: string): void {
  for (const size of [1 << 20, 1 << 16, 1 << 12])
    try {
      for (;;) writeFileSync(path, randomBytes(size), { flag: 'a' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    }
}
