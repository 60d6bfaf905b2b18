import { sayDay } from '#shared/text/dates.ts';
import { dayOf, daysBetween } from '#shared/time.ts';
import { ItemTags } from '../http/item-tags.tsx';
import { useView } from '../http/view.ts';
import { matterWords, urgencyWords } from './matter-words.ts';
import type { Matter } from './matters.ts';
import { byUrgency, type Urgency } from './urgency.ts';

/** An officer's matters by how pressing they are, each with its day and the place where it is done. */
export function MattersPart({ matters }: { matters: Matter[] }) {
  const { t, now } = useView();
  if (matters.length === 0) return <p class="empty">{t('telling.nothing_waits')}</p>;
  return (
    <>
      {byUrgency(matters, dayOf(now)).map(({ urgency, matters: mine }) => (
        <section class="sec" key={urgency} aria-labelledby={`matters-${urgency}`}>
          <h2 id={`matters-${urgency}`}>
            {t(urgencyWords[urgency])}{' '}
            <small class="dim">{t('telling.matters', { count: mine.length })}</small>
          </h2>
          <ul class="plain lines">
            {mine.map((matter) => (
              <MatterLine key={`${matter.kind} ${matter.path}`} matter={matter} urgency={urgency} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

const fills = { overdue: 'st full late', today: 'st half', week: 'st half', later: 'st' } as const;

function MatterLine({
  matter: { kind, n, title, due, path, exercise },
  urgency,
}: {
  matter: Matter;
  urgency: Urgency;
}) {
  const { t, say, href, language } = useView();
  const { what, verb } = matterWords[kind];
  const words = t(what, { count: n });
  return (
    <li class="open matter">
      <p class="when">
        <span class={fills[urgency]}>{due === undefined ? t('telling.no_day') : sayDay(due, language)}</span>
        {due === undefined ? null : <Left due={due} />}
      </p>
      <div>
        <h3>{words}</h3>
        <p class="dim">
          {say(title)} <ItemTags item={{ exercise, retracted: false }} />
        </p>
      </div>
      <a
        class="btn alt"
        href={href(path)}
        aria-label={t('common.pair', { name: t(verb), value: say(title) })}
      >
        {t(verb)}
      </a>
    </li>
  );
}

function Left({ due }: { due: string }) {
  const { t, now } = useView();
  const days = daysBetween(dayOf(now), due);
  if (days === 0) return <span class="until">{t('telling.due_today')}</span>;
  return (
    <span class="until">
      {days > 0 ? t('telling.due_in', { count: days }) : t('telling.due_over', { count: -days })}
    </span>
  );
}
