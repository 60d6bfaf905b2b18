import { sayTime } from '#shared/text/dates.ts';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import type { BackupState } from './backup-job.ts';
import { BackupsTable } from './backups-table.tsx';
import { commands } from './commands.ts';
import { RestoreNeeds } from './restore-needs.tsx';

export const backupsPath = '/workspace/backups';

/** What is backed up, since when, and what it takes to bring it back. */
export function BackupsPage(state: BackupState) {
  const { t } = useView();
  return (
    <WorkspaceFrame current="backups">
      <h1>{t('backups.title')}</h1>
      <p class="dim">{t('backups.lead')}</p>
      <div class="stack more">{state.schedule ? <Troubles {...state} /> : <SetUp />}</div>
      <StatePart {...state} />
      {state.schedule ? <MakeNow /> : null}
      <section class="sec">
        <h2 id="register">{t('backups.register')}</h2>
        {state.backups.length > 0 ? (
          <BackupsTable backups={state.backups} running={state.job.running} />
        ) : (
          <p>{t('backups.none')}</p>
        )}
      </section>
      <RestoreNeeds />
    </WorkspaceFrame>
  );
}

function SetUp() {
  const { t } = useView();
  return (
    <section class="note warn read stack">
      <h2>{t('backups.off')}</h2>
      <p>{t('backups.off_help')}</p>
      <ol>
        <li>
          {t('backups.off_key')} <code>{commands.key}</code>
        </li>
        <li>{t('backups.off_carry')}</li>
        <li>
          {t('backups.off_set')} <code>{commands.setting}</code>
        </li>
      </ol>
    </section>
  );
}

function Troubles({ schedule, job, last, late }: BackupState) {
  const { t } = useView();
  return (
    <>
      {schedule?.fault ? (
        <div class="note stop read">
          <p>
            <b>{t('backups.key_fault')}</b>
          </p>
          <p>
            <code>{schedule.fault}</code>
          </p>
        </div>
      ) : null}
      {late ? (
        <div class="note warn read">
          <p>
            <b>{t(last ? 'backups.old' : 'backups.old_never')}</b>
          </p>
          <p>{t('backups.old_help')}</p>
        </div>
      ) : null}
      {job.error !== null && !job.running && !schedule?.fault ? (
        <div class="note stop read">
          <p>
            <b>{t('backups.failed')}</b>
          </p>
          <p>
            <code>{job.error.replace(/^BackupError: /, '')}</code>
          </p>
        </div>
      ) : null}
    </>
  );
}

function StatePart({ schedule, job, last }: BackupState) {
  const { t, language } = useView();
  const next = job.running ? t('backups.next_running') : sayTime(job.next, language);
  const facts: [string, string][] = [
    [t('backups.last'), last ? sayTime(last.endedAt, language) : t('backups.last_none')],
    [t('backups.next'), schedule ? next : t('backups.next_none')],
  ];
  if (schedule)
    facts.push(
      [t('backups.folder'), schedule.folder],
      [t('backups.keep'), t('backups.keep_days', { count: schedule.keepDays })],
    );
  if (schedule && schedule.keys.length > 0) facts.push([t('backups.keys'), schedule.keys.join(' ')]);
  return (
    <section class="sec read">
      <h2>{t('backups.state')}</h2>
      <dl class="check">
        {facts.map(([name, value], at) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd class="long">
              {value}
              {at === 0 && last ? <Age hours={last.hours} /> : null}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Age({ hours }: { hours: number }) {
  const { t } = useView();
  const days = Math.floor(hours / 24);
  const words =
    hours < 1
      ? t('backups.age_now')
      : days < 3
        ? t('backups.age_hours', { count: hours })
        : t('backups.age_days', { count: days });
  return <p class="dim">{words}</p>;
}

function MakeNow() {
  const { t, href } = useView();
  return (
    <form class="sec read" method="post" action={href(backupsPath)}>
      <p class="hint">{t('backups.now_help')}</p>
      <p class="actions more">
        <button class="btn alt" type="submit">
          {t('backups.now')}
        </button>
      </p>
    </form>
  );
}
