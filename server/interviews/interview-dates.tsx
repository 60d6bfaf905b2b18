import { themeWords } from '#shared/policy-terms.ts';
import { sayDay, sayTime } from '#shared/text/dates.ts';
import { useView } from '../http/view.ts';
import type { InterviewView } from './interview-view.ts';
import { transcriptDueOn } from './phases.ts';
import { placeWords } from './places.ts';

/** The interview’s days in their order, who speaks and where. */
export function InterviewDates({ interview, phase }: InterviewView) {
  const { t, say, language, now, href } = useView();
  const { content, slug } = interview;
  const steps = [
    { at: content.intake_opens, what: t('interviews.intake_opens') },
    { at: content.intake_closes, what: t('interviews.intake_closes') },
    { at: content.start, what: t('interviews.start') },
    { at: content.end, what: t('interviews.end') },
  ];
  const due = transcriptDueOn(content);
  return (
    <aside class="stay stack" aria-labelledby="dates">
      <h2 class="lead" id="dates">
        {t('interviews.dates')}
      </h2>
      <ol class="tl sm">
        {steps.map(({ at, what }) => (
          <li key={what} class={now >= new Date(at) ? 'full' : undefined}>
            <time dateTime={at}>{sayTime(new Date(at), language)}</time>
            <b>{what}</b>
          </li>
        ))}
        <li class={phase === 'transcript' ? 'full' : undefined}>
          <time dateTime={due}>{t('interviews.by_day', { day: sayDay(due, language) })}</time>
          <b>{t('interviews.transcript_public')}</b>
        </li>
      </ol>
      <h2 class="lead">{t('interviews.who')}</h2>
      <dl class="sm stack">
        <div>
          <dt class="dim">{t('interviews.moderator')}</dt>
          <dd>{say(content.moderator)}</dd>
        </div>
        <div>
          <dt class="dim">{t('interviews.guests')}</dt>
          {content.guests.map((guest) => (
            <dd key={say(guest)}>{say(guest)}</dd>
          ))}
        </div>
        <div>
          <dt class="dim">{t('interviews.places')}</dt>
          <dd>
            {content.places.map((place) => t(placeWords[place])).join(t('interviews.comma'))}
            {content.where ? <br /> : null}
            {content.where ? say(content.where) : null}
          </dd>
        </div>
        <div>
          <dt class="dim">{t('interviews.topics')}</dt>
          <dd>
            {content.topics.map((topic) => (
              <a key={topic} class="tag" href={href(`/interviews?topic=${topic}`)}>
                {t(themeWords[topic])}
              </a>
            ))}
          </dd>
        </div>
      </dl>
      <ul class="plain sm np">
        {content.replay ? (
          <li>
            <a href={content.replay}>{t('interviews.replay')}</a>
          </li>
        ) : null}
        <li>
          <a href={href(`/interviews/${slug}/interview.ics`)}>{t('interviews.to_calendar')}</a>
        </li>
        <li>
          <a href={href('/interviews')}>{t('interviews.all')}</a>
        </li>
      </ul>
    </aside>
  );
}
