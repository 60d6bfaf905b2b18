import { channelWords, outcomeWords, partyWords, stanceWords, stateWords } from '#shared/term-words.ts';
import type { CommentChannel } from '#shared/terms.ts';
import { sayDay } from '#shared/text/dates.ts';
import { dayOf } from '#shared/time.ts';
import { formatReceipt } from '../access/receipts.ts';
import type { CommentBody, OpinionBody } from '../comments/comment-body.ts';
import type { HeldComment } from '../comments/held-comments.ts';
import { sayMoment } from '../comments/moments.ts';
import type { Standing } from '../comments/standing.ts';
import { consultationPhase } from '../consultations/consultations.ts';
import type { PublishedOutcome } from '../consultations/published-outcomes.ts';
import type { Answer } from '../dispositions/answers.ts';
import { outcomeFills } from '../dispositions/outcome-words.ts';
import { sayClause } from '../drafts/clause-words.ts';
import { findClause } from '../drafts/drafts.ts';
import { ErrorSummary } from '../http/error-summary.tsx';
import { OwnDataForm } from '../http/own-data-form.tsx';
import { useView } from '../http/view.ts';
import type { Inquiry } from '../inquiries/inquiries.ts';
import { AppealPart } from './appeal-part.tsx';

import { SentOnPart } from './sent-on-part.tsx';

interface Props {
  held: HeldComment;
  standing: Standing;
  changeable: boolean;
  withdrawable: boolean;
  answers: readonly Answer[];
  /** Once it is public. */
  outcome: PublishedOutcome | undefined;
  /** The demand that was made of it. */
  sent: Inquiry | undefined;
  /** What is wrong with the appeal that was posted, and its words. */
  appealed?: { text: string; message: string } | undefined;
}

/** A comment as its author sees it by receipt: what was received, where it stands, what can be done. */
export function HeldCommentPage({
  held,
  standing,
  changeable,
  withdrawable,
  answers,
  outcome,
  sent,
  appealed,
}: Props) {
  const { t, say, href, language } = useView();
  const { consultation, body } = held;
  return (
    <div class="read stack">
      <ErrorSummary messages={new Map(appealed ? [['text', appealed.message]] : [])} />
      <h1>{t('comments.held_title')}</h1>
      <p class="lead">
        <a href={href(`/consultations/${consultation.slug}`)}>{say(consultation.title)}</a>
      </p>
      <p class="code">{formatReceipt(held.receipt)}</p>
      {held.withdrawnAt ? (
        <p class="note">
          {t('comments.held_withdrawn', { day: sayDay(dayOf(held.withdrawnAt), language), no: held.no })}
        </p>
      ) : (
        <>
          <p class="dim">
            {t('comments.held_received', {
              time: sayMoment(held.receivedAt, language),
              no: held.no,
              channel: t(channelWords[held.channel as CommentChannel]),
            })}
          </p>
          {held.revision > 0 ? (
            <p class="dim">{t('comments.held_corrected', { count: held.revision })}</p>
          ) : null}
          <StandingPart held={held} standing={standing} outcome={outcome} sent={sent} />
          <AppealPart held={held} standing={standing} appealed={appealed} />
          {consultation.retracted ? <p class="note warn">{t('correcting.held_pulled')}</p> : null}
          {withdrawable ? (
            <Acts receipt={held.receipt} correctable={changeable} />
          ) : (
            <p class="note">{t('comments.held_closed')}</p>
          )}
          {body ? <Words held={held} body={body} answers={answers} /> : null}
        </>
      )}
      <OwnDataForm receipt={held.receipt} />
    </div>
  );
}

const fills = {
  held: 'half',
  released: 'full',
  redacted: 'full',
  not_shown: 'full',
  withheld: 'none',
  referred: 'tell',
  withdrawn: 'none',
} as const;

