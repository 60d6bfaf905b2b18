import { stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { Counter, Gauge, type Registry } from 'prom-client';
import type { Context } from '../context.ts';
import { countConnections, findDatabaseBytes } from '../readiness.queries.ts';
import { version } from '../version.ts';

/** What slices know of their own work, handed in by app.ts. Times are of the real clock, but those of jobs. */
export interface Figures {
  /** As /readyz has it. */
  readiness(): Promise<{ ready: boolean; obstacles: readonly string[] }>;
  jobs(): Promise<{ job: { name: string }; succeededAt: Date | undefined; error: string | null }[]>;
  backup(): Promise<{ endedAt: Date; bytes: number } | undefined>;
  mails(): Promise<number>;
  /** The last time that an auditor had the trail checked. */
  verified(): Promise<{ at: Date; holds: boolean } | undefined>;
}

type Sample = { value: number; labels?: { [name: string]: string } };

const seconds = (at: Date | undefined) => (at ? at.getTime() / 1000 : 0);

/** Registers what is looked up when somebody asks. What cannot be read is left out; the rest is told all the same. */
export function registerFigures(ctx: Context, registry: Registry, figures: Figures): void {
  const add = (name: string, help: string, read: () => Promise<number | Sample[]>, label?: string) =>
    new Gauge({
      name: `wenji_${name}`,
      help,
      labelNames: label ? [label] : [],
      registers: [registry],
      async collect() {
        this.reset();
        const found = await read().catch(() => undefined);
        if (typeof found === 'number') this.set(found);
        else if (found) for (const { value, labels = {} } of found) this.set(labels, value);
        else if (!label) this.remove();
      },
    });

  add('ready', '1 where /readyz says that this server is ready', async () =>
    Number((await figures.readiness()).ready),
  );
  add(
    'obstacle',
    'What is wrong with this server, by the word that /readyz has for it',
    async () => (await figures.readiness()).obstacles.map((word) => ({ value: 1, labels: { word } })),
    'word',
  );
  add('clock_seconds', 'The clock of this machine', async () => ctx.clock.real().getTime() / 1000);
  add('queue_writes', 'Writes that wait', async () => ctx.upkeep.waiting);
  store(ctx, add);
  add(
    'job_success_seconds',
    'When a job last did its work; 0: never',
    async () =>
      (await figures.jobs()).map(({ job, succeededAt }) => ({
        value: seconds(succeededAt),
        labels: { job: job.name },
      })),
    'job',
  );
  add(
    'job_failed',
    '1 where the last run of a job failed',
    async () =>
      (await figures.jobs()).map(({ job, error }) => ({
        value: error === null ? 0 : 1,
        labels: { job: job.name },
      })),
    'job',
  );
  add('backup_success_seconds', 'When a backup was last made whole; 0: never', async () =>
    seconds((await figures.backup())?.endedAt),
  );
  add('backup_bytes', 'Bytes of that backup', async () => (await figures.backup())?.bytes ?? 0);
  add('mails_waiting', 'Mails to officers that wait', () => figures.mails());
  audit(add, figures);
  add('build_info', 'Always 1', async () => [{ value: 1, labels: { version } }], 'version');
}

type Add = (name: string, help: string, read: () => Promise<number | Sample[]>, label?: string) => void;

function store({ env, db, upkeep }: Context, add: Add): void {
  const bytesOf = async (end: string) => (await stat(join(env.DATA_DIR, `wenji.db${end}`))).size;
  add('store_bytes', 'Bytes of the store', () => (upkeep.shared ? findDatabaseBytes(db) : bytesOf('')));
  if (upkeep.shared)
    add(
      'database_connections',
      'Connections to the database, of all processes, by what they do',
      async () => (await countConnections(db)).map(({ state, n }) => ({ value: n, labels: { state } })),
      'state',
    );
  else add('wal_bytes', 'Bytes of its write-ahead log', () => bytesOf('-wal').catch(() => 0));
  for (const [name, folder] of [
    ['disk_free_bytes', env.DATA_DIR],
    ['backup_disk_free_bytes', env.BACKUP_DIR],
  ] as const)
    add(
      name,
      `Free bytes where ${name.startsWith('b') ? 'backups lie' : upkeep.shared ? 'the data folder lies' : 'the store lies'}`,
      async () => {
        const { bavail, bsize } = await statfs(folder);
        return bavail * bsize;
      },
    );
}

/** Milliseconds for which the last check of the trail is remembered: finding it may read the whole trail. */
const REMEMBERED_MS = 300_000;

function audit(add: Add, figures: Figures): void {
  let known: { until: number; found: ReturnType<Figures['verified']> } | undefined;
  const last = () => {
    const now = performance.now();
    if (!known || known.until < now) known = { until: now + REMEMBERED_MS, found: figures.verified() };
    return known.found;
  };
  add('audit_verified_seconds', 'When an auditor last had the audit trail checked; 0: never', async () =>
    seconds((await last())?.at),
  );
  add('audit_holds', '0 where that check found a fault', async () =>
    (await last())?.holds === false ? 0 : 1,
  );
}

export const refusedWrites = (registry: Registry) =>
  new Counter({
    name: 'wenji_writes_refused_total',
    help: 'Writes that the store did not take: its queue was full, or its disk refused',
    registers: [registry],
  });
