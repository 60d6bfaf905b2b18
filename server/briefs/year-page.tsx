import { sayNumber } from '#shared/text/numbers.ts';
import { ScrollingTable } from '../http/scrolling-table.tsx';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import { replyRows } from '../inquiries/reply-kinds.ts';
import { sumOf } from '../inquiries/statistics-applications.ts';
import type { Part } from '../inquiries/statistics-parts.ts';
import type { Department } from '../staff/departments.ts';
import type { OfficeYear } from './year.ts';
import { inspectionLines, sayLine, type YearLine, yearParts } from './year-lines.ts';

interface Props {
  year: OfficeYear;
  /** Those that are counted. */
  departments: readonly Department[];
  /** Demands by the department that owes their answers. */
  owed: Part | undefined;
}

/** The office’s year: every number with what it means and where it is counted. */
export function YearPage({ year, departments, owed }: Props) {
  const view = useView();
  const { t, say, href } = view;
  const own = Number(year.year);
  return (
    <WorkspaceFrame current="statistics">
      <h1>{t('statistics.year_title', { year: year.year })}</h1>
      <p class="lead">
        {t('statistics.year_lead', {
          names: departments.map(({ name }) => say(name)).join(t('statistics.and')),
        })}
      </p>
      <ul class="row plain np more">
        {[own - 1, own + 1].map((each) => (
          <li key={each}>
            <a href={href(`/workspace/statistics/${each}`)}>{t('statistics.year', { year: each })}</a>
          </li>
        ))}
        <li>
          <a class="btn" href={href(`/workspace/statistics/${year.year}.xlsx`)}>
            {t('statistics.as_report')}
          </a>
        </li>
      </ul>
      {yearParts(year).map(({ id, title, lines }) => (
        <Lines key={id} id={id} title={t(title)} lines={lines} />
      ))}
      {year.late.length > 0 ? (
        <p class="more">{t('statistics.late_numbers', { numbers: year.late.join(t('statistics.and')) })}</p>
      ) : null}
      <Applications year={year} />
      {owed && owed.rows.length > 0 ? <Owed owed={owed} /> : null}
      <Social year={year} />
      <Lines id="inspection" title={t('statistics.inspection')} lines={inspectionLines(year)} />
    </WorkspaceFrame>
  );
}

function Lines({ id, title, lines }: { id: string; title: string; lines: readonly YearLine[] }) {
  const view = useView();
  const { t, href } = view;
  const number = t('statistics.column_number');
  const columns = [
    t('statistics.column_item'),
    number,
    t('statistics.column_means'),
    t('statistics.column_source'),
  ];
  return (
    <section class="sec">
      <h2 id={id}>{title}</h2>
      <ScrollingTable labelledBy={id} columns={columns} numbers={[number]}>
        {lines.map((line) => (
          <tr key={line.label}>
            <th scope="row">
              {line.address ? <a href={href(line.address)}>{t(line.label)}</a> : t(line.label)}
            </th>
            <td class="r">{sayLine(line, view)}</td>
            <td>{t(line.definition)}</td>
            <td>{t(line.source)}</td>
          </tr>
        ))}
      </ScrollingTable>
    </section>
  );
}

/** The rows in which something was counted; the file has them all. */
function Applications({ year: { applications } }: Pick<Props, 'year'>) {
  const { t, say, language } = useView();
  const rows = replyRows.flatMap(({ code, form, text }) => {
    const counts = applications.concluded.get(code);
    return counts && sumOf(counts) > 0 ? [{ name: language === 'en' ? say(text) : form, counts }] : [];
  });
  const numbers = [
    t('statistics.person'),
    t('statistics.enterprise'),
    t('statistics.organisation'),
    t('statistics.whole'),
  ];
  return (
    <section class="sec">
      <h2 id="replies">{t('statistics.replies')}</h2>
      {rows.length === 0 ? (
        <p class="empty">{t('statistics.no_replies')}</p>
      ) : (
        <ScrollingTable
          labelledBy="replies"
          columns={[t('statistics.reply_kind'), ...numbers]}
          numbers={numbers}
        >
          {rows.map(({ name, counts }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td class="r">{sayNumber(counts.person)}</td>
              <td class="r">{sayNumber(counts.enterprise)}</td>
              <td class="r">{sayNumber(counts.organisation)}</td>
              <td class="r">{sayNumber(sumOf(counts))}</td>
            </tr>
          ))}
        </ScrollingTable>
      )}
    </section>
  );
}

function Owed({ owed: { title, of, rows } }: { owed: Part }) {
  const { t } = useView();
  const numbers = [t('statistics.due'), t('statistics.on_time'), t('statistics.late')];
  return (
    <section class="sec">
      <h2 id="owed">{title}</h2>
      <ScrollingTable labelledBy="owed" columns={[of, ...numbers]} numbers={numbers}>
        {rows.map(({ name, counts }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td class="r">{sayNumber(counts.due)}</td>
            <td class="r">{sayNumber(counts.onTime)}</td>
            <td class="r">{sayNumber(counts.late)}</td>
          </tr>
        ))}
      </ScrollingTable>
    </section>
  );
}

function Social({ year: { social } }: Pick<Props, 'year'>) {
  const { t, say, href } = useView();
  return (
    <section class="sec read" aria-labelledby="social">
      <h2 id="social">{t('statistics.social')}</h2>
      {social.length === 0 ? (
        <p class="empty">{t('statistics.no_social')}</p>
      ) : (
        <ul>
          {social.map(({ questionnaire, address, item, rate, n, base, percent }) => (
            <li key={`${address}${say(rate)}`}>
              {t('statistics.social_words', {
                item: say(item),
                rate: say(rate),
                base: sayNumber(base),
                n: sayNumber(n),
                percent: String(percent),
              })}{' '}
              <a href={href(address)}>{say(questionnaire)}</a>
            </li>
          ))}
        </ul>
      )}
      <p class="sm dim">{t('statistics.social_means')}</p>
    </section>
  );
}
