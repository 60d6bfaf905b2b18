import type { Text } from '#shared/questionnaire/definition.ts';
import { sayTime } from '#shared/text/dates.ts';
import { ScrollingTable } from '../http/scrolling-table.tsx';
import { useView } from '../http/view.ts';
import { fileAddresses, type Listed } from './catalogue.ts';
import { columnsOf, dataTypes } from './data-fields.ts';
import type { DataSet } from './data-set.ts';

/** What there is to take away: what a line is, how many there are, how fresh they are, under which terms. */
export function OpenDataPage({ sets, terms }: { sets: Listed[]; terms: Text }) {
  const { t, say, href } = useView();
  return (
    <div class="stack">
      <div class="read stack">
        <h1>{t('openData.title')}</h1>
        <p class="lead">{t('openData.lead')}</p>
        <ul>
          <li>{t('openData.how_csv')}</li>
          <li>{t('openData.how_json')}</li>
          <li>{t('openData.how_counted')}</li>
        </ul>
        <p>
          <a href={href('/open-data.json')}>{t('openData.catalogue')}</a> ·{' '}
          <a href={href('/api')}>{t('connecting.api_title')}</a>
        </p>
        <h2 id="terms">{t('openData.terms')}</h2>
        <p class="words">{say(terms)}</p>
      </div>
      <h2 id="sets">{t('openData.sets')}</h2>
      {sets.length === 0 ? <p class="empty">{t('openData.none')}</p> : null}
      {sets.map((each) => (
        <SetPart listed={each} key={each.set.id} />
      ))}
    </div>
  );
}

function SetPart({ listed: { set, rows, changedAt } }: { listed: Listed }) {
  const { t, href, language } = useView();
  const files = fileAddresses(set);
  const title = t(set.title);
  const fields = t('openData.fields', { n: set.fields.length });
  const way = (address: string, format: string) => (
    <li>
      <a href={address} aria-label={t('common.pair', { name: title, value: format })}>
        {format}
      </a>
    </li>
  );
  return (
    <section class="stack" aria-labelledby={`set-${set.id}`}>
      <h3 id={`set-${set.id}`}>{title}</h3>
      <p class="dim">
        {t('openData.rows', { n: rows, row: t(set.row) })}
        {changedAt ? ` · ${t('openData.changed', { time: sayTime(changedAt, language) })}` : null}
      </p>
      <ul class="row">
        {way(href(files.csv), 'CSV')}
        {way(href(files.json), 'JSON')}
        {set.api ? way(`/api/v1${set.api}`, 'API') : null}
        {set.page ? way(href(set.page), t('openData.as_page')) : null}
      </ul>
      <p>
        <a href={href(`/open-data/${set.id}`)} aria-label={t('common.pair', { name: title, value: fields })}>
          {fields}
        </a>
      </p>
    </section>
  );
}

/** The fields of a data set. */
export function DataSetPage({ set }: { set: DataSet }) {
  const { t, href } = useView();
  return (
    <div class="stack">
      <p class="sm">
        <a href={href('/open-data')}>{t('openData.title')}</a>
      </p>
      <h1 id="fields">{t('openData.set_title', { title: t(set.title) })}</h1>
      <ScrollingTable labelledBy="fields" columns={[t('openData.column_name'), t('openData.column_meaning')]}>
        {set.fields.map((field) => (
          <tr key={field.name}>
            <th scope="row">
              <code class="break">{columnsOf([field]).join(', ')}</code>
              <br />
              <span class="sm dim">{t(dataTypes[field.type])}</span>
            </th>
            <td>{t(field.meaning)}</td>
          </tr>
        ))}
      </ScrollingTable>
    </div>
  );
}
