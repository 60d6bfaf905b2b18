import { sayDay } from '#shared/text/dates.ts';
import { type Deadline, receiptWays } from '../calendar/disclosure-deadlines.ts';
import { useView } from '../http/view.ts';
import { Citations } from './citations.tsx';
import type { DeadlinesAsked } from './deadlines-request.ts';

interface Props {
  asked: DeadlinesAsked;
  deadlines: readonly Deadline[];
}

/** Each step with its last day and its articles. */
export function DeadlinesFound({ asked: { typed, days }, deadlines }: Props) {
  const { t, say, language } = useView();
  const way = receiptWays.find(({ code }) => code === typed.way);
  const { received, asked, answered } = days;
  return (
    <section aria-labelledby="found">
      <h2 id="found">{t('wayfinding.found')}</h2>
      {way && received ? (
        <p>
          {t('wayfinding.received_on', {
            day: sayDay(received, language),
            way: say(way.text),
            received: say(way.received),
            article: say(way.article),
          })}
        </p>
      ) : null}
      {asked ? (
        <p>
          {answered
            ? t('wayfinding.not_counted', {
                from: sayDay(asked, language),
                until: sayDay(answered, language),
              })
            : t('wayfinding.not_counted_yet')}
        </p>
      ) : null}
      <ol class="programme plain lines more">
        {deadlines.map((each) => (
          <Step key={each.rule.code} {...each} />
        ))}
      </ol>
      <p class="dim sm more">{t('wayfinding.found_note')}</p>
    </section>
  );
}

function Step({ rule, from, last }: Deadline) {
  const { t, say, language } = useView();
  return (
    <li>
      <p>
        {last && 'day' in last ? (
          <>
            {t('wayfinding.by')} <br />
            {sayDay(last.day, language)}
          </>
        ) : (
          say(rule.period)
        )}
      </p>
      <div>
        <h3>{say(rule.what)}</h3>
        {from && last && 'day' in last ? (
          <p>
            {say(rule.period)} · {t('wayfinding.counted_from', { day: sayDay(from, language) })}
          </p>
        ) : null}
        {last && 'missingYear' in last ? (
          <p class="note warn">{t('wayfinding.calendar_missing', { year: last.missingYear })}</p>
        ) : null}
        <p class="dim sm">
          <Citations basis={rule.basis} />
        </p>
      </div>
    </li>
  );
}
