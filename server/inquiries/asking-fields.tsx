import { useView } from '../http/view.ts';
import { limits } from './asking-body.ts';
import type { AskedForm } from './asking-form.ts';
import { kindHelpKeys } from './asking-words.ts';
import { districts } from './entry-districts.ts';
import { Area, Choice, Line, Wrong } from './form-fields.tsx';
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
      <Choice
        field="category"
        label={t('asking.category')}
        none={t('asking.category_none')}
        terms={inquiryCategories}
        value={form.category}
        messages={messages}
      />
      <Line
        field="title"
        label={t('asking.title')}
        hint={t('asking.title_hint', { count: limits.title })}
        value={form.title}
        messages={messages}
        similar={href('/inquiries/similar')}
      />
      <div id="similar" class="more" aria-live="polite" />
      <p class="sm">
        <a href={href('/inquiries/answers')}>{t('asking.see_answers')}</a>
      </p>
      <Area
        field="text"
        label={t('asking.text')}
        hint={t('asking.text_hint', { count: limits.text })}
        most={limits.text}
        value={form.text}
        messages={messages}
      />
    </>
  );
}

export function WhereFields({ form, messages }: Props) {
  const { t } = useView();
  return (
    <>
      <Choice
        field="district"
        label={t('asking.district_optional')}
        none={t('asking.district_none')}
        terms={districts}
        value={form.district}
        messages={messages}
      />
      <Line
        field="place"
        label={t('asking.place_optional')}
        hint={t('asking.place_hint')}
        value={form.place}
        messages={messages}
      />
    </>
  );
}

/** Who asks, how to reach them, and whether they wish it to be kept to the line. */
export function AuthorFields({ form, messages }: Props) {
  const { t } = useView();
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
        field="contact"
        label={t('asking.contact_optional')}
        hint={t('asking.contact_hint')}
        value={form.contact}
        messages={messages}
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
