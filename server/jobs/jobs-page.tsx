import { sayTime } from '#shared/text/dates.ts';
import { ScrollingTable } from '../http/scrolling-table.tsx';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import type { JobState } from './jobs.ts';
import { MailPart } from './mail-part.tsx';
import type { MailState } from './mail-states.ts';

interface Props {
  states: JobState[];
  mail: MailState;
}

/** Work that comes due by itself: what it is for, what came of it last, when it comes again. */
export function JobsPage({ states, mail }: Props) {
  const { t } = useView();
  const columns = [
    t('telling.job'),
    t('telling.last_run'),
    t('telling.result'),
    t('telling.next_run'),
    t('staff.operation'),
  ];
  return (
    <WorkspaceFrame current="jobs">
      <h1 id="jobs">{t('staff.jobs')}</h1>
      <p class="dim">{t('telling.jobs_lead')}</p>
      <div class="sec jobs">
        <ScrollingTable labelledBy="jobs" columns={columns}>
          {states.map((state) => (
            <JobRow key={state.job.name} state={state} />
          ))}
        </ScrollingTable>
      </div>
      <MailPart mail={mail} />
    </WorkspaceFrame>
  );
}

function JobRow({ state: { job, startedAt, next, running, ...state } }: { state: JobState }) {
  const { t, href, language, now } = useView();
  const title = t(job.title);
  return (
    <tr>
      <th scope="row">
        {title}
        <p class="dim">{t(job.purpose)}</p>
      </th>
      <td>{startedAt ? sayTime(startedAt, language) : t('telling.never_run')}</td>
      <td>
        <Result {...state} running={running} never={!startedAt} />
      </td>
      <td>{running ? '–' : next <= now ? t('telling.due_now') : sayTime(next, language)}</td>
      <td>
        {running ? null : (
          <form method="post" action={href(`/workspace/jobs/${job.name}/runs`)}>
            <button
              class="btn alt"
              type="submit"
              aria-label={t('common.pair', { name: t('telling.run'), value: title })}
            >
              {t('telling.run')}
            </button>
          </form>
        )}
      </td>
    </tr>
  );
}

interface ResultProps extends Pick<JobState, 'running' | 'error' | 'succeededAt'> {
  never: boolean;
}

function Result({ running, never, error, succeededAt }: ResultProps) {
  const { t, language } = useView();
  if (running) return <span class="st half">{t('telling.running')}</span>;
  if (never) return null;
  if (error === null) return <span class="st full">{t('telling.succeeded')}</span>;
  return (
    <>
      <span class="st">{t('telling.failed')}</span>
      <p class="err">
        <code>{error}</code>
      </p>
      {succeededAt ? (
        <p class="dim">{t('telling.succeeded_before', { time: sayTime(succeededAt, language) })}</p>
      ) : null}
    </>
  );
}
