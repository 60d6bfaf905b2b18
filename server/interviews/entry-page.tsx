import { channelWords } from '#shared/term-words.ts';
import { formatReceipt } from '../access/receipts.ts';
import { ErrorSummary } from '../http/error-summary.tsx';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import type { QuestionForm } from './asking-form.ts';
import { QuestionFields, Wrong } from './asking-page.tsx';
import type { PublishedInterview } from './interview.ts';
import { type AcceptedQuestion, type EnteredChannel, enteredChannels } from './questions.ts';

export interface EntryPageProps {
  interview: PublishedInterview;
  form: QuestionForm;
  channel: EnteredChannel | undefined;
  messages: ReadonlyMap<string, string>;
  personal: boolean;
  refusal: { title: string; help: string } | undefined;
}

/** A question that was asked in the hall or by telephone, as a clerk enters it. */
export function EntryPage({ interview, form, channel, messages, personal, refusal }: EntryPageProps) {
  const { t, say, href } = useView();
  const path = `/workspace/interviews/${interview.id}`;
  return (
    <WorkspaceFrame current="pieces">
      <form class="read" method="post" action={href(`${path}/entry`)} noValidate>
        <ErrorSummary messages={messages} />
        <h1>{t('interviews.enter')}</h1>
        <p class="lead">{say(interview.content.title)}</p>
        {refusal ? (
          <div class="note warn more" role="alert">
            <p>
              <b>{refusal.title}</b>
            </p>
            <p>{refusal.help}</p>
          </div>
        ) : null}
        <input type="hidden" name="key" value={form.key} />
        <fieldset class="item" id="channel">
          <legend>{t('interviews.channel')}</legend>
          <Wrong field="channel" messages={messages} />
          <div class="opts">
            {enteredChannels.map((each) => (
              <label class="opt" key={each}>
                <input type="radio" name="channel" value={each} checked={each === channel} />
                {t(channelWords[each])}
              </label>
            ))}
          </div>
        </fieldset>
        <QuestionFields form={form} messages={messages} />
        {personal ? (
          <div class="item">
            <label class="opt">
              <input type="checkbox" name="told" value="yes" />
              {t('interviews.enter_hidden')}
            </label>
          </div>
        ) : null}
        <div class="item">
          <label class="opt">
            <input type="checkbox" name="language" value="en" />
            {t('interviews.asked_in_english')}
          </label>
        </div>
        <p class="actions">
          <button class="btn" type="submit">
            {t('interviews.take')}
          </button>
        </p>
      </form>
    </WorkspaceFrame>
  );
}

interface EnteredProps {
  interview: PublishedInterview;
  accepted: AcceptedQuestion;
  qr: string;
}

/** The receipt, for the asker to take along. */
export function EnteredPage({ interview, accepted, qr }: EnteredProps) {
  const { t, say, href } = useView();
  return (
    <WorkspaceFrame current="pieces">
      <div class="read stack">
        <h1>
          <span class="st full">{t('interviews.entered', { no: accepted.no })}</span>
        </h1>
        <p class="lead">{say(interview.content.title)}</p>
        <div class="card receipt">
          <p class="hint">{t('responses.receipt_label')}</p>
          <p class="code">
            {formatReceipt(accepted.receipt)
              .split(' ')
              .map((group, at) => (
                <span key={at}>{group} </span>
              ))}
          </p>
          <img src={qr} alt={t('responses.receipt_qr')} width="198" height="198" />
          <p>{t('interviews.hand_over')}</p>
        </div>
        <p>
          <a href={href(`/workspace/interviews/${interview.id}/entry`)}>{t('interviews.enter_next')}</a>
        </p>
      </div>
    </WorkspaceFrame>
  );
}
