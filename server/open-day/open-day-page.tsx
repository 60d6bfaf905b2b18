import { sayDay } from '#shared/text/dates.ts';
import { OpenLines } from '../http/open-lines.tsx';
import { useView } from '../http/view.ts';
import { openLineOf } from '../questionnaires/open-line.ts';
import type { Questionnaire } from '../questionnaires/questionnaires.ts';
import type { Edition } from './open-day.ts';

/** Theme, programme and what one can take part in. */
export function OpenDayPage({ edition, open }: { edition: Edition; open: Questionnaire[] }) {
  const view = useView();
  const { t, say, language } = view;
  return (
    <div class="stack">
      <h1>{t('openDay.title', { year: edition.date.slice(0, 4) })}</h1>
      <p class="lead">{sayDay(edition.date, language)}</p>
      <section class="read">
        <h2>{t('openDay.theme')}</h2>
        <p>{say(edition.theme)}</p>
        <p class="dim sm">{t('common.pair', { name: t('openDay.notice'), value: say(edition.notice) })}</p>
      </section>
      {open.length > 0 ? (
        <section aria-labelledby="take-part">
          <h2 id="take-part">{t('openDay.take_part')}</h2>
          <OpenLines lines={open.map((each) => openLineOf(view, each))} />
        </section>
      ) : null}
      <section aria-labelledby="programme">
        <h2 id="programme">{t('openDay.programme')}</h2>
        <ol class="programme plain lines">
          {edition.programme.map((event) => (
            <li key={say(event.title)}>
              <p class="when">
                {event.start === '00:00' && event.end === '24:00'
                  ? t('openDay.all_day')
                  : `${event.start}–${event.end}`}
              </p>
              <div>
                <h3>{say(event.title)}</h3>
                <p class="dim">{t('openDay.host', { host: say(event.host) })}</p>
              </div>
            </li>
          ))}
        </ol>
      </section>
      {edition.note ? <p class="dim sm">{say(edition.note)}</p> : null}
    </div>
  );
}
