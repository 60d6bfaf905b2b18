import type { Text } from '#shared/questionnaire/definition.ts';
import { channelWords, stanceWords } from '#shared/term-words.ts';
import type { CommentChannel } from '#shared/terms.ts';
import { sayNumber } from '#shared/text/numbers.ts';
import type { Consultation } from '../consultations/consultations.ts';
import { sayClause } from '../drafts/clause-words.ts';
import { unitsOf } from '../drafts/drafts.ts';
import { DeskKeys } from '../http/desk-keys.tsx';
import { ErrorSummary } from '../http/error-summary.tsx';
import { useView } from '../http/view.ts';
import type { OpinionEquation } from './completeness.ts';
import { DispositionsFrame } from './dispositions-frame.tsx';
import { OpinionsEquation } from './equations.tsx';
import { clauseOf, type Group } from './group-records.ts';
import { GroupsColumn } from './groups-column.tsx';
import type { Opinion } from './opinions.ts';
import { Placed, type PlacedOpinion, Reader } from './reader.tsx';
import { Shown } from './words.tsx';

/** What is looked at: words, and a clause's key or `whole`. */
export interface Looking {
  q: string;
  clause: string;
}

export interface DeskProps {
  consultation: Consultation;
  looking: Looking;
  /** Opinions in no group that fit, in all. */
  total: number;
  /** One page of them. */
  queue: Opinion[];
  page: number;
  pages: number;
  /** The one that is read; it may be in a group already. */
  current: Opinion | undefined;
  before: number | undefined;
  after: number | undefined;
  /** How many say the same, itself among them. */
  identical: number;
  groups: Group[];
  opinions: OpinionEquation;
  placed: PlacedOpinion | undefined;
  /** The officer may group, and nothing is public yet. */
  mayGroup: boolean;
  /** The title of a new group as it was entered, and what was wrong with it. */
  title: Text;
  problems: ReadonlyMap<string, string>;
}

/** 归组台: opinions in no group at the left, one to read, the groups at the right. One key an act. */
export function OpinionsPage(props: DeskProps) {
  const { t } = useView();
  const { consultation, opinions } = props;
  return (
    <DispositionsFrame consultation={consultation} tab="opinions">
      <ErrorSummary messages={props.problems} />
      <h1>{t('dispositions.desk')}</h1>
      <OpinionsEquation opinions={opinions} />
      <div data-behaviour="desk">
        <div class="desk">
          <Queue {...props} />
          <section class="stack" aria-labelledby="reading">
            <Placed {...props} />
            <Reader {...props} />
          </section>
          <GroupsColumn {...props} />
        </div>
        <GroupingKeys />
      </div>
    </DispositionsFrame>
  );
}

/** An address of the desk that keeps what is looked for. */
export function deskPath(
  slug: string,
  { q, clause }: Looking,
  more: { [name: string]: string | number } = {},
) {
  const params = new URLSearchParams({
    ...(q === '' ? {} : { q }),
    ...(clause === '' ? {} : { clause }),
  });
  for (const [name, value] of Object.entries(more)) params.set(name, String(value));
  const query = params.toString();
  return `/workspace/consultations/${slug}/opinions${query === '' ? '' : `?${query}`}`;
}

function Queue({ consultation, looking, total, queue, page, pages, current }: DeskProps) {
  const { t, href } = useView();
  const { slug } = consultation;
  return (
    <section aria-labelledby="queue">
      <h2 id="queue">{t('dispositions.queue', { n: sayNumber(total) })}</h2>
      <Search consultation={consultation} looking={looking} />
      {queue.length === 0 ? (
        <p class="empty more">
          {t(
            looking.q === '' && looking.clause === ''
              ? 'dispositions.queue_empty'
              : 'dispositions.queue_nothing_found',
          )}
        </p>
      ) : (
        <div class="queue more">
          {queue.map((opinion) => (
            <QueueLine
              key={opinion.id}
              opinion={opinion}
              consultation={consultation}
              current={opinion.id === current?.id}
              address={href(deskPath(slug, looking, { opinion: opinion.id }))}
            />
          ))}
        </div>
      )}
      {pages > 1 ? (
        <nav class="pager sm" aria-label={t('dispositions.pages')}>
          {page > 1 ? (
            <a href={href(deskPath(slug, looking, { page: page - 1 }))}>{t('dispositions.previous')}</a>
          ) : null}
          <span>{t('dispositions.page_of', { page, pages })}</span>
          {page < pages ? (
            <a href={href(deskPath(slug, looking, { page: page + 1 }))}>{t('dispositions.next')}</a>
          ) : null}
        </nav>
      ) : null}
    </section>
  );
}

interface LineProps {
  opinion: Opinion;
  consultation: Consultation;
  current: boolean;
  address: string;
}

function QueueLine({ opinion, consultation, current, address }: LineProps) {
  const view = useView();
  const { t } = view;
  const { shown, lineage, channel, commentNo } = opinion;
  const pieces = shown.text.length > 0 ? shown.text : (shown.proposed ?? []);
  return (
    <a href={address} aria-current={current ? 'true' : undefined}>
      <p class="sm dim">
        <span>
          {sayClause(view, clauseOf(consultation, lineage))} · {t(stanceWords[shown.stance])}
        </span>
        <span>
          {t(channelWords[channel as CommentChannel])} · {commentNo}
        </span>
      </p>
      <span lang={shown.language}>
        <Shown pieces={shortened(pieces)} />
      </span>
    </a>
  );
}

/** The first words, so that a line stays a line. */
function shortened(pieces: Opinion['shown']['text']): Opinion['shown']['text'] {
  let left = 80;
  return pieces.flatMap((piece): Opinion['shown']['text'] => {
    if (left <= 0) return [];
    if (!('text' in piece)) return [piece];
    const points = [...piece.text];
    const text = points.length > left ? `${points.slice(0, left).join('')}…` : piece.text;
    left -= points.length;
    return [{ text }];
  });
}

function Search({ consultation, looking }: Pick<DeskProps, 'consultation' | 'looking'>) {
  const view = useView();
  const { t, href } = view;
  return (
    <search>
      <form class="field" action={href(`/workspace/consultations/${consultation.slug}/opinions`)}>
        <label for="q">{t('dispositions.search')}</label>
        <input type="search" id="q" name="q" value={looking.q} maxLength={100} data-key="/" />
        <p class="more">
          <label for="clause">{t('dispositions.clause')}</label>
          <select id="clause" name="clause">
            <option value="">{t('dispositions.every_clause')}</option>
            <option value="whole" selected={looking.clause === 'whole'}>
              {t('terms.whole_draft')}
            </option>
            {unitsOf(consultation.round.version).map((clause) => (
              <option key={clause.key} value={clause.key} selected={looking.clause === clause.key}>
                {sayClause(view, clause)}
              </option>
            ))}
          </select>
        </p>
        <p class="more">
          <button class="btn alt" type="submit">
            {t('dispositions.search_button')}
          </button>
        </p>
      </form>
    </search>
  );
}

function GroupingKeys() {
  const { t } = useView();
  return (
    <DeskKeys
      keys={[
        ['J', 'K', t('dispositions.keys_walk')],
        ['1', '9', t('dispositions.keys_place')],
        ['N', undefined, t('dispositions.keys_new')],
        ['Z', undefined, t('dispositions.keys_undo')],
        ['/', undefined, t('dispositions.keys_search')],
      ]}
    />
  );
}
