import { ErrorSummary } from '../http/error-summary.tsx';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import type { Department } from '../staff/departments.ts';
import { entryWays, receiptWay } from './application-body.ts';
import { ApplicationFields } from './application-fields.tsx';
import type { ApplicationForm } from './application-form.ts';
import { Choice, DayLine } from './application-inputs.tsx';
import { Refused } from './application-page.tsx';
import { wayWords } from './application-words.ts';

export interface ApplicationEntryProps {
  form: ApplicationForm;
  departments: readonly Department[];
  messages: ReadonlyMap<string, string>;
  refusal: { title: string; help: string } | undefined;
}

/** An application made orally, which staff write down (OGI Regulations, art. 29), or one that came on paper. */
export function ApplicationEntryPage({ form, departments, messages, refusal }: ApplicationEntryProps) {
  const { t, say, href } = useView();
  return (
    <WorkspaceFrame current="inquiries">
      <form class="read" method="post" action={href('/workspace/applications/new')} noValidate>
        <ErrorSummary messages={messages} />
        <h1>{t('applications.enter')}</h1>
        <p class="lead">{t('applications.enter_lead')}</p>
        <Refused refusal={refusal} />
        <input type="hidden" name="key" value={form.key} />
        <Choice
          name="way"
          label={t('applications.way')}
          value={form.way}
          choices={entryWays.map(({ code, law }) => ({
            value: code,
            label: t(wayWords[code]),
            note: t('applications.counts_as', { received: say(receiptWay(law).received) }),
          }))}
          messages={messages}
        />
        <DayLine
          name="day"
          label={t('applications.day')}
          hint={t('applications.day_hint')}
          value={form.day}
          messages={messages}
        />
        <ApplicationFields {...{ form, departments, messages }} />
        <section class="sec" aria-labelledby="reading">
          <h2 id="reading">{t('applications.reading')}</h2>
          {messages.has('read_back') ? <p class="err">{messages.get('read_back')}</p> : null}
          <label class="opt" id="read_back">
            <input type="checkbox" name="read_back" value="yes" checked={form.readBack} />
            {t('applications.read_back')}
          </label>
          <label class="opt">
            <input type="checkbox" name="language" value="en" checked={form.english} />
            {t('applications.in_english')}
          </label>
        </section>
        <p class="actions">
          <button class="btn" type="submit">
            {t('applications.take')}
          </button>
        </p>
      </form>
    </WorkspaceFrame>
  );
}
