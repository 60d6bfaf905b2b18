import { sayNumber } from '#shared/text/numbers.ts';
import { ScrollingTable } from '../../http/scrolling-table.tsx';
import { useView } from '../../http/view.ts';
import { WorkspaceFrame } from '../../http/workspace-frame.tsx';
import type { Questionnaire } from '../../questionnaires/questionnaires.ts';
import { exportsPath } from './exports-page.tsx';
import type { StaffTable } from './staff-table.ts';
import { type TableLine, tableHeadings, tableRows } from './statistics-table.ts';
import { headLines } from './statistics-workbook.ts';

interface Props {
  questionnaire: Questionnaire;
  table: StaffTable;
}

/** 问卷统计表, to be printed on A4 with everything that must be said of it. */
export function TablePage({ questionnaire, table: { n, lines, about } }: Props) {
  const view = useView();
  const { t, say, href } = view;
  return (
    <WorkspaceFrame current="questionnaires">
      <p class="sm np">
        <a href={href(exportsPath(questionnaire.slug))}>{t('exporting.heading')}</a>
      </p>
      <h1>{t('exporting.table_title', { title: say(questionnaire.live.definition.title) })}</h1>
      <ul class="plain">
        {headLines(questionnaire, n, view).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <div class="sec">
        <h2 id="lines">{t('exporting.lines')}</h2>
        {lines.length === 0 ? <p class="empty">{t('exporting.table_none')}</p> : <Lines lines={lines} />}
      </div>
      <section class="sec" aria-labelledby="note">
        <h2 id="note">{t('exporting.sheet_note')}</h2>
        <dl class="check">
          {about.map(([name, words]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd class="words">{words}</dd>
            </div>
          ))}
        </dl>
      </section>
    </WorkspaceFrame>
  );
}

function Lines({ lines }: { lines: TableLine[] }) {
  const view = useView();
  const { t } = view;
  const headings = tableHeadings(lines, view);
  const words = [t('exporting.column_item'), t('results.option'), t('exporting.column_remark')];
  return (
    <ScrollingTable
      labelledBy="lines"
      columns={headings}
      numbers={headings.filter((heading) => !words.includes(heading))}
    >
      {tableRows(lines).map((row, at) => (
        <tr key={`${lines[at]?.code}/${at}`}>
          {row.map((value, column) => (
            <td key={headings[column]} class={typeof value === 'number' ? 'r' : undefined}>
              {typeof value === 'number' ? sayNumber(value) : (value ?? '')}
            </td>
          ))}
        </tr>
      ))}
    </ScrollingTable>
  );
}
