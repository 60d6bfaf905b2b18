import { sayDay } from '#shared/text/dates.ts';
import { ScrollingTable } from '../http/scrolling-table.tsx';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import type { RegisterDuties } from './duties.ts';

/** What the registers ask of the officer's departments. */
export function DutiesPage({ problems, documents }: RegisterDuties) {
  const { t, say, href, language } = useView();
  return (
    <WorkspaceFrame current="pieces">
      <p class="sm">
        <a href={href('/workspace/pieces')}>{t('pieces.title')}</a>
      </p>
      <h1>{t('registers.desk')}</h1>
      <p class="lead">{t('registers.desk_lead')}</p>
      <section class="sec">
        <h2 id="problems">{t('registers.desk_problems')}</h2>
        {problems.length === 0 ? (
          <p class="empty">{t('registers.desk_no_problems')}</p>
        ) : (
          <ScrollingTable
            labelledBy="problems"
            columns={[
              t('registers.desk_problem'),
              t('registers.owner'),
              t('registers.due_on'),
              t('registers.state'),
              t('registers.desk_visit'),
            ]}
          >
            {problems.map(({ pieceId, title, problem, owner, dueOn, overdue }) => (
              <tr key={pieceId + say(problem)}>
                <th scope="row">{say(problem)}</th>
                <td>{say(owner)}</td>
                <td>{sayDay(dueOn, language)}</td>
                <td>
                  <State overdue={overdue} />
                </td>
                <td>
                  <a href={href(`/workspace/pieces/${pieceId}`)}>{say(title)}</a>
                </td>
              </tr>
            ))}
          </ScrollingTable>
        )}
      </section>
      <section class="sec">
        <h2 id="documents">{t('registers.desk_documents')}</h2>
        {documents.length === 0 ? (
          <p class="empty">{t('registers.desk_no_documents')}</p>
        ) : (
          <ScrollingTable
            labelledBy="documents"
            columns={[t('registers.desk_document'), t('registers.due_on'), t('registers.state')]}
          >
            {documents.map(({ pieceId, title, dueOn, overdue }) => (
              <tr key={pieceId}>
                <th scope="row">
                  <a href={href(`/workspace/pieces/${pieceId}`)}>{say(title) || t('pieces.untitled')}</a>
                </th>
                <td>{sayDay(dueOn, language)}</td>
                <td>
                  <State overdue={overdue} />
                </td>
              </tr>
            ))}
          </ScrollingTable>
        )}
      </section>
      <p class="sec">
        <a href={href('/workspace/registers/annual-report')}>{t('registers.annual')}</a>
      </p>
    </WorkspaceFrame>
  );
}

function State({ overdue }: { overdue: boolean }) {
  const { t } = useView();
  return (
    <span class={overdue ? 'st' : 'st half'}>{t(overdue ? 'registers.overdue' : 'registers.in_time')}</span>
  );
}
