import { sayTime } from '#shared/text/dates.ts';
import { ErrorSummary } from '../http/error-summary.tsx';
import { useView } from '../http/view.ts';
import type { QuestionForm } from './asking-form.ts';
import type { PublishedInterview } from './interview.ts';
import { phaseOf } from './phases.ts';
import { limits } from './question-body.ts';

interface Props {
  interview: PublishedInterview;
  form: QuestionForm;
  messages: ReadonlyMap<string, string>;
  /** Numbers of persons stand in the question: it is asked once more before it is sent. */
  personal: boolean;
  /** Why it could not be taken, in a title and what to do. */
  refusal: { title: string; help: string } | undefined;
}

/** Asking a question: a name if one likes, and the question. */
export function AskingPage({ interview, form, messages, personal, refusal }: Props) {
  const { t, say, href, language } = useView();
  const { slug, content } = interview;
  return (
    <div class="cols">
      <form class="read" method="post" action={href(`/interviews/${slug}/questions`)} noValidate>
        <ErrorSummary messages={messages} />
        <p class="sm">
          <a href={href(`/interviews/${slug}`)}>{say(content.title)}</a>
        </p>
        <h1>{t('interviews.ask')}</h1>
        {refusal ? (
          <div class="note warn more" role="alert">
            <p>
              <b>{refusal.title}</b>
            </p>
            <p>{refusal.help}</p>
          </div>
        ) : null}
        <input type="hidden" name="key" value={form.key} />
        <QuestionFields form={form} messages={messages} />
        {personal ? (
          <div class="item">
            <label class="opt">
              <input type="checkbox" name="told" value="yes" />
              {t('interviews.send_hidden')}
            </label>
          </div>
        ) : null}
        <div class="sec stack">
          <button class="btn" type="submit">
            {t('interviews.send')}
          </button>
          <p class="sm dim">{t('interviews.nothing_kept')}</p>
        </div>
      </form>
      <aside aria-labelledby="next">
        <h2 id="next">{t('interviews.next')}</h2>
        <AskedSteps
          phase={phaseOf(content, useView().now)}
          start={sayTime(new Date(content.start), language)}
        />
      </aside>
    </div>
  );
}

export function QuestionFields({ form, messages }: Pick<Props, 'form' | 'messages'>) {
  const { t } = useView();
  return (
    <>
      <div class="item field">
        <label for="text">{t('interviews.question')}</label>
        <p
          class="hint"
          id="text-hint"
          data-behaviour="count"
          data-field="text"
          data-words={t('interviews.count', { n: '{{n}}', most: limits.text })}
        >
          {t('interviews.text_hint', { count: limits.text })}
        </p>
        <Wrong field="text" messages={messages} />
        <textarea
          id="text"
          name="text"
          rows={6}
          value={form.text}
          aria-invalid={messages.has('text') ? 'true' : undefined}
          aria-describedby={messages.has('text') ? 'text-message text-hint' : 'text-hint'}
        />
      </div>
      <div class="item field">
        <label for="asker">{t('interviews.asker_optional')}</label>
        <p class="hint" id="asker-hint">
          {t('interviews.asker_hint', { count: limits.asker })}
        </p>
        <Wrong field="asker" messages={messages} />
        <input
          type="text"
          id="asker"
          name="asker"
          autocomplete="off"
          value={form.asker}
          aria-invalid={messages.has('asker') ? 'true' : undefined}
          aria-describedby={messages.has('asker') ? 'asker-message asker-hint' : 'asker-hint'}
        />
      </div>
    </>
  );
}

export function Wrong({ field, messages }: { field: string; messages: ReadonlyMap<string, string> }) {
  const message = messages.get(field);
  return message === undefined ? null : (
    <p class="err" id={`${field}-message`}>
      {message}
    </p>
  );
}

/** What happens with a question, and when. */
export function AskedSteps({ phase, start }: { phase: string; start: string }) {
  const { t } = useView();
  const steps = [
    [t('interviews.next_review'), t('interviews.next_review_what')],
    [
      phase === 'live' ? t('interviews.next_now') : t('interviews.next_start', { start }),
      t('interviews.next_put'),
    ],
    [t('interviews.next_any_time'), t('interviews.next_withdraw')],
  ];
  return (
    <ol class="tl">
      {steps.map(([when, what]) => (
        <li key={what}>
          <b>{when}</b>
          {what}
        </li>
      ))}
    </ol>
  );
}
