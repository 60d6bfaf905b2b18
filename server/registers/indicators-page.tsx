import { sayDay } from '#shared/text/dates.ts';
import { useView } from '../http/view.ts';
import { countables } from './countables.ts';
import type { Indicator, IndicatorGroup } from './indicator.ts';
import { groupWords, markWords } from './indicator-words.ts';
import type { Rest, StatedIndicator } from './indicators.ts';
import { sayFigure, sayValue } from './say-figure.ts';

/** Every published figure under its heading. */
export function IndicatorsPage({ indicators }: { indicators: readonly StatedIndicator[] }) {
  const { t, href } = useView();
  const groups = (Object.keys(groupWords) as IndicatorGroup[]).map((group) => ({
    group,
    own: indicators.filter(({ piece }) => piece.content.group === group),
  }));
  return (
    <>
      <h1>{t('indicators.many')}</h1>
      <p class="lead read">{t('indicators.lead')}</p>
      {indicators.length === 0 ? <p class="empty more">{t('indicators.none')}</p> : null}
      {groups
        .filter(({ own }) => own.length > 0)
        .map(({ group, own }) => (
          <section class="sec" aria-labelledby={group} key={group}>
            <h2 id={group}>{t(groupWords[group])}</h2>
            <ul class="plain lines">
              {own.map((each) => (
                <IndicatorLine key={each.piece.id} indicator={each} />
              ))}
            </ul>
          </section>
        ))}
      <ul class="row plain sec np">
        <li>
          <a href={href('/indicators.csv')}>{t('registers.as_csv')}</a>
        </li>
        <li>
          <a href={href('/indicators.json')}>{t('registers.as_json')}</a>
        </li>
      </ul>
    </>
  );
}

function IndicatorLine({ indicator: { piece, stated, rest } }: { indicator: StatedIndicator }) {
  const view = useView();
  const { t, say, href } = view;
  const { content } = piece;
  return (
    <li class="open" id={piece.slug}>
      <p class="when">
        <b>{sayFigure(view, stated)}</b> <span class="until">{say(content.unit)}</span>
      </p>
      <div>
        <h3>
          <a href={href(stated.address)}>
            {t('indicators.title_period', { title: say(content.title), period: say(content.period) })}
          </a>
        </h3>
        <p>{say(content.definition)}</p>
        {rest ? <RestWords rest={rest} /> : null}
        <p class="sm dim">
          <SourceWords content={content} /> · {t('indicators.no', { no: piece.no })}
        </p>
      </div>
      <p>
        <span class="tag">{t(markWords[stated.mark])}</span>
      </p>
    </li>
  );
}

/** How many a rate leaves over, and how exactly that is known. */
export function RestWords({ rest: { name, of, n, least, most } }: { rest: Rest }) {
  const view = useView();
  const { t, say } = view;
  return (
    <p>
      {t('indicators.rest_words', {
        base: say(of.name),
        total: sayFigure(view, of),
        unit: say(of.unit),
        name: say(name),
        n: sayValue(n),
      })}
      <br />
      {t('indicators.rest_rounding', { least: sayValue(least), most: sayValue(most) })}
    </p>
  );
}

/** Where a figure comes from, in a few words. */
export function SourceWords({ content }: { content: Indicator }) {
  const { t, say, language } = useView();
  const { reckoning, register, source, office, source_day } = content;
  if (reckoning === 'counted' && register)
    return <>{t('indicators.counted_from', { register: t(countables[register].label) })}</>;
  return (
    <>
      {t('indicators.from', { source: say(source) })} ·{' '}
      {t('indicators.reported_by', {
        office: say(office ?? {}),
        day: sayDay(source_day ?? '', language),
      })}
    </>
  );
}
