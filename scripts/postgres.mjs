// A PostgreSQL cluster of one's own on a free loopback port: for tests, benches and whoever wants to try.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const DEBIAN = '/usr/lib/postgresql';

/** The folder of PostgreSQL's programs: of POSTGRES_BIN, or the newest of Debian's; undefined where there is none. */
export function findPostgres() {
  const known = process.env.POSTGRES_BIN;
  if (known) return known;
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
  return versions
    .map((version) => join(DEBIAN, version, 'bin'))
    .find((bin) => existsSync(join(bin, 'initdb')));
}

/** For databases that live for a test: nothing waits for a disk, and nobody tidies up behind. */
const hasty = {
  fsync: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: 0,
  autovacuum: 'off',
  max_wal_size: '2GB',
  checkpoint_timeout: '1h',
};

/** PostgreSQL does not run as root. */
const isRoot = process.getuid?.() === 0;
const as = (program, args) =>
  isRoot ? ['runuser', ['-u', 'postgres', '--', program, ...args]] : [program, args];

/**
 * Makes a cluster and starts it. `durable`: what is committed outlives a crash of the machine; else nothing waits for the
 * disk, and where there is memory for files it lies there. Throws where PostgreSQL is not installed.
 */
export async function startPostgres({ durable = false, port = undefined } = {}) {
  const bin = findPostgres();
  if (!bin) throw new Error('PostgreSQL is not installed: apt-get install postgresql, or set POSTGRES_BIN');
  const place = !durable && existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
  const folder = mkdtempSync(join(place, 'wenji-postgres-'));
  if (isRoot) {
    const { uid, gid } = accountOf('postgres');
    chownSync(folder, uid, gid);
  }
  const data = join(folder, 'data');
  const run = (program, ...args) => {
    const [command, all] = as(join(bin, program), args);
    return execFileSync(command, all, { cwd: '/', stdio: ['ignore', 'pipe', 'pipe'] });
  };
  const runMeanwhile = async (program, ...args) => {
    const [command, all] = as(join(bin, program), args);
    const child = spawn(command, all, { cwd: '/', stdio: 'ignore' });
    const [code] = await once(child, 'exit');
    if (code !== 0) throw new Error(`${program} ended with ${code}`);
  };
  run('initdb', '-D', data, '-U', 'wenji', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync');
  const chosen = port ?? (await freePort());
  const settings = {
    listen_addresses: '127.0.0.1',
    port: chosen,
    unix_socket_directories: folder,
    max_connections: 300,
    shared_buffers: '128MB',
    ...(durable ? {} : hasty),
  };
  const options = Object.entries(settings)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ');
  const log = join(folder, 'log');
  const start = () => run('pg_ctl', '-D', data, '-w', '-s', '-l', log, '-o', options, 'start');
  const stop = (mode = 'fast') => run('pg_ctl', '-D', data, '-w', '-s', '-m', mode, 'stop');
  start();
  return {
    bin,
    port: chosen,
    data,
    url: `postgres://wenji@127.0.0.1:${chosen}/postgres`,
    start,
    /** `immediate`: as if the machine had lost its power, as far as PostgreSQL knows. */
    stop,
    restart(mode = 'fast') {
      stop(mode);
      start();
    },
    /** The same, while whoever asks for it goes on. */
    async restartMeanwhile(mode = 'fast') {
      await runMeanwhile('pg_ctl', '-D', data, '-w', '-s', '-m', mode, 'stop');
      await runMeanwhile('pg_ctl', '-D', data, '-w', '-s', '-l', log, '-o', options, 'start');
    },
    log: () => readFileSync(log, 'utf8'),
    remove() {
      try {
        stop('immediate');
      } catch {}
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The numbers of an account of this machine. */
export function accountOf(name) {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((each) => each.startsWith(`${name}:`));
  if (!line) throw new Error(`There is no account ${name}`);
  const [, , uid, gid] = line.split(':');
  return { uid: Number(uid), gid: Number(gid) };
}

/** A port of this machine on which nobody listens just now. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
