import { everyClause } from '#shared/consultation/in-progress.ts';
import { formWords } from '#shared/term-words.ts';
import { documentForms, identities, visibilities } from '#shared/terms.ts';
import { useView } from '../http/view.ts';
import { PeriodNote } from './period-note.tsx';
import { DayAndTime, type Filled, Line, Rows, Select, Words } from './preparation-fields.tsx';
import { properties, rowCount } from './preparation-form.ts';
import { channelKindWords, identityWords, visibilityWords } from './preparation-words.ts';
import type { Preparation } from './preparations.ts';
import { availableIdentities } from './publication-gate.ts';

export interface FormProps extends Filled {
  preparation: Preparation;
}

/** Everything that is set of a consultation but its clauses. Saved with gaps. */
export function PreparationForm({ preparation, ...filled }: FormProps) {
  const { t, href } = useView();
  return (
    <form method="post" action={href(`/workspace/preparations/${preparation.id}`)}>
      <input type="hidden" name="version" value={preparation.version} />
      <Document {...filled} />
      <Notice {...filled} />
      <Explanation preparation={preparation} {...filled} />
      <Period preparation={preparation} {...filled} />
      <p class="actions">
        <button class="btn" type="submit">
          {t('preparations.save')}
        </button>
      </p>
    </form>
  );
}

function Document(filled: Filled) {
  const { t } = useView();
  const forms = documentForms.map((form) => ({ value: form, words: t(formWords[form]) }));
  return (
    <section class="sec">
      <h2>{t('preparations.document')}</h2>
      <Words {...filled} name="title" label={t('preparations.title')} />
      <Line {...filled} name="slug" label={t('preparations.slug')} help={t('preparations.slug_help')} />
      <Select
        {...filled}
        name="form"
        label={t('preparations.form')}
        offers={[{ value: '', words: t('preparations.choose') }, ...forms]}
      />
      <Properties {...filled} />
      <Rehearsal {...filled} />
      <Words {...filled} name="drafting_unit" label={t('preparations.drafting_unit')} />
      <Words
        {...filled}
        name="sample_note"
        label={t('preparations.sample_note')}
        help={t('preparations.optional')}
      />
    </section>
  );
}

const propertyWords = {
  in_decision_catalogue: 'preparations.property_catalogue',
  concerns_market_entities: 'preparations.property_market',
  concerns_vital_interests: 'preparations.property_vital',
} as const;

