import { sayDay, sayTime } from '#shared/text/dates.ts';
import { dayOf } from '#shared/time.ts';
import { ScrollingTable } from '../http/scrolling-table.tsx';
import { useView } from '../http/view.ts';
import { countables } from './countables.ts';
import { Facts } from './facts.tsx';
import type { IndicatorVersion } from './indicator-history.ts';
import { groupWords, markWords } from './indicator-words.ts';
import type { StatedIndicator } from './indicators.ts';
import { RestWords, SourceWords } from './indicators-page.tsx';
import { sayFigure } from './say-figure.ts';

interface Props {
  indicator: StatedIndicator;
  history: readonly IndicatorVersion[];
}

/** A figure with everything that a reader must know to trust it, and what it said before. */
export function IndicatorPage({ indicator: { piece, stated, rest }, history }: Props) {
  const view = useView();
  const { t, say, href, language, now } = view;
  const { content } = piece;
  const { title, unit, definition, period, group, register, source_address } = content;
  return (
    <article class="read">
      <p class="sm np">
        <a href={href('/indicators')}>{t('indicators.many')}</a> · {t(groupWords[group])}
      </p>
      <h1>{say(title)}</h1>
      <div class="ans more">
        <p class="when">
          <b>{sayFigure(view, stated)}</b> {say(unit)} <span class="tag">{t(markWords[stated.mark])}</span>
        </p>
        {rest ? <RestWords rest={rest} /> : null}
        {stated.mark === 'counted' ? (
          <p class="sm dim">{t('indicators.at', { time: sayTime(now, language) })}</p>
        ) : null}
      </div>
      <h2 class="sec">{t('indicators.details')}</h2>
      <Facts
        facts={[
          [t('indicators.definition'), say(definition)],
          [t('indicators.period'), say(period)],
          [t('indicators.unit'), say(unit)],
          [t('indicators.source'), <SourceWords key="source" content={content} />],
        ]}
      />
      <p class="more np">
        {register && stated.mark === 'counted' ? (
          <a href={href(countables[register].address)}>{t('indicators.see_register')}</a>
        ) : null}
        {source_address ? (
          <a href={source_address.startsWith('/') ? href(source_address) : source_address}>
            {t('indicators.see_source')}
          </a>
        ) : null}
      </p>
      {history.length > 1 ? (
        <section class="sec">
          <h2 id="history">{t('indicators.history')}</h2>
          <ScrollingTable
            labelledBy="history"
            columns={[
              t('indicators.history_version'),
              t('indicators.history_value'),
              t('indicators.history_day'),
              t('indicators.history_note'),
            ]}
          >
            {history.map(({ no, content: said, publishedAt, note }) => (
              <tr key={no}>
                <th scope="row">{t('indicators.no', { no })}</th>
                <td>
                  {said.reckoning === 'reported'
                    ? sayFigure(view, { value: said.value ?? 0, over: said.over ?? false })
                    : t('indicators.counted')}
                </td>
                <td>{sayDay(dayOf(publishedAt), language)}</td>
                <td>{note ? say(note) : ''}</td>
              </tr>
            ))}
          </ScrollingTable>
        </section>
      ) : null}
    </article>
  );
}
