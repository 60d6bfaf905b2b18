import { ScrollingTable } from '../http/scrolling-table.tsx';
import { useView } from '../http/view.ts';
import type { QueuedCase } from './desk.ts';
import { casePath, deskPath, queryOf } from './desk-filter.ts';
import { wordsOf } from './inquiries.ts';
import { inquiryCategories, kindRule } from './inquiry-rules.ts';
import { stateWords } from './inquiry-words.ts';
import { Due } from './queue-column.tsx';
import type { QueuePageProps } from './queue-page.tsx';
import { stateFills } from './queue-words.ts';

/** A page of the queue; who passes cases on can tick several and act on them at once. */
export function QueueTable(props: QueuePageProps) {
  const { t, href } = useView();
  const { queue, filter, dispatches } = props;
  if (queue.cases.length === 0) return <p class="empty more">{t('inquiryDesk.queue_empty')}</p>;
  const together = dispatches && filter.tab !== 'call_backs' && filter.tab !== 'closed';
  const urges = together && filter.tab === 'overdue';
  const columns = [
    ...(together ? [t('inquiryDesk.tick')] : []),
    t('inquiryDesk.case'),
    t('inquiryDesk.due_column'),
    t('moderation.state'),
    t('inquiryDesk.lead'),
    ...(urges ? [t('inquiryDesk.do_supervise')] : []),
  ];
  const table = (
    <ScrollingTable labelledBy="queue" columns={columns}>
      {queue.cases.map((each) => (
        <Line key={each.number} each={each} {...{ filter, together, urges }} />
      ))}
    </ScrollingTable>
  );
  return (
    <section class="sec">
      <h2 class="vh" id="queue">
        {t('inquiryDesk.queue')}
      </h2>
      {together ? (
        <form method="post" action={href(`${deskPath}/acts${queryOf(filter)}`)}>
          {table}
          <TogetherFields {...props} />
        </form>
      ) : (
        table
      )}
    </section>
  );
}

interface LineProps extends Pick<QueuePageProps, 'filter'> {
  each: QueuedCase;
  together: boolean;
  urges: boolean;
}

function Line({ each, filter, together, urges }: LineProps) {
  const { t, say, href } = useView();
  const { number, title, kind, state, lead } = each;
  const category = wordsOf(inquiryCategories, each.category);
  const seen = `${number}.${each.seq}`;
  return (
    <tr>
      {together ? (
        <td>
          <input
            type="checkbox"
            name="cases"
            value={seen}
            aria-label={t('inquiryDesk.tick_case', { number })}
          />
        </td>
      ) : null}
      <th scope="row">
        <a href={href(casePath(number) + queryOf(filter))}>{title ?? t(stateWords.withdrawn)}</a>
        <p class="sm dim">
          {number} · {say(kindRule(kind).text)}
          {category ? ` · ${say(category)}` : null}
          {each.urgent ? ` · ${t('inquiryDesk.urgent')}` : null}
          {each.confidential ? ` · ${t('inquiryDesk.confidential')}` : null}
        </p>
      </th>
      <td class="keep">
        <Due each={each} />
      </td>
      <td>
        <span class={`st ${stateFills[state]}`}>{t(stateWords[state])}</span>
      </td>
      <td>{lead ? say(lead) : t('inquiryDesk.nobody_yet')}</td>
      {urges ? (
        <td>
          <button
            class="btn alt"
            type="submit"
            name="one"
            value={seen}
            aria-label={t('inquiryDesk.supervise_case', { number })}
          >
            {t('inquiryDesk.do_supervise')}
          </button>
        </td>
      ) : null}
    </tr>
  );
}

/** What is said to those that are urged on, and into which case others go. */
function TogetherFields({ messages, entered }: QueuePageProps) {
  const { t } = useView();
  return (
    <details class="more" open={messages.size > 0}>
      <summary id="cases">{t('inquiryDesk.together')}</summary>
      {messages.has('cases') ? <p class="err">{messages.get('cases')}</p> : null}
      <div class="join">
        <div class="field">
          <label for="note">{t('inquiryDesk.note')}</label>
          <input
            type="text"
            id="note"
            name="note"
            maxLength={500}
            value={entered.note ?? t('inquiryDesk.supervise_words')}
          />
        </div>
        <button class="btn alt" type="submit" name="act" value="supervise">
          {t('inquiryDesk.supervise_ticked')}
        </button>
      </div>
      <div class="join">
        <div class="field">
          <label for="into">{t('inquiryDesk.into')}</label>
          {messages.has('into') ? <p class="err">{messages.get('into')}</p> : null}
          <input type="text" id="into" name="into" autocomplete="off" value={entered.into ?? ''} />
        </div>
        <button class="btn alt" type="submit" name="act" value="merge">
          {t('inquiryDesk.merge_ticked')}
        </button>
      </div>
    </details>
  );
}
