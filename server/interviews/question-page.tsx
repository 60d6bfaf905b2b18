import { channelWords } from '#shared/term-words.ts';
import type { CommentChannel } from '#shared/terms.ts';
import { sayTime } from '#shared/text/dates.ts';
import { KeyHint, keyed } from '../http/desk-keys.tsx';
import { ErrorSummary } from '../http/error-summary.tsx';
import type { SignedIn } from '../http/signed-in.ts';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import { shownOf } from './answers.ts';
import type { Desk } from './desk.ts';
import { DeskHead, InterviewKeys } from './desk-page.tsx';
import { QueueColumn } from './desk-queue.tsx';
import { actKeys, stateFills, stateKeys } from './desk-words.ts';
import { sayPieces } from './interview-words.tsx';
import { QuestionActs } from './question-acts.tsx';
import type { StandingQuestion } from './standing.ts';

export interface QuestionPageProps {
  desk: Desk;
  question: StandingQuestion;
  officer: SignedIn;
  messages: ReadonlyMap<string, string>;
  /** Why an act was not taken. */
  conflict: 'question-changed' | 'own-interview-answer' | 'withdrawn' | undefined;
  /** What was entered and could not be kept. */
  entered: { answer?: string; english?: string; hide?: string };
}

/** Queue, question, and what can be done with it. */
export function QuestionPage(props: QuestionPageProps) {
  const { t, href } = useView();
  const { desk, question, messages, conflict } = props;
  const path = `/workspace/interviews/${desk.interview.id}`;
  const at = desk.questions.indexOf(question);
  return (
    <WorkspaceFrame current="pieces">
      <div data-behaviour="desk">
        <ErrorSummary messages={messages} />
        <DeskHead desk={desk} officer={props.officer} />
        {conflict ? (
          <div class="note warn more" role="alert">
            <p>
              <b>{t(`error.${conflict}`)}</b>
            </p>
            <p>{t('moderation.nothing_kept')}</p>
          </div>
        ) : null}
        <nav class="row more" aria-label={t('moderation.moves')}>
          <a href={href(path)}>{t('moderation.to_queue')}</a>
          <Move to={desk.questions[at - 1]} path={path} words={t('moderation.previous')} k="K" />
          <Move to={desk.questions[at + 1]} path={path} words={t('moderation.next')} k="J" />
        </nav>
        <div class="desk reading sec">
          <QueueColumn desk={desk} current={question.row.no} />
          <Reader {...props} />
          <QuestionActs {...props} />
        </div>
        <InterviewKeys />
      </div>
    </WorkspaceFrame>
  );
}

interface MoveProps {
  to: StandingQuestion | undefined;
  path: string;
  words: string;
  k: string;
}

function Move({ to, path, words, k }: MoveProps) {
  const { href } = useView();
  if (!to) return null;
  return (
    <a href={href(`${path}/questions/${to.row.no}`)} {...keyed(k)}>
      {words} <KeyHint k={k} />
    </a>
  );
}

/** What was asked, as it was received or as it is shown, and what was done with it. */
function Reader({ desk, question }: QuestionPageProps) {
  const view = useView();
  const { t, language } = view;
  const { row, state, spans } = question;
  const all = desk.sees === 'all';
  const asker = all ? row.asker : row.asker === null ? null : sayPieces(view, shownOf(question, 'asker'));
  const shown = sayPieces(view, shownOf(question, 'text'));
  return (
    <section class="stack" aria-labelledby="question">
      <h2 id="question">{t('interviews.question_no', { no: row.no })}</h2>
      <p class="row sm">
        <span class={`st ${stateFills[state]}`}>{t(stateKeys[state])}</span>
        <span class="tag">{t(channelWords[row.channel as CommentChannel])}</span>
        {question.with.length > 0 ? (
          <span>{t('interviews.together_with', { numbers: question.with.join(t('interviews.comma')) })}</span>
        ) : null}
        {question.into === undefined ? null : (
          <span>{t('interviews.merged_into', { no: question.into })}</span>
        )}
      </p>
      {row.text === null ? (
        <p class="note">{t('interviews.withdrawn_help_desk')}</p>
      ) : (
        <>
          <p class="sm dim">{asker ?? t('interviews.anonymous')}</p>
          <blockquote class="say words" lang={row.language}>
            {all ? row.text : shown}
          </blockquote>
          {all && spans.length > 0 ? (
            <>
              <p class="sm dim">{t('interviews.shown_as')}</p>
              <p class="words" lang={row.language}>
                {shown}
              </p>
            </>
          ) : null}
        </>
      )}
      <h3>{t('moderation.history')}</h3>
      <ul class="plain sm">
        <li>{t('moderation.received', { time: sayTime(new Date(row.received_at), language) })}</li>
        {question.acts.map((act) => (
          <li key={act.seq}>
            {t('moderation.did', {
              time: sayTime(act.at, language),
              officer: view.say(act.officer),
              act: t(actKeys[act.act]),
            })}
          </li>
        ))}
      </ul>
    </section>
  );
}
