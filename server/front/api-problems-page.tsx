import type { Key } from '#shared/i18n/catalogues.ts';
import { ScrollingTable } from '../http/scrolling-table.tsx';
import { useView } from '../http/view.ts';
import { apiProblems } from './api-problems.ts';
import { Source } from './api-source.tsx';

const example = {
  type: 'urn:wenji:problem:answers-refused',
  title: '…',
  status: 422,
  errors: [{ pointer: '/answers/Q1', code: 'required', message: '…' }],
};

/** Why a call may fail. */
export function ApiProblemsPage() {
  const { t, href } = useView();
  const statuses = [...new Set(apiProblems.map(({ status }) => status))];
  return (
    <div class="stack">
      <p class="sm">
        <a href={href('/api')}>{t('connecting.api_title')}</a>
      </p>
      <h1 id="problems">{t('connecting.problems_title')}</h1>
      <p class="lead read">{t('connecting.problems_lead')}</p>
      <Source text={JSON.stringify(example, null, 2)} />
      <ScrollingTable
        labelledBy="problems"
        columns={[t('connecting.status'), t('connecting.type'), t('connecting.meaning')]}
      >
        {statuses.flatMap((status) =>
          apiProblems
            .filter((each) => each.status === status)
            .map(({ type }, at) => (
              <tr key={type} id={at === 0 ? `status-${status}` : undefined}>
                <td>
                  <code>{status}</code>
                </td>
                <th scope="row">
                  <code>{`urn:wenji:problem:${type}`}</code>
                </th>
                <td>{t(`error.${type}` as Key)}</td>
              </tr>
            )),
        )}
      </ScrollingTable>
    </div>
  );
}