function StandingPart({
  held,
  standing,
  outcome,
  sent,
}: Pick<Props, 'held' | 'standing' | 'outcome' | 'sent'>) {
  const { t, say, href, now } = useView();
  const { consultation } = held;
  const { round } = consultation;
  const shown =
    round.visibility === 'after_review' ||
    (round.visibility === 'after_close' && consultationPhase(consultation, now) === 'closed');
  const { state, rule, destination } = standing;
  return (
    <div class="card">
      <p class={`st ${fills[state]}`}>{t(stateWords[state])}</p>
      {state === 'held' ? <p>{t('comments.held_review', { count: round.reviewDays })}</p> : null}
      {state === 'released' || state === 'redacted' ? (
        shown ? (
          <p>
            <a href={href(`/consultations/${consultation.slug}/comments`)}>
              {t('comments.released_after_review')}
            </a>
          </p>
        ) : (
          <p>
            {t(round.visibility === 'never' ? 'comments.released_never' : 'comments.released_after_close')}
          </p>
        )
      ) : null}
      {state === 'redacted' ? <p>{t('comments.redacted_help')}</p> : null}
      {state === 'not_shown' ? <p>{t('comments.not_shown_help')}</p> : null}
      {rule ? <p>{t('comments.withheld_help', { rule: say(rule.title), basis: say(rule.basis) })}</p> : null}
      {destination ? <p>{t('comments.referred_help', { destination: say(destination.title) })}</p> : null}
      {sent ? <SentOnPart sent={sent} /> : null}
      <OutcomeLine held={held} outcome={outcome} />
    </div>
  );
}

function OutcomeLine({ held: { consultation }, outcome }: Pick<Props, 'held' | 'outcome'>) {
  const { t, href, language } = useView();
  if (consultation.retracted) return null;
  if (outcome)
    return (
      <p>
        <a href={href(`/consultations/${consultation.slug}/outcome`)}>
          {t('comments.outcome_public', { day: sayDay(dayOf(outcome.publishedAt), language) })}
        </a>
      </p>
    );
  return <p>{t('comments.outcome_where', { day: sayDay(consultation.round.feedbackDueOn, language) })}</p>;
}

function Acts({ receipt, correctable }: { receipt: string; correctable: boolean }) {
  const { t, href } = useView();
  return (
    <div class="row actions">
      {correctable ? (
        <form method="post" action={href('/receipts/correction')}>
          <input type="hidden" name="receipt" value={receipt} />
          <button class="btn" type="submit">
            {t('front.held_correct')}
          </button>
        </form>
      ) : null}
      <form method="post" action={href('/receipts/withdrawal')}>
        <input type="hidden" name="receipt" value={receipt} />
        <button class="btn alt" type="submit">
          {t('comments.withdraw')}
        </button>
      </form>
    </div>
  );
}

interface WordsProps {
  held: HeldComment;
  body: CommentBody;
  answers: readonly Answer[];
}

function Words({ held, body, answers }: WordsProps) {
  const { t } = useView();
  const { kind, name } = body.party;
  return (
    <section class="stack" aria-labelledby="as-received">
      <h2 id="as-received">{t('comments.as_received')}</h2>
      <p>
        {name === null ? t(partyWords[kind]) : t('common.pair', { name: t(partyWords[kind]), value: name })}
      </p>
      {body.show ? null : <p class="dim">{t('comments.hide')}</p>}
      {body.statement === null ? null : <p class="say words">{body.statement}</p>}
      <ol class="plain lines">
        {body.opinions.map((opinion, at) => (
          <li key={at}>
            <OpinionWords held={held} opinion={opinion} />
            {answers
              .filter(({ position }) => position === at + 1)
              .map((answer) => (
                <AnswerWords key={answer.position} answer={answer} />
              ))}
          </li>
        ))}
      </ol>
    </section>
  );
}

function OpinionWords({ held, opinion }: { held: HeldComment; opinion: OpinionBody }) {
  const view = useView();
  const { t } = view;
  const { version } = held.consultation.round;
  const clause = opinion.clause === null ? undefined : findClause(version, opinion.clause);
  return (
    <>
      <h3>
        {sayClause(view, clause)} <span class="tag">{t(stanceWords[opinion.stance])}</span>
      </h3>
      {opinion.quote === null ? null : <blockquote class="law say words">{opinion.quote}</blockquote>}
      {opinion.text === '' ? null : <p class="say words">{opinion.text}</p>}
      {opinion.proposed === null ? null : (
        <>
          <p class="dim">{t('comments.proposed')}</p>
          <p class="say words">{opinion.proposed}</p>
        </>
      )}
    </>
  );
}

function AnswerWords({ answer }: { answer: Answer }) {
  const { t, say } = useView();
  return (
    <div class="ans more">
      <p class={`st ${outcomeFills[answer.outcome]}`}>{t(outcomeWords[answer.outcome])}</p>
      <p>{t('comments.answered_in', { group: say(answer.groupTitle) })}</p>
      {answer.reason ? <p>{t('comments.reason', { reason: say(answer.reason) })}</p> : null}
      {answer.result ? <p>{t('comments.result', { result: say(answer.result) })}</p> : null}
    </div>
  );
}
