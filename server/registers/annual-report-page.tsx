import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import type { AnnualPart } from './annual-rows.ts';
import { sayValue } from './say-figure.ts';

/** Figures for the yearly report on open government information. */
export function AnnualReportPage({ year, parts }: { year: string; parts: readonly AnnualPart[] }) {
  const { t, href } = useView();
  const action = '/workspace/registers/annual-report';
  return (
    <WorkspaceFrame current="pieces">
      <p class="sm np">
        <a href={href('/workspace/registers')}>{t('registers.desk')}</a>
      </p>
      <h1>{t('registers.annual')}</h1>
      <p class="lead">{t('registers.annual_lead')}</p>
      <form class="field np more" method="get" action={href(action)}>
        <label for="year">{t('registers.year')}</label>
        <p class="join">
          <input type="text" id="year" name="year" value={year} inputMode="numeric" maxLength={4} />
          <button class="btn alt" type="submit">
            {t('registers.annual_show')}
          </button>
        </p>
      </form>
      <p class="more np">
        <a href={href(`${action}.csv?year=${year}`)}>{t('registers.as_csv')}</a>
      </p>
      {parts
        .filter(({ rows }) => rows.length > 0)
        .map(({ title, rows }) => (
          <table class="few sec" key={title}>
            <caption>{t('registers.annual_caption', { title, year })}</caption>
            <thead>
              <tr>
                <th scope="col">{t('registers.annual_item')}</th>
                <th scope="col" class="r">
                  {t('registers.annual_count')}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ item, n }) => (
                <tr key={item}>
                  <th scope="row">{item}</th>
                  <td class="r">{sayValue(n)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ))}
    </WorkspaceFrame>
  );
}
