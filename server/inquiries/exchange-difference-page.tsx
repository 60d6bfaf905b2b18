import type { Text } from '#shared/questionnaire/definition.ts';
import { sayClosing, sayTime } from '#shared/text/dates.ts';
import { ScrollingTable } from '../http/scrolling-table.tsx';
import { useView, type View } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import type { ExchangeFact } from './exchange.ts';
import type { Difference } from './exchange-differences.ts';
import { lineOf } from './exchange-lines.ts';
import type { SidedLine } from './exchange-sides.ts';
import type { Departments } from './exchange-units.ts';
import { exchangePath, factWords, fateWords } from './exchange-words.ts';
import { wordsOf } from './inquiries.ts';
import { inquiryCategories, kindRules } from './inquiry-rules.ts';
import { channelWords, inquiryActWords } from './inquiry-words.ts';
import { sayDistrict } from './statistics-words.ts';

/** Theirs and ours of one case, and what becomes of each line that only one side has. */
export function ExchangeDifferencePage({ difference }: { difference: Difference }) {
  const { t, href, language } = useView();
  const { inquiry, receivedAt, decision } = difference;
  const { number } = inquiry.row;
  return (
    <WorkspaceFrame current="inquiries">
      <p class="sm">
        <a href={href(exchangePath)}>{t('exchange.to_start')}</a>
      </p>
      <h1>{t('exchange.difference', { number })}</h1>
      <p class="lead read">{t('exchange.difference_lead', { time: sayTime(receivedAt, language) })}</p>
      {decision ? (
        <p class="note ok">
          {t(
            decision === 'theirs' ? 'exchange.difference_decided_theirs' : 'exchange.difference_decided_ours',
          )}
        </p>
      ) : null}
      {difference.facts.length > 0 ? <Facts difference={difference} /> : null}
      <History difference={difference} />
      {decision ? null : <Decision difference={difference} />}
    </WorkspaceFrame>
  );
}

function Facts({ difference: { facts, inquiry } }: { difference: Difference }) {
  const view = useView();
  const { t } = view;
  const columns = [t('exchange.column_fact'), t('exchange.column_theirs'), t('exchange.column_ours')];
  return (
    <section class="sec">
      <h2 id="facts">{t('exchange.facts')}</h2>
      <ScrollingTable labelledBy="facts" columns={columns}>
        {facts.map(({ fact, theirs }) => {
          const isWords = fact === 'title' || fact === 'body';
          const hidden = isWords && inquiry.standing.confidential;
          return (
            <tr key={fact}>
              <th scope="row" class="keep">
                {t(factWords[fact])}
              </th>
              <td>{isWords ? t('exchange.words_differ') : sayFact(view, fact, theirs)}</td>
              <td class="words">
                {hidden ? t('exchange.confidential') : sayFact(view, fact, inquiry.row[fact])}
              </td>
            </tr>
          );
        })}
      </ScrollingTable>
      <p class="sm dim">{t('exchange.facts_stay')}</p>
    </section>
  );
}

function sayFact(view: View, fact: ExchangeFact, value: string | null): string {
  const { t, say } = view;
  const terms = fact === 'kind' ? kindRules : fact === 'category' ? inquiryCategories : [];
  const words: Text | undefined = wordsOf(terms, value);
  if (words) return say(words);
  if (fact === 'district' && value) return sayDistrict(value, view);
  if (fact === 'channel' && value !== null && value in channelWords)
    return t(channelWords[value as keyof typeof channelWords]);
  return value || t('exchange.not_said');
}

function History({ difference: { lines, departments } }: { difference: Difference }) {
  const { t, language } = useView();
  const columns = [
    t('exchange.column_time'),
    t('exchange.column_theirs'),
    t('exchange.column_ours'),
    t('exchange.column_fate'),
  ];
  return (
    <section class="sec">
      <h2 id="history">{t('exchange.history')}</h2>
      <ScrollingTable labelledBy="history" columns={columns}>
        {lines.map((line) => (
          <tr key={`${line.on} ${line.act.seq}`}>
            <th scope="row">{sayTime(line.act.at, language)}</th>
            <td>{line.on === 'ours' ? <Absent /> : <Said line={line} departments={departments} />}</td>
            <td>{line.on === 'theirs' ? <Absent /> : <Said line={line} departments={departments} />}</td>
            <td>{t(line.fate ? fateWords[line.fate] : 'exchange.fate_stays')}</td>
          </tr>
        ))}
      </ScrollingTable>
    </section>
  );
}

function Absent() {
  const { t } = useView();
  return <span class="dim">{t('exchange.absent')}</span>;
}

function Said({ line: { act, due }, departments }: { line: SidedLine; departments: Departments }) {
  const { t, say, language } = useView();
  const { by, note, reason_code } = lineOf(act, due, departments);
  const name = departments.nameOf(departments.idOf(by) ?? '');
  return (
    <>
      <b>{t(inquiryActWords[act.act])}</b> {name ? say(name) : by}
      {note ? <p class="words">{note}</p> : null}
      {reason_code ? (
        <p class="sm">
          <code>{reason_code}</code>
        </p>
      ) : null}
      {due ? (
        <p class="sm dim">{t('exchange.until_time', { time: sayClosing(new Date(due), language) })}</p>
      ) : null}
    </>
  );
}

function Decision({ difference: { inquiry, no } }: { difference: Difference }) {
  const { t, href } = useView();
  return (
    <form class="sec" method="post" action={href(`${exchangePath}/${inquiry.row.number}`)}>
      <h2>{t('exchange.decide')}</h2>
      <input type="hidden" name="no" value={no} />
      <input type="hidden" name="seq" value={inquiry.standing.seq} />
      <p class="hint">{t('exchange.decide_help')}</p>
      <p class="actions">
        <button class="btn" type="submit" name="take" value="theirs">
          {t('exchange.take_theirs')}
        </button>
        <button class="btn alt" type="submit" name="take" value="ours">
          {t('exchange.keep_ours')}
        </button>
      </p>
    </form>
  );
}
