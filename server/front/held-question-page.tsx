import { channelWords } from '#shared/term-words.ts';
import type { CommentChannel } from '#shared/terms.ts';
import { sayDay } from '#shared/text/dates.ts';
import { formatReceipt } from '../access/receipts.ts';
import { sayMoment } from '../comments/moments.ts';
import { OwnDataForm } from '../http/own-data-form.tsx';
import { useView } from '../http/view.ts';
import type { Inquiry } from '../inquiries/inquiries.ts';
import { stateFills, stateKeys } from '../interviews/desk-words.ts';
import type { HeldQuestion } from '../interviews/held-questions.ts';
import type { PublishedInterview } from '../interviews/interview.ts';
import { SentOnPart } from './sent-on-part.tsx';

interface Props {
  held: HeldQuestion;
  /** Undefined once it was taken back. */
  interview: PublishedInterview | undefined;
  /** The demand that was made of it. */
  sent: Inquiry | undefined;
}

/** A question as its asker sees it by receipt: what was received, where it stands, what can be done. */
export function HeldQuestionPage({ held, interview, sent }: Props) {
  const { t, say, href, language } = useView();
  const { question, body } = held;
  const { row, state } = question;
  return (
    <div class="read stack">
      <h1>{t('interviews.held_title')}</h1>
      <p class="lead">
        {interview ? (
          <a href={href(`/interviews/${interview.slug}`)}>{say(held.interview.title)}</a>
        ) : (
          say(held.interview.title)
        )}
      </p>
      <p class="code">{formatReceipt(held.receipt)}</p>
      {row.withdrawn_day === null ? (
        <>
          <p class="dim">
            {t('interviews.held_received', {
              time: sayMoment(new Date(row.received_at), language),
              no: row.no,
              channel: t(channelWords[row.channel as CommentChannel]),
            })}
          </p>
          <div class="card stack">
            <p class={`st ${stateFills[state]}`}>{t(stateKeys[state])}</p>
            <Standing held={held} interview={interview} />
            {sent ? <SentOnPart sent={sent} /> : null}
          </div>
          <form class="actions" method="post" action={href('/receipts/withdrawal')}>
            <input type="hidden" name="receipt" value={held.receipt} />
            <button class="btn alt" type="submit">
              {t('interviews.withdraw')}
            </button>
          </form>
        </>
      ) : (
        <p class="note">
          {t('interviews.held_withdrawn_help', { day: sayDay(row.withdrawn_day, language), no: row.no })}
        </p>
      )}
      {body ? (
        <section class="stack" aria-labelledby="as-received">
          <h2 id="as-received">{t('interviews.held_words')}</h2>
          {body.asker === null ? null : <p class="dim">{body.asker}</p>}
          <p class="say words" lang={body.language === language ? undefined : body.language}>
            {body.text}
          </p>
          {question.spans.length > 0 ? <p class="sm dim">{t('interviews.held_hidden')}</p> : null}
        </section>
      ) : null}
      <OwnDataForm receipt={held.receipt} />
    </div>
  );
}

/** What became of it, in a sentence, with the rule or the answer. */
function Standing({ held: { question, into }, interview }: Pick<Props, 'held' | 'interview'>) {
  const { t, say, now } = useView();
  const { state, rule } = question;
  const over = interview !== undefined && now.getTime() >= Date.parse(interview.content.end);
  const answer = (into ?? question).published;
  if (state === 'withheld' && rule)
    return <p>{t('interviews.held_withheld_help', { rule: say(rule.title), basis: say(rule.basis) })}</p>;
  return (
    <>
      {state === 'merged' && into ? <p>{t('interviews.held_merged_help', { no: into.row.no })}</p> : null}
      {answer ? (
        <>
          <p>{t('interviews.held_answered_help')}</p>
          <h2 class="vh">{t('interviews.held_answer')}</h2>
          <p class="ans words">{say(answer.text)}</p>
        </>
      ) : (
        <p>{t(over ? 'interviews.held_unanswered_help' : waits[state])}</p>
      )}
    </>
  );
}

const waits = {
  received: 'interviews.held_received_help',
  released: 'interviews.held_released_help',
  answered: 'interviews.held_released_help',
  merged: 'interviews.held_released_help',
  withheld: 'interviews.held_received_help',
  withdrawn: 'interviews.held_received_help',
} as const;
