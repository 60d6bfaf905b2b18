import type { Key } from '#shared/i18n/catalogues.ts';
import { useView } from '../http/view.ts';
import type { Department } from '../staff/departments.ts';
import type { ApplicationForm } from './application-form.ts';
import { Area, Choice, Line, Pick } from './application-inputs.tsx';
import { deliveryWords, formWords, identityWords, requesterWords } from './application-words.ts';

interface Props {
  form: ApplicationForm;
  departments: readonly Department[];
  messages: ReadonlyMap<string, string>;
}

/** What art. 29 lets a body ask: who applies, what for, in which form. */
export function ApplicationFields({ form, departments, messages }: Props) {
  const { t, say } = useView();
  const choices = (words: { readonly [code: string]: Key }) =>
    Object.entries(words).map(([value, key]) => ({ value, label: t(key) }));
  return (
    <>
      <section class="sec" aria-labelledby="to-whom">
        <h2 id="to-whom">{t('applications.to_whom')}</h2>
        <Pick
          name="department"
          label={t('applications.department')}
          hint={t('applications.department_hint')}
          value={form.department}
          choices={departments.map(({ slug, name }) => ({ value: slug, label: say(name) }))}
          messages={messages}
        />
      </section>
      <section class="sec" aria-labelledby="who">
        <h2 id="who">{t('applications.who')}</h2>
        <p class="more">{t('applications.sealed')}</p>
        <Choice
          name="requester"
          label={t('applications.requester')}
          value={form.requester}
          choices={choices(requesterWords)}
          messages={messages}
        />
        <Line name="name" label={t('applications.name')} value={form.name} messages={messages} />
        <Pick
          name="id_kind"
          label={t('applications.id_kind')}
          value={form.id_kind}
          choices={choices(identityWords)}
          messages={messages}
        />
        <Line
          name="id_number"
          label={t('applications.id_number')}
          hint={t('applications.id_number_hint')}
          value={form.id_number}
          messages={messages}
        />
        <Line
          name="contact"
          label={t('applications.contact')}
          hint={t('applications.contact_hint')}
          value={form.contact}
          messages={messages}
        />
      </section>
      <section class="sec" aria-labelledby="what">
        <h2 id="what">{t('applications.what')}</h2>
        <p class="more">{t('applications.what_hint')}</p>
        <Line
          name="information"
          label={t('applications.information')}
          value={form.information}
          messages={messages}
        />
        <Line name="doc_no" label={t('applications.doc_no')} value={form.doc_no} messages={messages} />
        <Area name="features" label={t('applications.features')} value={form.features} messages={messages} />
      </section>
      <section class="sec" aria-labelledby="how">
        <h2 id="how">{t('applications.how')}</h2>
        <Choice
          name="form"
          label={t('applications.form')}
          value={form.form}
          choices={choices(formWords)}
          messages={messages}
        />
        <Choice
          name="delivery"
          label={t('applications.delivery')}
          value={form.delivery}
          choices={choices(deliveryWords)}
          messages={messages}
        />
      </section>
    </>
  );
}
