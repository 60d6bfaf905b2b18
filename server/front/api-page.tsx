import { ScrollingTable } from '../http/scrolling-table.tsx';
import { useView } from '../http/view.ts';
import { API } from './api-document.ts';
import { givenBy, type Operation } from './api-operations.ts';
import { Source } from './api-source.tsx';
import { Say } from './api-tables.tsx';

interface Props {
  origin: string;
  operations: Operation[];
}

/** What programs can ask this site, and how. */
export function ApiPage({ origin, operations }: Props) {
  const { t, href } = useView();
  return (
    <div class="stack">
      <h1>{t('connecting.api_title')}</h1>
      <p class="lead read">{t('connecting.api_lead')}</p>
      <ul class="read">
        <li>{t('connecting.api_base', { address: origin + API })}</li>
        <li>{t('connecting.api_languages')}</li>
        <li>{t('connecting.api_paging')}</li>
        <li>{t('connecting.api_limits')}</li>
        <li>
          <a href={href('/api/problems')}>{t('connecting.api_problems_link')}</a>
        </li>
        <li>
          <a href={`${API}/openapi.json`}>{t('connecting.api_document')}</a>
        </li>
      </ul>
      <Source text={`curl '${origin}${API}/consultations?limit=5'`} />
      <h2 id="operations">{t('connecting.operations')}</h2>
      <ScrollingTable labelledBy="operations" columns={[t('connecting.purpose'), t('connecting.address')]}>
        {operations.map((each) => (
          <tr key={each.id}>
            <th scope="row">
              <a href={href(`/api/operations/${each.id}`)}>
                <PurposeOf operation={each} />
              </a>
            </th>
            <td>
              <code>{`${each.method.toUpperCase()} ${API}${each.path}`}</code>
            </td>
          </tr>
        ))}
      </ScrollingTable>
      <OtherWays />
    </div>
  );
}

export function PurposeOf({ operation }: { operation: Operation }) {
  const { t } = useView();
  return operation.purpose ? t(operation.purpose) : <Say english={givenBy(operation)} />;
}

function OtherWays() {
  const { t, href } = useView();
  const ways = [
    [t('connecting.way_feed'), href('/feed.atom')],
    [t('connecting.way_kind'), href('/feed.atom?kind=policy')],
    [t('connecting.way_whole'), href('/calendar.ics')],
    [t('connecting.way_calendar'), href('/closings.ics')],
    [t('openData.title'), href('/open-data')],
    [t('connecting.way_closing'), href('/consultations/{slug}/closing.ics')],
    [t('connecting.way_results'), href('/questionnaires/{slug}/results.csv')],
    [t('connecting.way_outcome'), href('/consultations/{slug}/outcome.csv')],
  ] as const;
  return (
    <>
      <h2 id="others">{t('connecting.others')}</h2>
      <ScrollingTable labelledBy="others" columns={[t('connecting.purpose'), t('connecting.address')]}>
        {ways.map(([what, address]) => (
          <tr key={address}>
            <th scope="row">{what}</th>
            <td>{address.includes('{') ? <code>{address}</code> : <a href={address}>{address}</a>}</td>
          </tr>
        ))}
      </ScrollingTable>
      <p class="read">{t('connecting.json_too')}</p>
      <h2>{t('connecting.embeds_title')}</h2>
      <p class="read">{t('connecting.embeds_short')}</p>
      <p>
        <a href={href('/api/embeds')}>{t('connecting.embeds_link')}</a>
      </p>
    </>
  );
}
