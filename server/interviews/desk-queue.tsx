import { channelWords } from '#shared/term-words.ts';
import type { CommentChannel } from '#shared/terms.ts';
import { useView } from '../http/view.ts';
import { shownOf } from './answers.ts';
import type { Desk } from './desk.ts';
import { stateFills, stateKeys } from './desk-words.ts';
import { sayPieces } from './interview-words.tsx';
import { questionStates, type StandingQuestion } from './standing.ts';

/** Every question by where it stands, what waits first. */
export function QueueColumn({ desk, current }: { desk: Desk; current?: number }) {
  const { t } = useView();
  return (
    <section aria-labelledby="queue">
      <h2 id="queue">{t('interviews.queue')}</h2>
      <p class="row sm">
        {questionStates
          .filter((state) => desk.counts[state] > 0)
          .map((state) => (
            <span key={state} class="tag">
              {t('interviews.with_count', { name: t(stateKeys[state]), n: desk.counts[state] })}
            </span>
          ))}
      </p>
      {desk.questions.length === 0 ? (
        <p class="empty more">{t('interviews.queue_empty')}</p>
      ) : (
        <div class="queue more">
          {desk.questions.map((question) => (
            <QueueLine key={question.row.no} desk={desk} question={question} current={current} />
          ))}
        </div>
      )}
    </section>
  );
}

interface LineProps {
  desk: Desk;
  question: StandingQuestion;
  current: number | undefined;
}

function QueueLine({ desk, question, current }: LineProps) {
  const view = useView();
  const { t, href } = view;
  const { row, state } = question;
  const words = desk.sees === 'all' ? (row.text ?? '') : sayPieces(view, shownOf(question, 'text'));
  return (
    <a
      href={href(`/workspace/interviews/${desk.interview.id}/questions/${row.no}`)}
      aria-current={row.no === current ? 'true' : undefined}
    >
      <p class="sm">
        <span class={`st ${stateFills[state]}`}>{t(stateKeys[state])}</span>
        <span class="dim">
          {t('interviews.by_channel', {
            channel: t(channelWords[row.channel as CommentChannel]),
            no: row.no,
          })}
        </span>
      </p>
      {words ? <p>{[...words].slice(0, 90).join('')}</p> : null}
      <Waits question={question} />
    </a>
  );
}

/** An answer that was written and is not public yet. */
function Waits({ question: { written, published, state } }: Pick<LineProps, 'question'>) {
  const { t } = useView();
  const waits = written && written.seq !== published?.seq && (state === 'released' || state === 'answered');
  return waits ? (
    <p class="sm">
      <b>{t('interviews.answer_waits')}</b>
    </p>
  ) : null;
}
