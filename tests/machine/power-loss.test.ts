import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { chance } from '#server/demo/random.ts';
import { type Counts, runSeries } from '../../torture/power-loss/series.ts';
import { Disk } from '../../torture/shim/disk.ts';
import { cutPower } from '../../torture/shim/power-cut.ts';
import { ownFolder } from './minded-server.ts';
import { shim, withoutShim } from './shim.ts';

const run = promisify(execFile);

/** Runs a script as a process on a minded disk, in the folder. */
const script = (folder: string, env: { [name: string]: string }, body: string) =>
  run(process.execPath, ['-e', `const fs = require('node:fs');${body}`], {
    cwd: folder,
    env: { PATH: process.env.PATH, ...env },
  });

describe.skipIf(withoutShim())('the power is cut', () => {
  test('under the product: nothing answered is lost; with weaker settings something is', async () => {
    const { stdout } = await run(process.execPath, ['dist/torture/power-loss.js', '--quick', '--json']);
    const { series, faults } = JSON.parse(stdout) as { series: Counts[]; faults: string[] };
    expect(faults).toEqual([]);
    for (const each of series.slice(0, 4)) expect(each).toMatchObject({ lost: 0, wrong: [] });
    expect(series.slice(0, 4).reduce((sum, { answered }) => sum + answered, 0)).toBeGreaterThan(0);
    expect(series.slice(4).reduce((sum, { lost }) => sum + lost, 0)).toBeGreaterThan(0);
  });

  test('under a harness that sees nothing: it says so', async () => {
    const full = { name: 'FULL', rounds: 3, synchronous: 'FULL', atOnce: 1, torn: false } as const;
    await expect(runSeries(full, '', chance(1), () => {})).rejects.toThrow('it is blind');
  });

  test('under files: only what was synced is left, names too', async () => {
    const place = ownFolder();
    const [data, shadow] = [join(place, 'data'), join(place, 'shadow')];
    mkdirSync(data);
    writeFileSync(join(data, 'old'), 'before');
    writeFileSync(join(data, 'renamed'), 'kept');
    const disk = new Disk(shim ?? '', data, { shadow });
    await script(
      data,
      disk.env,
      `const write = (name, ...texts) => {
         const file = fs.openSync(name, 'a');
         for (const text of texts) text === 'sync' ? fs.fsyncSync(file) : fs.writeSync(file, text);
         fs.closeSync(file);
       };
       write('old', ' synced', 'sync', ' unsynced');
       write('named', 'one', 'sync', 'two');
       write('cut', 'longer', 'sync');
       fs.renameSync('renamed', 'moved');
       const folder = fs.openSync('.', 'r');
       fs.fsyncSync(folder);
       fs.truncateSync('cut', 2);
       fs.unlinkSync('moved');
       write('unnamed', 'three', 'sync');`,
    );
    expect(disk.seen).toMatchObject({ syncs: 5, writes: 6, cuts: 1, names: 2, faults: 0 });
    disk.close();
    cutPower(data, shadow);
    const { stdout } = await run('sh', ['-c', 'for each in *; do echo "$each: $(cat "$each")"; done'], {
      cwd: data,
    });
    expect(stdout.trim().split('\n')).toEqual([
      'cut: longer',
      'moved: kept',
      'named: one',
      'old: before synced',
    ]);
  });

  test('under files with a coin: sectors survive whole, each by itself', async () => {
    const place = ownFolder();
    const [data, shadow] = [join(place, 'data'), join(place, 'shadow')];
    const disk = new Disk(shim ?? '', data, { shadow });
    await script(
      data,
      disk.env,
      `const file = fs.openSync('file', 'w+');
       fs.writeSync(file, 'a'.repeat(4096));
       fs.fsyncSync(file);
       fs.fsyncSync(fs.openSync('.', 'r'));
       fs.writeSync(file, 'b'.repeat(4096), 0);`,
    );
    disk.close();
    let tossed = 0;
    cutPower(data, shadow, () => tossed++ % 2 === 0);
    const { stdout } = await run('cat', [join(data, 'file')]);
    expect(stdout.match(/.{512}/g)?.map((sector) => [...new Set(sector)].join(''))).toEqual(
      'babababa'.split(''),
    );
  });

  test('before the process began: everything stays', () => {
    const data = join(ownFolder(), 'data');
    mkdirSync(data);
    writeFileSync(join(data, 'file'), '');
    cutPower(data, join(data, '..', 'shadow'));
    expect(existsSync(join(data, 'file'))).toBe(true);
  });
});
