import type { Text } from '#shared/questionnaire/definition.ts';
import type { StoreUnwritableError } from '../errors.ts';
import { ErrorSummary } from '../http/error-summary.tsx';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import type { KeyReusedError, WeakKeyError } from '../responses/errors.ts';
import type { Department } from '../staff/departments.ts';
import { districts } from './districts.ts';
import type { Entry } from './entry.ts';
import { enteredChannels, entryWays, wayWords } from './entry-words.ts';
import { Area, Box, Line, type Messages, Select } from './form-fields.tsx';
import { demandKinds, inquiryCategories, kindRule, requesters } from './inquiry-rules.ts';
import { channelWords, requesterWords } from './inquiry-words.ts';
import type { PublishedAnswer } from './known-answer.ts';
import { SimilarPart } from './similar-part.tsx';
import type { PublishedTopic } from './topic.ts';

export interface EntryPageProps extends Messages {
  form: Entry;
  /** Topics of today. */
  topics: readonly PublishedTopic[];
  departments: readonly Department[];
  /** Published answers like what was written, where the page is shown again. */
  similar: readonly PublishedAnswer[];
  refusal: StoreUnwritableError | KeyReusedError | WeakKeyError | undefined;
}

/** What somebody says on the telephone or at the counter, as a clerk writes it down; answered at once where that can be. */
export function EntryPage(props: EntryPageProps) {
  const { t, href } = useView();
  const { form, messages, refusal, similar } = props;
  return (
    <WorkspaceFrame current="inquiries">
      <ErrorSummary messages={messages} />
      {refusal ? (
        <div class="note warn" role="alert">
          <p>
            <b>{t(`error.${refusal.type}`)}</b>
          </p>
          <p>{t(`error.${refusal.type}_help`)}</p>
        </div>
      ) : null}
      <h1>{t('specialTopics.entry')}</h1>
      <p class="note more">{t('specialTopics.emergency')}</p>
      <form class="cols more" method="post" action={href('/workspace/inquiries/new')} noValidate>
        <div class="stack">
          <input type="hidden" name="key" value={form.key} />
          <Kind {...props} />
          <Said {...props} />
          <Way {...props} />
          <p class="actions">
            <button class="btn" type="submit">
              {t('specialTopics.enter')}
            </button>
            <button class="btn alt" type="submit" name="find" value="1">
              {t('specialTopics.find_similar')}
            </button>
          </p>
        </div>
        <aside class="stay" aria-labelledby="known">
          <h2 id="known">{t('specialTopics.answers')}</h2>
          <div id="similar" aria-live="polite">
            <SimilarPart answers={similar} />
          </div>
          <p class="more">
            <a href={href('/inquiries/answers')}>{t('specialTopics.search')}</a>
          </p>
        </aside>
      </form>
    </WorkspaceFrame>
  );
}

function Kind({ form, messages, topics }: EntryPageProps) {
  const { t, say } = useView();
  const terms = (all: readonly { code: string; text: Text }[]) =>
    all.map(({ code, text }) => ({ value: code, words: say(text) }));
  return (
    <div class="cols even">
      <Select
        name="channel"
        label={t('specialTopics.channel')}
        value={form.channel}
        choices={enteredChannels.map((value) => ({ value, words: t(channelWords[value]) }))}
        messages={messages}
      />
      <Select
        name="kind"
        label={t('specialTopics.kind')}
        value={form.kind}
        choices={terms(demandKinds.map(kindRule))}
        messages={messages}
      />
      <Select
        name="category"
        label={t('specialTopics.category')}
        value={form.category}
        choices={terms(inquiryCategories)}
        empty={t('specialTopics.choose')}
        messages={messages}
      />
      {topics.length > 0 ? (
        <Select
          name="topic"
          label={t('specialTopics.topic')}
          value={form.topic}
          choices={topics.map(({ slug, content }) => ({ value: slug, words: say(content.title) }))}
          empty={t('specialTopics.no_topic')}
          messages={messages}
        />
      ) : null}
    </div>
  );
}

function Said({ form, messages }: EntryPageProps) {
  const { t, say } = useView();
  return (
    <>
      <Line
        name="title"
        label={t('specialTopics.entry_title')}
        hint={t('specialTopics.entry_title_hint')}
        value={form.title}
        messages={messages}
        similar="similar"
      />
      <Area
        name="body"
        label={t('specialTopics.entry_body')}
        hint={t('specialTopics.entry_body_hint')}
        value={form.body}
        rows={4}
        messages={messages}
        similar="similar"
      />
      <div class="cols even">
        <Select
          name="requester"
          label={t('specialTopics.requester')}
          value={form.requester}
          choices={requesters.map((value) => ({ value, words: t(requesterWords[value]) }))}
          messages={messages}
        />
        <Select
          name="district"
          label={t('specialTopics.district')}
          value={form.district}
          choices={districts.map(({ code, text }) => ({ value: code, words: say(text) }))}
          empty={t('specialTopics.no_district')}
          messages={messages}
        />
      </div>
      <Line
        name="contact"
        label={t('specialTopics.contact')}
        hint={t('specialTopics.contact_hint')}
        value={form.contact}
        messages={messages}
      />
      <fieldset>
        <legend>{t('specialTopics.marks')}</legend>
        <div class="opts">
          <Box name="urgent" label={t('specialTopics.urgent')} checked={form.urgent} />
          <Box name="confidential" label={t('specialTopics.confidential')} checked={form.confidential} />
          <label class="opt">
            <input type="checkbox" name="language" value="en" checked={form.language === 'en'} />
            {t('specialTopics.in_english')}
          </label>
        </div>
      </fieldset>
    </>
  );
}

function Way({ form, messages, departments }: EntryPageProps) {
  const { t, say } = useView();
  const message = messages.get('way');
  return (
    <>
      <fieldset id="way">
        <legend>{t('specialTopics.way')}</legend>
        {message === undefined ? null : <p class="err">{message}</p>}
        <div class="opts">
          {entryWays.map((way) => (
            <label class="opt" key={way}>
              <input type="radio" name="way" value={way} checked={way === form.way} />
              {t(wayWords[way])}
            </label>
          ))}
        </div>
      </fieldset>
      <Area
        name="answer"
        label={t('specialTopics.answer_label')}
        hint={t('specialTopics.answer_hint')}
        value={form.answer}
        rows={4}
        messages={messages}
      />
      <Select
        name="department"
        label={t('specialTopics.on_line')}
        hint={t('specialTopics.on_line_hint')}
        value={form.department}
        choices={departments.map(({ id, name }) => ({ value: id, words: say(name) }))}
        empty={t('specialTopics.nobody_on_line')}
        messages={messages}
      />
    </>
  );
}
