import type { Recognition } from '#shared/questionnaire/plain/recognise.ts';
import { ScrollingTable } from '../http/scrolling-table.tsx';
import { useView } from '../http/view.ts';
import { doubtWords, itemKindWords, takenWords } from './preparation-words.ts';

/** Lines that a page lists. */
const MOST = 400;

/** Every line with what it was taken for; what is in doubt stands before all. */
export function RecognisedPart({ recognised }: { recognised: Recognition }) {
  const { t } = useView();
  const { lines, sections } = recognised;
  const items = sections.reduce((sum, section) => sum + section.items.length, 0);
  const doubts = lines.flatMap((line) => line.doubts.map((doubt) => ({ ...line, doubt })));
  return (
    <div class="sec stack">
      <h2 id="recognised">{t('making.recognised')}</h2>
      <p class={items === 0 ? 'note stop' : doubts.length > 0 ? 'note warn' : 'note ok'}>
        {t('making.recognised_count', { lines: lines.length, sections: sections.length, items })}{' '}
        {doubts.length > 0 ? t('making.doubts', { count: doubts.length }) : t('making.doubts_none')}
      </p>
      {doubts.length > 0 ? (
        <ul class="plain lines">
          {doubts.slice(0, MOST).map(({ line, text, doubt }, at) => (
            <li key={at}>
              <b>
                {t('making.line')} {line}
              </b>{' '}
              {text.slice(0, 60)}: {t(doubtWords[doubt])}
            </li>
          ))}
        </ul>
      ) : null}
      <Lines recognised={recognised} />
    </div>
  );
}

function Lines({ recognised: { lines } }: { recognised: Recognition }) {
  const { t } = useView();
  const columns = [t('making.line'), t('making.line_text'), t('making.line_taken'), t('making.line_code')];
  return (
    <>
      {lines.length > MOST ? <p class="dim">{t('making.lines_cut', { count: MOST })}</p> : null}
      <ScrollingTable labelledBy="recognised" columns={columns}>
        {lines.slice(0, MOST).map(({ line, text, taken, code, kind }) => (
          <tr key={line}>
            <th scope="row" class="r">
              {line}
            </th>
            <td>{text.slice(0, 120)}</td>
            <td>
              {t(takenWords[taken])}
              {kind ? ` · ${t(itemKindWords[kind])}` : null}
            </td>
            <td>{code}</td>
          </tr>
        ))}
      </ScrollingTable>
    </>
  );
}
