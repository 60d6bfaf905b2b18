import { sayDay } from '#shared/text/dates.ts';
import { useView } from '../http/view.ts';
import { limits } from './asking-body.ts';
import type { AskedForm } from './asking-form.ts';
import { kindHelpKeys } from './asking-words.ts';
import { contactKeptUntil, DAYS_AFTER_CLOSING } from './contact-retention.ts';
import { districts } from './districts.ts';
import { Area, Line, Select, Wrong } from './form-fields.tsx';
import { demandKinds, inquiryCategories, kindRule, requesters } from './inquiry-rules.ts';
import { requesterWords } from './inquiry-words.ts';

interface Props {
  form: AskedForm;
  messages: ReadonlyMap<string, string>;
}

/** What kind it is, in a line and at length. Published answers to the like appear while it is typed. */
export function WhatFields({ form, messages }: Props) {
  const { t, say, href } = useView();
  return (
    <>
      <fieldset class="item" aria-describedby={messages.has('kind') ? 'kind-message' : undefined}>
        <legend id="kind" tabIndex={-1}>
          {t('asking.kind')}
        </legend>
        <Wrong field="kind" messages={messages} />
        <div class="opts">
          {demandKinds.map((kind) => (
            <label class="opt" key={kind}>
              <input type="radio" name="kind" value={kind} checked={form.kind === kind} />
              <span>
                <b>{say(kindRule(kind).text)}</b> <span class="dim">{t(kindHelpKeys[kind])}</span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <Select
        name="category"
        label={t('asking.category')}
        empty={t('asking.category_none')}
        choices={inquiryCategories.map(({ code, text }) => ({ value: code, words: say(text) }))}
        value={form.category}
        messages={messages}
        place="item"
      />
      <Line
        name="title"
        label={t('asking.title')}
        hint={t('asking.title_hint', { count: limits.title })}
        value={form.title}
        messages={messages}
        place="item"
        similar="similar"
      />
      <div id="similar" class="more" aria-live="polite" />
      <p class="sm">
        <a href={href('/inquiries/answers')}>{t('asking.see_answers')}</a>
      </p>
      <Area
        name="text"
        label={t('asking.text')}
        hint={t('asking.text_hint', { count: limits.text })}
        most={limits.text}
        value={form.text}
        rows={7}
        messages={messages}
        place="item"
      />
    </>
  );
}

export function WhereFields({ form, messages }: Props) {
  const { t, say } = useView();
  return (
    <>
      <Select
        name="district"
        label={t('asking.district_optional')}
        empty={t('asking.district_none')}
        choices={districts.map(({ code, text }) => ({ value: code, words: say(text) }))}
        value={form.district}
        messages={messages}
        place="item"
      />
      <Line
        name="place"
        label={t('asking.place_optional')}
        hint={t('asking.place_hint')}
        value={form.place}
        messages={messages}
        place="item"
      />
    </>
  );
}

/** Who asks, how to reach them, and whether they wish it to be kept to the line. */
export function AuthorFields({ form, messages }: Props) {
  const { t, language, now } = useView();
  const kept = contactKeptUntil({ received_at: now.toISOString(), closed_at: null });
  return (
    <section class="sec" aria-labelledby="author">
      <h2 id="author">{t('asking.author')}</h2>
      <fieldset class="item" aria-describedby={messages.has('requester') ? 'requester-message' : undefined}>
        <legend id="requester" tabIndex={-1}>
          {t('asking.requester')}
        </legend>
        <Wrong field="requester" messages={messages} />
        <div class="opts">
          {requesters.map((each) => (
            <label class="opt" key={each}>
              <input type="radio" name="requester" value={each} checked={form.requester === each} />
              {t(requesterWords[each])}
            </label>
          ))}
        </div>
      </fieldset>
      <Line
        name="contact"
        label={t('asking.contact_optional')}
        hint={t('asking.contact_hint', { n: DAYS_AFTER_CLOSING, day: sayDay(kept, language) })}
        value={form.contact}
        messages={messages}
        place="item"
      />
      <div class="item">
        <div class="opts">
          <label class="opt">
            <input
              type="checkbox"
              name="confidential"
              value="yes"
              checked={form.confidential}
              aria-describedby="confidential-hint"
            />
            {t('asking.confidential')}
          </label>
        </div>
        <p class="hint" id="confidential-hint">
          {t('asking.confidential_hint')}
        </p>
      </div>
    </section>
  );
}
