import { channelWords, stanceWords, stateWords } from '#shared/term-words.ts';
import { commentChannels } from '#shared/terms.ts';
import type { Consultation } from '../consultations/consultations.ts';
import { sayClause } from '../drafts/clause-words.ts';
import { unitsOf } from '../drafts/drafts.ts';
import { KeyHint } from '../http/desk-keys.tsx';
import { useView } from '../http/view.ts';
import { commentStates } from './comment-counts.ts';
import type { Queue, QueueCounts, QueuedComment, QueueFilter } from './desk.ts';
import { deskPath, queryOf } from './queue-address.ts';

export interface QueueProps {
  consultation: Consultation;
  filter: QueueFilter;
  queue: Queue;
  /** Undefined for an officer who sees appeals only. */
  counts: QueueCounts | undefined;
  /** The comment that is open. */
  current?: number;
}

/** The queue: search and filters that make an address, counts as links, a page of comments. */
export function QueueColumn(props: QueueProps) {
  const { t, href } = useView();
  const { consultation, filter, queue, counts } = props;
  const base = deskPath(consultation.slug);
  return (
    <section aria-labelledby="queue">
      <h2 id="queue" class="vh">
        {t('moderation.queue')}
      </h2>
      {counts ? <Counts base={base} filter={filter} counts={counts} /> : null}
      <Filters consultation={consultation} filter={filter} open={props.current === undefined} />
      {queue.comments.length === 0 ? (
        <Empty consultation={consultation} filter={filter} />
      ) : (
        <div class="queue more">
          {queue.comments.map((comment) => (
            <QueueLine key={comment.no} {...props} comment={comment} />
          ))}
        </div>
      )}
      {queue.next === undefined ? null : (
        <p class="more">
          <a href={href(base + queryOf(filter, { from: queue.next }))}>{t('moderation.queue_more')}</a>
        </p>
      )}
    </section>
  );
}

/** Nothing fits; or nothing waits any more, and opinions are to be grouped. */
function Empty({ consultation, filter }: Pick<QueueProps, 'consultation' | 'filter'>) {
  const { t, href } = useView();
  if (queryOf(filter) !== '?state=held') return <p class="empty more">{t('moderation.queue_empty')}</p>;
  return (
    <p class="empty more">
      {t('moderation.queue_done')}{' '}
      <a href={href(`/workspace/consultations/${consultation.slug}/opinions`)}>{t('moderation.go_group')}</a>
    </p>
  );
}

function Counts({ base, filter, counts }: { base: string; filter: QueueFilter; counts: QueueCounts }) {
  const { t, href } = useView();
  const to = (more: QueueFilter) =>
    href(base + queryOf({ ...filter, state: undefined, appealed: undefined, ...more }));
  const current = (state: QueueFilter['state'], appealed?: boolean) =>
    filter.state === state && filter.appealed === appealed ? 'true' : undefined;
  return (
    <ul class="row sm plain">
      <li>
        <a href={to({})} aria-current={current(undefined)}>
          {t('moderation.count', { name: t('moderation.all'), n: counts.all })}
        </a>
      </li>
      {commentStates
        .filter((state) => counts.states[state])
        .map((state) => (
          <li key={state}>
            <a href={to({ state })} aria-current={current(state)}>
              {t('moderation.count', { name: t(stateWords[state]), n: counts.states[state] ?? 0 })}
            </a>
          </li>
        ))}
      {counts.appealed > 0 ? (
        <li>
          <a href={to({ appealed: true })} aria-current={current(undefined, true)}>
            {t('moderation.count', { name: t('moderation.appealed'), n: counts.appealed })}
          </a>
        </li>
      ) : null}
    </ul>
  );
}

function Filters({
  consultation,
  filter,
  open,
}: Pick<QueueProps, 'consultation' | 'filter'> & { open: boolean }) {
  const view = useView();
  const { t, href } = view;
  const clauses = unitsOf(consultation.round.version).map((clause) => ({
    code: clause.key,
    words: sayClause(view, clause),
  }));
  return (
    <form method="get" action={href(deskPath(consultation.slug))}>
      <div class="join">
        <div class="field">
          <label for="q">
            {t('moderation.search')} <KeyHint k="/" />
          </label>
          <input type="search" id="q" name="q" value={filter.q ?? ''} data-key="/" aria-keyshortcuts="/" />
        </div>
        <button class="btn alt" type="submit">
          {t('moderation.find')}
        </button>
      </div>
      <details open={open}>
        <summary>{t('moderation.filters')}</summary>
        <div class="filters">
          <Choice
            name="clause"
            label={t('moderation.clause')}
            value={filter.clause}
            choices={[{ code: 'whole', words: t('terms.whole_draft') }, ...clauses]}
          />
          <Choice
            name="state"
            label={t('moderation.state')}
            value={filter.state}
            choices={commentStates.map((code) => ({ code, words: t(stateWords[code]) }))}
          />
          <Choice
            name="channel"
            label={t('moderation.channel')}
            value={filter.channel}
            choices={commentChannels.map((code) => ({ code, words: t(channelWords[code]) }))}
          />
          <Choice
            name="order"
            label={t('moderation.order')}
            value={filter.newest ? 'newest' : undefined}
            first={t('moderation.oldest_first')}
            choices={[{ code: 'newest', words: t('moderation.newest_first') }]}
          />
        </div>
      </details>
      {filter.appealed ? <input type="hidden" name="appealed" value="1" /> : null}
    </form>
  );
}

interface ChoiceProps {
  name: string;
  label: string;
  value: string | undefined;
  first?: string;
  choices: { code: string; words: string }[];
}

function Choice({ name, label, value, first, choices }: ChoiceProps) {
  const { t } = useView();
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <select id={name} name={name}>
        <option value="">{first ?? t('moderation.all')}</option>
        {choices.map(({ code, words }) => (
          <option key={code} value={code} selected={code === value}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}

function QueueLine({ consultation, filter, current, comment }: QueueProps & { comment: QueuedComment }) {
  const view = useView();
  const { t, href } = view;
  const { no, state, stance, clause, channel, words, opinions, overdue } = comment;
  const about = stance
    ? t('moderation.about', { clause: sayClause(view, clause), stance: t(stanceWords[stance]) })
    : t('moderation.no_opinion');
  return (
    <a
      href={href(`${deskPath(consultation.slug)}/${no}${queryOf(filter)}`)}
      aria-current={no === current ? 'true' : undefined}
    >
      <p class="sm dim">
        <span>
          {state === 'withdrawn' ? t(stateWords.withdrawn) : about}
          {opinions > 1 ? ` · ${t('moderation.opinions', { count: opinions })}` : null}
        </span>
        <span>{t('moderation.by_channel', { channel: t(channelWords[channel]), no })}</span>
      </p>
      {words ? <p>{words}</p> : null}
      <p class="sm dim">
        <span>{t(stateWords[state])}</span>
        {overdue ? <b>{t('moderation.overdue')}</b> : null}
      </p>
    </a>
  );
}
