import { useView } from '../../http/view.ts';
import { WorkspaceFrame } from '../../http/workspace-frame.tsx';
import type { Questionnaire } from '../../questionnaires/questionnaires.ts';

export const exportsPath = (slug: string) => `/workspace/questionnaires/${slug}/exports`;

interface Props {
  questionnaire: Questionnaire;
}

/** Data and tables to take away, from what everybody of the department may have to what a second person must agree to. */
export function ExportsPage({ questionnaire }: Props) {
  const { t, say, href } = useView();
  const { slug, live } = questionnaire;
  const base = exportsPath(slug);
  return (
    <WorkspaceFrame current="questionnaires">
      <p class="sm">
        <a href={href(`/workspace/questionnaires/${slug}`)}>{say(live.definition.title)}</a>
      </p>
      <h1>{t('exporting.heading')}</h1>
      <section class="sec" aria-labelledby="tables">
        <h2 id="tables">{t('exporting.tables')}</h2>
        <p class="dim read">{t('exporting.tables_help')}</p>
        <p class="row">
          <a class="btn" href={href(`${base}/table`)}>
            {t('exporting.table_print')}
          </a>
          <a class="btn alt" href={href(`${base}/table.xlsx`)}>
            {t('exporting.download_xlsx')}
          </a>
        </p>
      </section>
    </WorkspaceFrame>
  );
}
