import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const support = resolve('tests/machine/support');
const folder = mkdtempSync(join(tmpdir(), 'wenji-bundle-test-'));
const made = join(folder, 'made');
let archive = '';

const bundle = (to: string, umask: string) =>
  execFileSync('sh', [
    '-c',
    'umask "$1" && exec "$2" scripts/bundle.mjs "$3"',
    'sh',
    umask,
    process.execPath,
    to,
  ]);

const hashOf = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

/** Unpacks the archive into an empty folder and gives the folder that came out. */
function unpack(name: string): string {
  const into = join(folder, name);
  mkdirSync(into);
  execFileSync('tar', ['-xzf', join(made, archive), '-C', into]);
  return join(into, archive.replace('.tar.gz', ''));
}

const { PATH } = process.env;

const check = (unpacked: string, ...args: string[]) => {
  const { status, stdout, stderr } = spawnSync('sh', [join(unpacked, 'install.sh'), ...args], {
    cwd: '/',
    env: { PATH },
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
};

beforeAll(() => {
  bundle(made, '022');
  archive = readdirSync(made).find((name) => name.endsWith('.tar.gz')) ?? '';
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the archive says what it is for, has its sum beside it, and comes out the same again', () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  const [major] = process.versions.node.split('.');
  expect(archive).toBe(`wenji-${version}-${process.platform}-${process.arch}-node${major}.tar.gz`);
  expect(readFileSync(join(made, `${archive}.sha256`), 'utf8')).toBe(
    `${hashOf(join(made, archive))}  ${archive}\n`,
  );
  const again = join(folder, 'again');
  bundle(again, '077');
  expect(hashOf(join(again, archive))).toBe(hashOf(join(made, archive)));
  process.stdout.write(`bundle: ${(statSync(join(made, archive)).size / 1e6).toFixed(1)} MB\n`);
});

test('it holds what an administrator needs, and nothing for developers', () => {
  const names = execFileSync('tar', ['-tzf', join(made, archive)], { encoding: 'utf8' }).split('\n');
  const inside = names.map((name) => name.slice(archive.length - '.tar.gz'.length + 1));
  for (const file of ['LICENSE', 'install.sh', 'docs/operations.md', 'deploy/wenji.service', 'dist/cli.js'])
    expect(inside).toContain(file);
  expect(inside).toContain('node_modules/better-sqlite3/build/Release/better_sqlite3.node');
  const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  // What is developed with may also be needed by a package that the server has.
  const developing = Object.keys(devDependencies).filter(
    (name) =>
      packages[`node_modules/${name}`]?.dev === true &&
      inside.some((file) => file.startsWith(`node_modules/${name}/`)),
  );
  expect(developing).toEqual([]);
  expect(
    inside.filter(
      (file) =>
        /(^|\/)(tests?|bench|torture|server|secret\.key|data)\//.test(file) &&
        !file.startsWith('node_modules/'),
    ),
  ).toEqual([]);
});

test('a byte that was changed, a file that is missing and one too many are named', () => {
  const unpacked = unpack('changed');
  expect(check(unpacked, '--check')).toMatchObject({ status: 0, stderr: '' });
  const server = join(unpacked, 'dist/main.js');
  const bytes = readFileSync(server);
  bytes[100] = (bytes[100] ?? 0) ^ 1;
  writeFileSync(server, bytes);
  const changed = check(unpacked, '--check');
  expect(changed.status).toBe(1);
  expect(changed.stderr).toMatch(/^dist\/main\.js: FAILED$/m);
  expect(changed.stderr).not.toMatch(/cli\.js/);
  bytes[100] = (bytes[100] ?? 0) ^ 1;
  writeFileSync(server, bytes);

  const manifest = join(unpacked, 'node_modules/hono/package.json');
  const text = readFileSync(manifest, 'utf8');
  rmSync(manifest);
  expect(check(unpacked, '--check')).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('node_modules/hono/package.json'),
  });
  writeFileSync(manifest, text);
  writeFileSync(join(unpacked, 'dist/extra.js'), '');
  expect(check(unpacked, '--check')).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/lists \d+ files/),
  });
});

