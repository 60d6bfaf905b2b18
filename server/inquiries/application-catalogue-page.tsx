import { useView } from '../http/view.ts';
import { categoryWords } from '../registers/codes.ts';
import type { Catalogue } from './application-catalogue.ts';

/** 政府信息公开目录: what need not be applied for, how much of it there is, and where. */
export function ApplicationCataloguePage({ catalogue }: { catalogue: Catalogue }) {
  const { t, href } = useView();
  return (
    <div class="read stack">
      <p class="sm">
        <a href={href('/disclosure')}>{t('applications.guide')}</a>
      </p>
      <h1>{t('applications.catalogue')}</h1>
      <p class="lead">{t('applications.catalogue_lead')}</p>
      <section aria-labelledby="kinds">
        <h2 id="kinds">{t('applications.by_kind')}</h2>
        <Counts
          rows={catalogue.kinds.map(({ label, path, count }) => ({ label: t(label), path, count }))}
          labelledBy="kinds"
        />
      </section>
      <section aria-labelledby="categories">
        <h2 id="categories">{t('applications.by_category')}</h2>
        <p>{t('applications.by_category_help')}</p>
        <Counts
          rows={Object.entries(categoryWords).map(([code, label]) => ({
            label: t(label),
            path: `/documents?category=${code}`,
            count: catalogue.categories.get(code) ?? 0,
          }))}
          labelledBy="categories"
        />
      </section>
      <p>
        {t('applications.not_found')}{' '}
        <a href={href('/disclosure/applications/new')}>{t('applications.apply')}</a>
      </p>
    </div>
  );
}

interface CountsProps {
  rows: readonly { label: string; path: string; count: number }[];
  labelledBy: string;
}

function Counts({ rows, labelledBy }: CountsProps) {
  const { t, href } = useView();
  return (
    <table aria-labelledby={labelledBy}>
      <thead>
        <tr>
          <th scope="col">{t('applications.category')}</th>
          <th scope="col" class="r">
            {t('applications.how_many')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, path, count }) => (
          <tr key={path}>
            <th scope="row">{count > 0 ? <a href={href(path)}>{label}</a> : label}</th>
            <td class="num">{count}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
