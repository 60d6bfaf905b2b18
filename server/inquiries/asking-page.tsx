import { ErrorSummary } from '../http/error-summary.tsx';
import { useView } from '../http/view.ts';
import { AuthorFields, WhatFields, WhereFields } from './asking-fields.tsx';
import type { AskedForm } from './asking-form.ts';
import { EmergencyNumbers } from './emergency.tsx';
import { NextSteps } from './next-steps.tsx';

interface Props {
  form: AskedForm;
  messages: ReadonlyMap<string, string>;
  /** Numbers of persons stand in it: it is asked once more before it is sent. */
  personal: boolean;
  /** Why it could not be taken, in a title and what to do. */
  refusal: { title: string; help: string } | undefined;
}

/** Asking the line: what kind, what happened, where, and how to be reached if one likes. */
export function AskingPage({ form, messages, personal, refusal }: Props) {
  const { t, href } = useView();
  return (
    <div class="cols">
      <form class="read" method="post" action={href('/inquiries')} noValidate>
        <ErrorSummary messages={messages} />
        <p class="sm">
          <a href={href('/inquiries')}>{t('asking.door')}</a>
        </p>
        <h1>{t('asking.ask')}</h1>
        <p class="lead">{t('asking.ask_lead')}</p>
        {refusal ? (
          <div class="note warn more" role="alert">
            <p>
              <b>{refusal.title}</b>
            </p>
            <p>{refusal.help}</p>
          </div>
        ) : null}
        <input type="hidden" name="key" value={form.key} />
        <input type="hidden" name="topic" value={form.topic} />
        <WhatFields form={form} messages={messages} />
        <WhereFields form={form} messages={messages} />
        <AuthorFields form={form} messages={messages} />
        {personal ? (
          <div class="item">
            <label class="opt">
              <input type="checkbox" name="told" value="yes" />
              {t('asking.send_personal')}
            </label>
          </div>
        ) : null}
        <div class="sec stack">
          <button class="btn" type="submit">
            {t('asking.send')}
          </button>
          <p class="sm dim">{t('asking.nothing_kept')}</p>
        </div>
      </form>
      <aside class="stack" aria-labelledby="urgent">
        <div class="note warn">
          <h2 id="urgent">{t('asking.urgent')}</h2>
          <p>{t('asking.urgent_help')}</p>
          <EmergencyNumbers />
        </div>
        <h2>{t('asking.next')}</h2>
        <NextSteps due={undefined} />
      </aside>
    </div>
  );
}

/** Where no department takes anything here: where to call. */
export function NoCentrePage() {
  const { t, href, site } = useView();
  return (
    <div class="read stack">
      <h1>{t('asking.ask')}</h1>
      <div class="note warn">
        <p>
          <b>{t('error.no-centre')}</b>
        </p>
        <p>{t('asking.no_centre_help', { phone: site.phone })}</p>
      </div>
      <EmergencyNumbers />
      <p>
        <a href={href('/inquiries')}>{t('asking.door')}</a>
      </p>
    </div>
  );
}
