import { sayClosing } from '#shared/text/dates.ts';
import { useView } from '../http/view.ts';
import type { Queue, QueuedCase } from './desk.ts';
import { sayLateBy } from './desk-clock.tsx';
import { casePath, type DeskFilter, queryOf } from './desk-filter.ts';
import { wordsOf } from './inquiries.ts';
import { inquiryCategories, kindRule } from './inquiry-rules.ts';
import { ratingWords, stateWords } from './inquiry-words.ts';
import { tabWords } from './queue-words.ts';
import { stillWords } from './standing-still.ts';

/** Cases beside the one that is open. */
export function QueueColumn({
  queue,
  filter,
  current,
}: {
  queue: Queue;
  filter: DeskFilter;
  current: string;
}) {
  const { t } = useView();
  return (
    <section aria-labelledby="queue">
      <h2 id="queue">{t(tabWords[filter.tab])}</h2>
      {queue.cases.length === 0 ? (
        <p class="empty more">{t('inquiryDesk.queue_empty')}</p>
      ) : (
        <div class="queue more">
          {queue.cases.map((each) => (
            <QueueLine key={each.number} each={each} filter={filter} current={current} />
          ))}
        </div>
      )}
    </section>
  );
}

function QueueLine({ each, filter, current }: { each: QueuedCase; filter: DeskFilter; current: string }) {
  const { t, say, href } = useView();
  const category = wordsOf(inquiryCategories, each.category);
  return (
    <a
      href={href(casePath(each.number) + queryOf(filter))}
      aria-current={each.number === current ? 'true' : undefined}
    >
      <p class="sm dim">
        <span>
          {say(kindRule(each.kind).text)}
          {category ? ` · ${say(category)}` : null}
        </span>
        <span>{each.number}</span>
      </p>
      <p>{each.title ?? t(stateWords.withdrawn)}</p>
      <p class="sm dim">
        <span>{t(stateWords[each.state])}</span>
        <Due each={each} />
      </p>
    </a>
  );
}

/** By when, or by how much it is late; what is no longer waited for says how it was found. */
export function Due({ each }: { each: QueuedCase }) {
  const view = useView();
  const { t, now, language } = view;
  const { dueAt, open, late, rating, still } = each;
  if (!open && rating) return <b>{t(ratingWords[rating])}</b>;
  if (still) return <span>{t(stillWords[still])}</span>;
  if (dueAt === undefined) return open ? <span>{t('inquiryDesk.due_unknown')}</span> : null;
  if (!open) return <span>{t(late ? 'inquiryDesk.was_late' : 'inquiryDesk.was_in_time')}</span>;
  return late ? <b>{sayLateBy(view, dueAt, now)}</b> : <span>{sayClosing(dueAt, language)}</span>;
}
