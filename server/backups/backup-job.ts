import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { type Job, type JobState, listJobs } from '../jobs/jobs.ts';
import { runJob } from '../jobs/runs.ts';
import { record } from '../staff/audit.ts';
import {
  type Backup,
  type Entry,
  findLastBackup,
  findSchedule,
  listBackups,
  type Schedule,
} from './backups.ts';
import { makeScheduledBackup } from './scheduled.ts';

export const backupJob: Job = {
  name: 'backup',
  title: 'backups.job',
  purpose: 'backups.job_what',
  due: { at: '05:00' },
  run: makeScheduledBackup,
};

export class BackupsOffError extends DomainError {
  readonly type = 'backups-off';
  readonly status = 409;
}

/** Hours after which the last backup is too old: a day, and time to make one. */
const OLD_HOURS = 26;

export interface BackupState {
  schedule: Schedule | undefined;
  job: Pick<JobState, 'running' | 'next' | 'error'>;
  last: (Backup & { hours: number }) | undefined;
  /** There is none, or it is too old. */
  late: boolean;
  backups: Entry[];
}

export async function findBackupState(ctx: Context): Promise<BackupState> {
  const [job] = await listJobs(ctx, [backupJob]);
  if (!job) throw new Error('No job');
  const last = await findLastBackup(ctx);
  const hours = last ? Math.floor((ctx.clock.real().getTime() - last.endedAt.getTime()) / 3600_000) : 0;
  return {
    schedule: findSchedule(ctx),
    job,
    last: last && { ...last, hours },
    late: !last || hours >= OLD_HOURS,
    backups: await listBackups(ctx),
  };
}

/** Begins a backup out of turn; gives its run. Throws BackupsOffError where no public key is set. */
export async function startBackup(ctx: Context, officer: SignedIn): Promise<{ run: Promise<unknown> }> {
  if (!findSchedule(ctx)) throw new BackupsOffError();
  await ctx.store.write((tx) =>
    record(tx, { officerId: officer.id, departmentId: null, act: 'backup.started', subject: backupJob.name }),
  );
  return { run: runJob(ctx, backupJob, { atOnce: true }) };
}
