import { sayTime } from '#shared/text/dates.ts';
import { ErrorSummary } from '../http/error-summary.tsx';
import { ScrollingTable } from '../http/scrolling-table.tsx';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import type { listDifferences } from './exchange-differences.ts';
import type { Period } from './exchange-export.ts';
import { exchangePath } from './exchange-words.ts';

interface Props {
  waiting: Awaited<ReturnType<typeof listDifferences>>;
  period: Period;
  messages: ReadonlyMap<string, string>;
}

/** What came and waits for a decision; a file to import; a period to export. */
export function ExchangePage({ waiting, period, messages }: Props) {
  const { t } = useView();
  return (
    <WorkspaceFrame current="inquiries">
      <ErrorSummary messages={messages} />
      <h1>{t('exchange.title')}</h1>
      <p class="lead read">{t('exchange.lead')}</p>
      <Waiting waiting={waiting} />
      <div class="cols sec">
        <UploadForm problem={messages.get('file')} />
        <ExportForm period={period} problem={messages.get('from')} />
      </div>
    </WorkspaceFrame>
  );
}

function Waiting({ waiting }: Pick<Props, 'waiting'>) {
  const { t, href, language } = useView();
  return (
    <section class="sec">
      <h2 id="waiting">{t('exchange.waiting')}</h2>
      {waiting.length === 0 ? (
        <p class="dim">{t('exchange.waiting_none')}</p>
      ) : (
        <ScrollingTable
          labelledBy="waiting"
          columns={[t('exchange.column_number'), t('exchange.column_title'), t('exchange.column_came')]}
        >
          {waiting.map(({ number, title, received_at, confidential }) => (
            <tr key={number}>
              <th scope="row">
                <a href={href(`${exchangePath}/${number}`)}>{number}</a>
              </th>
              <td>{confidential ? t('exchange.confidential') : (title ?? t('exchange.withdrawn'))}</td>
              <td>{sayTime(new Date(received_at), language)}</td>
            </tr>
          ))}
        </ScrollingTable>
      )}
    </section>
  );
}

function UploadForm({ problem }: { problem: string | undefined }) {
  const { t, href } = useView();
  return (
    <form method="post" action={href(exchangePath)} encType="multipart/form-data">
      <h2>{t('exchange.import')}</h2>
      <div class={problem ? 'field item bad' : 'field more'}>
        <label for="file">{t('exchange.file')}</label>
        {problem ? (
          <p class="err" id="file-problem">
            {problem}
          </p>
        ) : null}
        <p class="hint" id="file-help">
          {t('exchange.file_help')}
        </p>
        <input
          type="file"
          id="file"
          name="file"
          accept=".json,.csv,application/json,text/csv"
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? 'file-problem file-help' : 'file-help'}
        />
      </div>
      <p class="actions">
        <button class="btn" type="submit">
          {t('exchange.check')}
        </button>
      </p>
    </form>
  );
}

function ExportForm({ period, problem }: { period: Period; problem: string | undefined }) {
  const { t, href } = useView();
  const formats = [
    ['cases.csv', t('exchange.export_cases')],
    ['lines.csv', t('exchange.export_lines')],
    ['cases.json', t('exchange.export_json')],
  ] as const;
  return (
    <form method="get" action={href(`${exchangePath}/cases.csv`)}>
      <h2>{t('exchange.export')}</h2>
      <p class="hint" id="export-help">
        {t('exchange.export_help')}
      </p>
      {problem ? (
        <p class="err" id="from-problem">
          {problem}
        </p>
      ) : null}
      <div class="row more">
        <div class="field">
          <label for="from">{t('exchange.from')}</label>
          <input
            type="date"
            id="from"
            name="from"
            value={period.from}
            aria-describedby={problem ? 'from-problem' : 'export-help'}
          />
        </div>
        <div class="field">
          <label for="until">{t('exchange.until')}</label>
          <input type="date" id="until" name="until" value={period.until} />
        </div>
      </div>
      <p class="actions">
        {formats.map(([end, words]) => (
          <button key={end} class="btn alt" type="submit" formaction={href(`${exchangePath}/${end}`)}>
            {words}
          </button>
        ))}
      </p>
    </form>
  );
}
