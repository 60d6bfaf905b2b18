import { sayTime } from '#shared/text/dates.ts';
import { useView } from '../http/view.ts';
import type { PublicAnswer } from './answers.ts';
import type { InterviewView } from './interview-view.ts';
import { languageOfName, sayPieces, Words } from './interview-words.tsx';

/** The answers that are public; while it is live they come in as they are published. */
export function AnswersPart(props: InterviewView) {
  const { t, href } = useView();
  const { interview, phase, answers, received } = props;
  const live = phase === 'live';
  if (!live && received === 0) return null;
  return (
    <section
      class="sec"
      aria-labelledby="answers"
      data-behaviour={live ? 'live-answers' : undefined}
      data-address={live ? href(`/interviews/${interview.slug}/answers`) : undefined}
    >
      <h2 id="answers">{t('interviews.answers')}</h2>
      <Answers {...props} after={0} />
      {live ? (
        <p class="sm dim np" data-reload>
          {t('interviews.reload')}{' '}
          <a href={href(`/interviews/${interview.slug}`)}>{t('interviews.reload_now')}</a>
        </p>
      ) : null}
      {answers.length === 0 && !live ? <p class="empty">{t('interviews.no_answers')}</p> : null}
    </section>
  );
}

/** Those that were published after a number, with what an open page needs to know besides. */
export function Answers({ phase, answers, received, after }: InterviewView & { after: number }) {
  const { t } = useView();
  const through = Math.max(0, ...answers.map(({ last }) => last));
  return (
    <>
      <p class="dim" data-received>
        {t('interviews.received', { count: received })} ·{' '}
        {t('interviews.answered', { count: answers.length })}
      </p>
      <ol
        class="plain lines more"
        data-answers
        data-through={through}
        data-shown={answers.map(({ no }) => no).join(' ')}
        data-live={phase === 'live' ? '' : undefined}
        aria-live={phase === 'live' ? 'polite' : undefined}
        aria-relevant={phase === 'live' ? 'additions' : undefined}
      >
        {answers
          .filter(({ last }) => last > after)
          .map((answer) => (
            <Answer key={answer.no} answer={answer} />
          ))}
      </ol>
    </>
  );
}

function Answer({ answer }: { answer: PublicAnswer }) {
  const view = useView();
  const { t, language } = view;
  const asker = answer.asker ? sayPieces(view, answer.asker) : t('interviews.anonymous');
  return (
    <li id={`answer-${answer.no}`} class="stack">
      <p class="sm dim">
        <b lang={languageOfName(asker, language)}>{asker}</b> ·{' '}
        {t('interviews.question_no', { no: answer.no })}
        {answer.with.length > 0
          ? ` · ${t('interviews.together_with', { numbers: answer.with.join(t('interviews.comma')) })}`
          : null}
      </p>
      <p class="say words" lang={answer.language === language ? undefined : answer.language}>
        {sayPieces(view, answer.question)}
      </p>
      <div class="ans stack">
        <Words text={answer.answer} />
        <p class="sm dim">
          {t(answer.corrected ? 'interviews.corrected_at' : 'interviews.answered_at', {
            time: sayTime(answer.at, language),
          })}
        </p>
      </div>
    </li>
  );
}
