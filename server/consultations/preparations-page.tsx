import { sayTime } from '#shared/text/dates.ts';
import { ScrollingTable } from '../http/scrolling-table.tsx';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import type { Approval } from '../staff/approval-records.ts';
import { stateWords } from '../staff/approval-words.ts';
import type { Preparation } from './preparations.ts';

export interface Listed {
  preparation: Preparation;
  /** The last approval that was asked for. */
  approval: Approval | undefined;
}

interface Props {
  listed: Listed[];
  /** Whether the officer writes here. */
  writes: boolean;
}

/** What the department's editors have in progress, and what became of it. */
export function PreparationsPage({ listed, writes }: Props) {
  const { t, say, href, language } = useView();
  const columns = [t('staff.matter'), t('preparations.changed_at'), t('staff.state')];
  return (
    <WorkspaceFrame current="consultations">
      <h1 id="preparations">{t('preparations.list')}</h1>
      <p class="dim">{t('preparations.list_help')}</p>
      {writes ? (
        <p class="actions">
          <a class="btn" href={href('/workspace/preparations/new')}>
            {t('preparations.new')}
          </a>
        </p>
      ) : null}
      {listed.length === 0 ? (
        <p class="empty sec">{t('preparations.list_none')}</p>
      ) : (
        <div class="sec">
          <ScrollingTable labelledBy="preparations" columns={columns}>
            {listed.map(({ preparation, approval }) => (
              <tr key={preparation.id}>
                <th scope="row">
                  <a href={href(`/workspace/preparations/${preparation.id}`)}>
                    {preparation.content.title ? say(preparation.content.title) : t('preparations.untitled')}
                  </a>
                </th>
                <td>{sayTime(preparation.changedAt, language)}</td>
                <td>
                  <StateMark preparation={preparation} approval={approval} />
                </td>
              </tr>
            ))}
          </ScrollingTable>
        </div>
      )}
    </WorkspaceFrame>
  );
}

export function StateMark({ preparation, approval }: Listed) {
  const { t } = useView();
  if (preparation.consultationId !== undefined)
    return <span class="st full">{t('preparations.published')}</span>;
  if (approval?.state === 'waiting') return <span class="st half">{t(stateWords.waiting)}</span>;
  if (approval?.state === 'returned') return <span class="st none">{t(stateWords.returned)}</span>;
  return <span class="st">{t('preparations.in_progress')}</span>;
}

/** Back to where all are listed. */
export function PreparationsLink() {
  const { t, href } = useView();
  return (
    <p class="sm">
      <a href={href('/workspace/preparations')}>{t('preparations.list')}</a>
    </p>
  );
}
