// A PgBouncer of one's own in transaction mode beside a PostgreSQL cluster. As a program it runs tests through it:
// `node scripts/pgbouncer.mjs tests/responses tests/jobs`
import { spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { accountOf, freePort, startPostgres } from './postgres.mjs';

const PROGRAM = process.env.PGBOUNCER ?? '/usr/sbin/pgbouncer';

/** Whether there is one to start. */
export const hasPgbouncer = () => existsSync(PROGRAM);

/**
 * Starts one in front of a cluster. A database has `connections` to the server, which its clients take in turns, a
 * transaction each: less than they have among them, so that hardly anybody meets the same one twice.
 */
export async function startPgbouncer(cluster, { connections = 4 } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'wenji-pgbouncer-'));
  const port = await freePort();
  const file = join(folder, 'pgbouncer.ini');
  const log = join(folder, 'log');
  writeFileSync(
    file,
    [
      '[databases]',
      `* = host=127.0.0.1 port=${cluster.port} user=wenji`,
      '[pgbouncer]',
      'pool_mode = transaction',
      'listen_addr = 127.0.0.1',
      `listen_port = ${port}`,
      'unix_socket_dir =',
      'auth_type = any',
      `default_pool_size = ${connections}`,
      'max_client_conn = 1000',
      'server_idle_timeout = 5',
      'server_reset_query_always = 0',
      `logfile = ${log}`,
    ].join('\n'),
  );
  const asRoot = process.getuid?.() === 0;
  if (asRoot) {
    const { uid, gid } = accountOf('postgres');
    for (const each of [folder, file]) chownSync(each, uid, gid);
  }
  // Its own child, and not that of a program between, so that it can be ended.
  const [command, ...args] = asRoot
    ? ['setpriv', '--reuid=postgres', '--regid=postgres', '--init-groups', PROGRAM, '-q', file]
    : [PROGRAM, '-q', file];
  const running = spawn(command, args, { stdio: ['ignore', 'ignore', 'inherit'], cwd: '/' });
  const ended = new Promise((resolve) => running.once('exit', resolve));
  await answering(port);
  return {
    port,
    url: `postgres://wenji@127.0.0.1:${port}/postgres`,
    log: () => readFileSync(log, 'utf8'),
    async remove() {
      running.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function answering(port) {
  for (let tries = 0; tries < 100; tries++) {
    const there = await new Promise((resolve) => {
      const socket = connect(port, '127.0.0.1');
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
      socket.once('connect', () => socket.destroy());
    });
    if (there) return;
    await sleep(50);
  }
  throw new Error('PgBouncer did not start');
}

/** Runs files of the suite on PostgreSQL through PgBouncer; databases are made and dropped past it. */
async function main(files) {
  const cluster = await startPostgres();
  const bouncer = await startPgbouncer(cluster).catch((error) => {
    cluster.remove();
    throw error;
  });
  const { status } = spawnSync('npx', ['vitest', 'run', '--project', 'unit', ...files], {
    stdio: 'inherit',
    env: {
      ...process.env,
      DIALECT: 'postgres',
      POSTGRES_URL: bouncer.url,
      POSTGRES_SERVER_URL: cluster.url,
    },
  });
  await bouncer.remove();
  cluster.remove();
  process.exitCode = status ?? 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(process.argv.slice(2));