function Properties({ fields }: Filled) {
  const { t } = useView();
  return (
    <fieldset class="more" id="properties">
      <legend>{t('preparations.properties')}</legend>
      <div class="opts">
        {properties.map((name) => (
          <label key={name} class="opt" for={`properties.${name}`}>
            <input
              type="checkbox"
              id={`properties.${name}`}
              name={`properties.${name}`}
              value="yes"
              checked={fields.get(`properties.${name}`) === 'yes'}
            />
            <span>{t(propertyWords[name])}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** A rehearsal is published to the department only. */
function Rehearsal({ fields }: Filled) {
  const { t } = useView();
  return (
    <fieldset class="more" id="exercise-choice">
      <legend>{t('correcting.exercise')}</legend>
      <p class="hint" id="exercise-help">
        {t('correcting.exercise_help')}
      </p>
      <div class="opts">
        <label class="opt" for="exercise">
          <input
            type="checkbox"
            id="exercise"
            name="exercise"
            value="yes"
            checked={fields.get('exercise') === 'yes'}
            aria-describedby="exercise-help"
          />
          <span>{t('correcting.exercise_tick')}</span>
        </label>
      </div>
    </fieldset>
  );
}

function Notice(filled: Filled) {
  const { t } = useView();
  const kinds = (['web', 'post', 'phone', 'hall', 'email'] as const).map((kind) => ({
    value: kind,
    words: t(channelKindWords[kind]),
  }));
  const none = { value: '', words: t('preparations.choose') };
  return (
    <section class="sec">
      <h2>{t('preparations.notice')}</h2>
      <Words {...filled} name="notice.title" label={t('preparations.notice_title')} />
      <Words {...filled} name="notice.matter" label={t('preparations.matter')} rows={4} />
      <Rows
        name="notice.basis"
        legend={t('preparations.basis')}
        count={rowCount(filled.fields, 'notice.basis') + 2}
      >
        {(row) => (
          <>
            <Words {...filled} name={`${row}.law`} label={t('preparations.law')} />
            <Words {...filled} name={`${row}.article`} label={t('preparations.law_article')} />
            <Select
              {...filled}
              name={`${row}.role`}
              label={t('preparations.role')}
              offers={[
                none,
                { value: 'procedure', words: t('preparations.role_procedure') },
                { value: 'substance', words: t('preparations.role_substance') },
              ]}
            />
          </>
        )}
      </Rows>
      <Rows
        name="notice.channels"
        legend={t('preparations.channels')}
        help={t('preparations.channels_help')}
        count={rowCount(filled.fields, 'notice.channels') + 2}
      >
        {(row) => (
          <>
            <Select
              {...filled}
              name={`${row}.kind`}
              label={t('preparations.channel_kind')}
              offers={[none, ...kinds]}
            />
            <Words {...filled} name={`${row}.value`} label={t('preparations.channel_value')} />
          </>
        )}
      </Rows>
      <Words {...filled} name="notice.contact.unit" label={t('preparations.contact_unit')} />
      <Words {...filled} name="notice.contact.phone" label={t('preparations.contact_phone')} />
      <Line {...filled} name="notice.contact.email" label={t('preparations.contact_email')} />
      <Words
        {...filled}
        name="notice.hearing"
        label={t('preparations.hearing')}
        help={t('preparations.optional')}
        rows={3}
      />
    </section>
  );
}

function Explanation({ preparation, ...filled }: FormProps) {
  const { t, say } = useView();
  const clauses = everyClause(preparation.content.clauses).map(({ key, label, heading }) => ({
    value: key,
    words: `${key} · ${say(label)} ${heading ? say(heading) : ''}`.trim(),
  }));
  const asked = [...filled.fields]
    .filter(([name, key]) => /^questions\.\d+\.clause$/.test(name) && key !== '')
    .filter(([, key]) => clauses.every(({ value }) => value !== key))
    .map(([, key]) => ({ value: key, words: t('preparations.clause_gone', { key }) }));
  const offers = [{ value: '', words: t('terms.whole_draft') }, ...clauses, ...asked];
  return (
    <section class="sec">
      <h2>{t('preparations.explanation_and_questions')}</h2>
      <Rows
        name="explanation"
        legend={t('preparations.explanation')}
        count={rowCount(filled.fields, 'explanation') + 1}
      >
        {(row) => (
          <>
            <Words {...filled} name={`${row}.heading`} label={t('preparations.heading')} />
            <Words {...filled} name={`${row}.text`} label={t('preparations.text')} rows={5} />
          </>
        )}
      </Rows>
      <Rows
        name="questions"
        legend={t('preparations.questions')}
        help={t('preparations.questions_help')}
        count={rowCount(filled.fields, 'questions') + 1}
      >
        {(row) => (
          <>
            <Select
              {...filled}
              name={`${row}.clause`}
              label={t('preparations.question_clause')}
              offers={offers}
            />
            <Words {...filled} name={`${row}.text`} label={t('preparations.question')} />
          </>
        )}
      </Rows>
    </section>
  );
}

function Period({ preparation, ...filled }: FormProps) {
  const { t } = useView();
  return (
    <section class="sec">
      <h2>{t('preparations.period')}</h2>
      <PeriodNote content={preparation.content} />
      <DayAndTime {...filled} name="round.opens_at" label={t('preparations.opens_at')} />
      <DayAndTime {...filled} name="round.closes_at" label={t('preparations.closes_at')} />
      <Words
        {...filled}
        name="round.close_reason"
        label={t('preparations.close_reason')}
        help={t('preparations.close_reason_help')}
        rows={2}
      />
      <Words
        {...filled}
        name="round.shortened_reason"
        label={t('preparations.shortened_reason')}
        help={t('preparations.shortened_reason_help')}
        rows={2}
      />
      <Words {...filled} name="round.responsible_unit" label={t('preparations.responsible_unit')} />
      <Select
        {...filled}
        name="round.identity"
        label={t('preparations.identity')}
        offers={identities.map((value) => {
          const away = !availableIdentities.includes(value);
          const words = t(identityWords[value]);
          return { value, away, words: away ? t('preparations.not_available', { what: words }) : words };
        })}
      />
      <Select
        {...filled}
        name="round.visibility"
        label={t('preparations.visibility')}
        offers={visibilities.map((value) => ({ value, words: t(visibilityWords[value]) }))}
      />
      <Line
        {...filled}
        name="round.review_days"
        label={t('preparations.review_days')}
        help={t('preparations.review_days_help')}
        numeric
      />
      <Line
        {...filled}
        name="round.feedback_due_on"
        label={t('preparations.feedback_due_on')}
        help={t('preparations.feedback_due_on_help')}
        date
      />
    </section>
  );
}
