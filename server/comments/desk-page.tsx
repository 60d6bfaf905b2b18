import { stateWords } from '#shared/term-words.ts';
import { sayTime } from '#shared/text/dates.ts';
import type { Consultation } from '../consultations/consultations.ts';
import { BoardLink } from '../http/board-link.tsx';
import { DeskKeys, KeyHint, keyed } from '../http/desk-keys.tsx';
import { ErrorSummary } from '../http/error-summary.tsx';
import type { SignedIn } from '../http/signed-in.ts';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import { can } from '../staff/roles.ts';
import { AppealForm } from './appeal-form.tsx';
import { ContactForm } from './contact-form.tsx';
import { DecisionForms, type FormProps, ReopeningForm } from './decision-forms.tsx';
import { QueueColumn, type QueueProps } from './desk-queue.tsx';
import { sayAct } from './moderation-words.ts';
import { deskPath, queryOf } from './queue-address.ts';
import { Reader } from './reader-page.tsx';
import type { Review } from './reviews.ts';

/** The comment on which the officer has just decided, to be told and undone. */
export type After = Review | undefined;

/** The queue by itself. */
export function QueuePage({ after, ...props }: QueueProps & { after: After }) {
  const { t, href } = useView();
  const { consultation, filter } = props;
  return (
    <WorkspaceFrame current="consultations">
      <div data-behaviour="desk">
        <h1>{t('moderation.desk')}</h1>
        <p>
          <BoardLink consultation={consultation} />
        </p>
        <AfterAct after={after} slug={consultation.slug} query={queryOf(filter)} />
        {props.queue.comments[0] ? (
          <p class="actions">
            <a
              class="btn"
              href={href(`${deskPath(consultation.slug)}/${props.queue.comments[0].no}${queryOf(filter)}`)}
              {...keyed('J')}
            >
              {t('moderation.begin')} <KeyHint k="J" />
            </a>
          </p>
        ) : null}
        <div class="sec read">
          <QueueColumn {...props} />
        </div>
        <ReviewKeys />
      </div>
    </WorkspaceFrame>
  );
}

interface Props extends Omit<QueueProps, 'current'>, Omit<FormProps, 'base' | 'query'> {
  consultation: Consultation;
  officer: SignedIn;
  after: After;
  previous: number | undefined;
  next: number | undefined;
  /** The number of the demand that was made of it. */
  sent: string | undefined;
  /** Why a decision was not taken. */
  conflict: 'comment-decided' | 'appeal-decided' | 'appeal-waits' | 'withdrawn' | undefined;
}

/** Queue, reader, and what can be done. */
export function DeskPage(props: Props) {
  const { t, href } = useView();
  const { consultation, filter, review, after, given, conflict } = props;
  const path = deskPath(consultation.slug);
  const query = queryOf(filter);
  const forms = { review, base: `${path}/${review.no}`, query, given };
  return (
    <WorkspaceFrame current="consultations">
      <div data-behaviour="desk">
        <ErrorSummary messages={given?.problems ?? new Map()} />
        <div class="row">
          <h1>{t('moderation.desk')}</h1>
          <BoardLink consultation={consultation} />
        </div>
        {conflict ? <Conflict review={review} conflict={conflict} note={given?.note} /> : null}
        <AfterAct after={after} slug={consultation.slug} query={query} />
        {props.sent ? <p class="note more">{t('exchange.sent_on_to', { number: props.sent })}</p> : null}
        <nav class="row more" aria-label={t('moderation.moves')}>
          <a href={href(path + query)}>{t('moderation.to_queue')}</a>
          <Move to={props.previous} words={t('moderation.previous')} k="K" {...{ path, query }} />
          <Move to={props.next} words={t('moderation.next')} k="J" {...{ path, query }} />
        </nav>
        <div class="desk reading sec">
          <QueueColumn {...props} current={review.no} />
          <Reader consultation={consultation} review={review} />
          <Acts {...forms} officer={props.officer} consultation={consultation} undone={after !== undefined} />
        </div>
        <ReviewKeys />
      </div>
    </WorkspaceFrame>
  );
}

