import { sayTime } from '#shared/text/dates.ts';
import { ScrollingTable } from '../http/scrolling-table.tsx';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import type { Approval } from '../staff/approval-records.ts';
import { stateWords } from '../staff/approval-words.ts';
import type { Preparation } from './preparations.ts';

export const root = '/workspace/questionnaire-preparations';

export interface Listed {
  preparation: Preparation;
  /** The last approval that was asked for. */
  approval: Approval | undefined;
}

/** What the department's editors have in progress, and what became of it. */
export function PreparationsPage({ listed, writes }: { listed: Listed[]; writes: boolean }) {
  const { t, say, href, language } = useView();
  const columns = [t('staff.matter'), t('making.changed_at'), t('staff.state')];
  return (
    <WorkspaceFrame current="questionnaires">
      <h1 id="preparations">{t('making.list')}</h1>
      <p class="dim">{t('making.list_help')}</p>
      {writes ? (
        <p class="actions">
          <a class="btn" href={href('/workspace/questionnaires/new')}>
            {t('making.new')}
          </a>
        </p>
      ) : null}
      {listed.length === 0 ? (
        <p class="empty sec">{t('making.list_none')}</p>
      ) : (
        <div class="sec">
          <ScrollingTable labelledBy="preparations" columns={columns}>
            {listed.map(({ preparation, approval }) => (
              <tr key={preparation.id}>
                <th scope="row">
                  <a href={href(`${root}/${preparation.id}`)}>
                    {preparation.content.definition.title
                      ? say(preparation.content.definition.title)
                      : t('making.untitled')}
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

/** Where a preparation stands, and what is special about it. */
export function StateMark({ preparation, approval }: Listed) {
  const { t } = useView();
  const next = preparation.publishedNo === undefined && preparation.questionnaireId !== undefined;
  return (
    <span class="row">
      <State preparation={preparation} approval={approval} />
      {next ? <span class="st">{t('making.next_version')}</span> : null}
      {preparation.content.exercise ? <span class="st">{t('making.exercise_mark')}</span> : null}
    </span>
  );
}

function State({ preparation, approval }: Listed) {
  const { t } = useView();
  if (preparation.publishedNo !== undefined) return <span class="st full">{t('making.published')}</span>;
  if (approval?.state === 'waiting') return <span class="st half">{t(stateWords.waiting)}</span>;
  if (approval?.state === 'returned') return <span class="st none">{t(stateWords.returned)}</span>;
  return <span class="st">{t('making.in_progress')}</span>;
}

/** Back to where all are listed. */
export function PreparationsLink() {
  const { t, href } = useView();
  return (
    <p class="sm">
      <a href={href(root)}>{t('making.list')}</a>
    </p>
  );
}
