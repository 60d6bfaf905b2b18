import { sayTime } from '#shared/text/dates.ts';
import { ScrollingTable } from '../http/scrolling-table.tsx';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import { OfficersLink } from './new-officer-page.tsx';
import type { OpenSession } from './officer-sessions.ts';
import { officersPath } from './officers-page.tsx';

export const sessionsPath = '/workspace/sessions';

/** Who is signed in: since when and how, never from where or with what. */
export function SessionsPage({ sessions }: { sessions: OpenSession[] }) {
  const { t, href } = useView();
  return (
    <WorkspaceFrame current="officers">
      <OfficersLink />
      <h1 id="sessions">{t('accounts.sessions')}</h1>
      <p class="dim">{t('accounts.sessions_help')}</p>
      <div class="sec">
        <SessionsTable sessions={sessions} labelledBy="sessions" named />
      </div>
      <form class="sec read" method="post" action={href(sessionsPath)}>
        <h2>{t('accounts.sessions_all')}</h2>
        <p class="hint">{t('accounts.sessions_all_help')}</p>
        <p class="actions more">
          <button class="btn alt" type="submit">
            {t('accounts.sessions_all')}
          </button>
        </p>
      </form>
    </WorkspaceFrame>
  );
}

interface Props {
  sessions: OpenSession[];
  labelledBy: string;
  /** Whether the table says whose each one is. */
  named?: boolean;
}

export function SessionsTable({ sessions, labelledBy, named = false }: Props) {
  const { t, say, href, language } = useView();
  const who = named ? [t('staff.office'), t('staff.department')] : [];
  const columns = [...who, t('accounts.begun_at'), t('accounts.seen_at'), t('accounts.second_factor')];
  return (
    <ScrollingTable labelledBy={labelledBy} columns={columns}>
      {sessions.map(({ officerId, title, departmentName, begunAt, seenAt, verified }, at) => (
        <tr key={at}>
          {named ? (
            <>
              <th scope="row">
                <a href={href(`${officersPath}/${officerId}`)}>{say(title)}</a>
              </th>
              <td>{say(departmentName)}</td>
            </>
          ) : null}
          <td>{sayTime(begunAt, language)}</td>
          <td>{sayTime(seenAt, language)}</td>
          <td>{t(verified ? 'accounts.given' : 'accounts.not_given')}</td>
        </tr>
      ))}
    </ScrollingTable>
  );
}