function Move(props: { to: number | undefined; words: string; k: string; path: string; query: string }) {
  const { href } = useView();
  const { to, words, k, path, query } = props;
  if (to === undefined) return null;
  return (
    <a href={href(`${path}/${to}${query}`)} {...keyed(k)}>
      {words} <KeyHint k={k} />
    </a>
  );
}

interface ConflictProps {
  review: Review;
  conflict: NonNullable<Props['conflict']>;
  /** What the officer wrote; its form is no longer there once the comment is decided. */
  note: string | undefined;
}

/** What a colleague did, or the author, since the page was opened. */
function Conflict({ review, conflict, note }: ConflictProps) {
  const view = useView();
  const { t, say, language } = view;
  const last = review.acts.at(-1);
  const corrected = review.body && (last === undefined || last.revision < review.comment.revision);
  return (
    <div class="note warn" role="alert">
      <p>
        <b>{t(conflict === 'withdrawn' ? 'moderation.withdrawn' : `error.${conflict}`)}</b>
      </p>
      {conflict === 'withdrawn' ? null : (
        <p>
          {corrected || !last
            ? t('moderation.corrected_meanwhile')
            : t('moderation.did', {
                time: sayTime(last.at, language),
                officer: say(last.officer),
                act: sayAct(view, last),
              })}
        </p>
      )}
      <p>{t('moderation.nothing_kept')}</p>
      {note && review.state !== 'held' ? (
        <>
          <p>{t('moderation.note_unsent')}</p>
          <p class="words">{note}</p>
        </>
      ) : null}
    </div>
  );
}

function AfterAct({ after, slug, query }: { after: After; slug: string; query: string }) {
  const view = useView();
  const { t } = view;
  const last = after?.acts.at(-1);
  if (!after || !last) return null;
  const undoable = after.state !== 'held' && after.state !== 'withdrawn';
  return (
    <div class="note row more" role="status">
      <span>
        {t('common.pair', {
          name: t('moderation.comment_no', { no: after.no }),
          value: last.act === 'release' ? t(stateWords[after.state]) : sayAct(view, last),
        })}
      </span>
      {undoable ? (
        <ReopeningForm
          review={after}
          base={`${deskPath(slug)}/${after.no}`}
          query={query}
          given={undefined}
          words={t('moderation.undo')}
        />
      ) : null}
    </div>
  );
}

interface ActsProps extends FormProps {
  consultation: Consultation;
  officer: SignedIn;
  /** The page offers to undo another act. */
  undone: boolean;
}

function Acts({ consultation, officer, undone, ...forms }: ActsProps) {
  const { t } = useView();
  const { review } = forms;
  const may = (act: 'release-comments' | 'decide-appeal' | 'open-contact') =>
    can(officer, act, consultation.departmentId);
  const appeal = review.appeal?.decision === undefined ? review.appeal : undefined;
  const open = appeal && appeal.seq === review.seen.seq && review.body ? appeal : undefined;
  const moderator = may('release-comments') && review.body !== undefined;
  return (
    <section class="stack" aria-labelledby="acts">
      <h2 id="acts">{t('moderation.acts')}</h2>
      {may('release-comments') || may('decide-appeal') ? null : (
        <p class="note">{t('moderation.reading_only')}</p>
      )}
      {open && may('decide-appeal') ? <AppealForm {...forms} own={open.officerId === officer.id} /> : null}
      {moderator && review.state === 'held' ? <DecisionForms {...forms} /> : null}
      {moderator && review.state !== 'held' && !open ? (
        <>
          <p class="sm dim">{t('moderation.reopen_help')}</p>
          {undone ? null : <ReopeningForm {...forms} words={t('moderation.reopen')} />}
        </>
      ) : null}
      {review.hasContact && may('open-contact') ? <ContactForm {...forms} /> : null}
    </section>
  );
}

function ReviewKeys() {
  const { t } = useView();
  return (
    <DeskKeys
      keys={[
        ['J', undefined, t('moderation.next')],
        ['K', undefined, t('moderation.previous')],
        ['R', undefined, t('moderation.release')],
        ['X', undefined, t('moderation.release_redacted')],
        ['1', '5', t('moderation.withhold')],
        ['6', '9', t('moderation.refer')],
        ['Z', undefined, t('moderation.undo')],
        ['/', undefined, t('moderation.search')],
      ]}
    />
  );
}