/** Writes another value into BUILT-FOR, as a bundle of another kind has it: with a sum that fits. */
function describe(unpacked: string, name: string, value: string) {
  const about = join(unpacked, 'BUILT-FOR');
  writeFileSync(
    about,
    readFileSync(about, 'utf8').replace(new RegExp(`^${name}=.*$`, 'm'), `${name}=${value}`),
  );
  const sums = join(unpacked, 'SHA256SUMS');
  writeFileSync(sums, readFileSync(sums, 'utf8').replace(/^\w+(?= {2}BUILT-FOR$)/m, hashOf(about)));
}

test('a machine of another kind is refused, and says which it is', () => {
  const unpacked = unpack('other');
  describe(unpacked, 'modules', '1');
  const target = join(folder, 'never');
  expect(check(unpacked, target)).toMatchObject({
    status: 1,
    stderr: expect.stringContaining(`Made for: ${process.platform} ${process.arch} 1 `),
  });
  expect(existsSync(target)).toBe(false);
});

/** The command line that cuts off the network and hides the checkout, as far as this machine lets us. */
function cutOff(): { how: string; before: string[]; env: { [name: string]: string } } {
  const hide = `ip link set lo up && mount -t tmpfs none '${process.cwd()}' && exec "$@"`;
  const before = ['unshare', '-r', '-n', '-m', 'sh', '-c', hide, 'sh'];
  const [program = '', ...args] = before;
  if (spawnSync(program, [...args, 'true'], { cwd: '/' }).status === 0)
    return { how: 'a namespace without a network, the checkout hidden', before, env: {} };
  return {
    how: 'connections to the outside refused by a module loaded before; the checkout left alone',
    before: [],
    env: { NODE_OPTIONS: `--import=${join(folder, 'no-network.mjs')}` },
  };
}

test('installed in an empty folder without a network it starts, is set up by its link, and answers', () => {
  const unpacked = unpack('whole');
  const target = join(folder, 'opt');
  const installed = check(unpacked, target);
  expect(installed).toMatchObject({ status: 0, stderr: '' });
  const current = join(target, 'current');
  expect(readlinkSync(current)).toBe(JSON.parse(readFileSync('package.json', 'utf8')).version);
  expect(check(unpacked, target)).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('is there already'),
  });
  // The next version stands beside it, and the way back is a link.
  describe(unpacked, 'version', '99.0.0');
  expect(check(unpacked, target)).toMatchObject({ status: 0, stderr: '' });
  expect(readlinkSync(current)).toBe('99.0.0');
  expect(readdirSync(target)).toHaveLength(3);
  rmSync(join(folder, 'whole'), { recursive: true });

  for (const name of ['first-start.mjs', 'no-network.mjs'])
    copyFileSync(join(support, name), join(folder, name));
  const { how, before, env } = cutOff();
  process.stdout.write(`bundle: tried in ${how}\n`);
  const [program = '', ...args] = [
    ...before,
    process.execPath,
    join(folder, 'first-start.mjs'),
    current,
    join(folder, 'data'),
  ];
  const { stdout, stderr, status } = spawnSync(program, args, {
    cwd: '/',
    env: { PATH, ...env },
    encoding: 'utf8',
    timeout: 60_000,
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const told = JSON.parse(stdout);
  expect(told.outside).toBe('ENETUNREACH');
  expect(told.help).toMatchObject({ status: 0, stderr: '' });
  expect(told.help.stdout).toContain('verify audit');
  expect(told.setup, told.output).toMatchObject({ status: 200 });
  expect(told.setup.body).toContain('<form');
  expect(told.home).toMatchObject({ status: 200 });
  expect(told.style, told.home.body.slice(0, 600)).toBe(200);
  expect(told.home.body).not.toContain('/@vite/');
  expect(told.metrics).toBe(true);
  expect(told.verify).toMatchObject({ status: 0, stderr: '' });
  expect(told.ended).toBe(0);
  // The bundle is what was packed after it ran, too: it writes nothing beside itself.
  expect(check(current, '--check')).toMatchObject({ status: 0 });
});
