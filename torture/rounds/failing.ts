import { setTimeout as pause } from 'node:timers/promises';
import type { Cluster } from '../../scripts/postgres.mjs';
import { command } from './home.ts';
import { expectAlive, expectNoBug } from './server.ts';
import type { Torment } from './torment.ts';

/** Milliseconds within which the database fails. */
const FAIL_WITHIN_MS = 450;
/** Milliseconds for which the crowd acts on once the database is there again. */
const AFTER_MS = 150;

/** The database fails beneath a server that lives on; it must find back by itself, and is looked at as it runs. */
export async function serveThrough(
  torment: Torment,
  fail: (cluster: Cluster) => Promise<void>,
): Promise<void> {
  const { cluster } = torment.home;
  if (!cluster) throw new Error('There is no database that could fail');
  await torment.rush(async () => {
    await pause(20 + torment.dice.below(FAIL_WITHIN_MS));
    await fail(cluster);
    torment.returns.push(await torment.acknowledgedAgain());
    await pause(AFTER_MS);
    return 'stop';
  }, true);
  expectAlive(torment.server);
  expectNoBug(torment.server);
}

/** Every connection of the product is ended, whatever it is in the middle of. */
export async function cutOff(cluster: Cluster): Promise<void> {
  await command(
    cluster,
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'wenji%'",
  );
}
