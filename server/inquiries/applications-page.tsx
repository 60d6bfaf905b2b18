import { sayDay } from '#shared/text/dates.ts';
import { dayOf } from '#shared/time.ts';
import { ScrollingTable } from '../http/scrolling-table.tsx';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import { ApplicationState, DueWords } from './application-facts.tsx';
import type { Inquiry } from './inquiries.ts';

interface Props {
  applications: readonly Inquiry[];
  /** The officer writes down what others say. */
  enters: boolean;
}

/** Applications of the officer’s departments: what is open first, by the day on which it is due. */
export function ApplicationsPage({ applications, enters }: Props) {
  const { t, href, language } = useView();
  return (
    <WorkspaceFrame current="inquiries">
      <div class="stack">
        <h1 id="applications">{t('applications.desk')}</h1>
        {enters ? (
          <p>
            <a class="btn" href={href('/workspace/applications/new')}>
              {t('applications.enter')}
            </a>
          </p>
        ) : null}
        {applications.length === 0 ? (
          <p class="empty">{t('applications.none')}</p>
        ) : (
          <ScrollingTable
            labelledBy="applications"
            columns={[
              t('applications.number'),
              t('applications.what'),
              t('applications.arrived'),
              t('applications.state'),
              t('applications.due'),
            ]}
          >
            {applications.map(({ row, standing }) => (
              <tr key={row.id}>
                <th scope="row">
                  <a href={href(`/workspace/applications/${row.number}`)}>{row.number}</a>
                </th>
                <td>{row.title ?? t('applications.withdrawn_words')}</td>
                <td>{sayDay(dayOf(new Date(row.received_at)), language)}</td>
                <td>
                  <ApplicationState standing={standing} />
                </td>
                <td>
                  <DueWords standing={standing} />
                </td>
              </tr>
            ))}
          </ScrollingTable>
        )}
      </div>
    </WorkspaceFrame>
  );
}
