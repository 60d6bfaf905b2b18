import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import type { FormProps } from './decision-forms.tsx';
import { NoteField } from './note-field.tsx';

/** Opening a sealed contact: a reason first. */
export function ContactForm({ base, query, given: all }: FormProps) {
  const { t, href } = useView();
  const given = all?.form === 'contact' ? all : undefined;
  return (
    <section class="stack" aria-labelledby="contact">
      <h3 id="contact">{t('moderation.contact')}</h3>
      <p class="sm dim">{t('moderation.contact_help')}</p>
      <form method="post" action={href(`${base}/contact-opening${query}`)}>
        <NoteField id="contact-reason" name="reason" label={t('moderation.contact_reason')} given={given} />
        <p class="actions">
          <button class="btn alt" type="submit">
            {t('moderation.contact_open')}
          </button>
        </p>
      </form>
    </section>
  );
}

/** The contact, once. */
export function ContactPage({ no, words, back }: { no: number; words: string; back: string }) {
  const { t, href } = useView();
  return (
    <WorkspaceFrame current="consultations">
      <div class="read stack">
        <h1>{t('moderation.contact_title', { no })}</h1>
        <p class="card big words">{words}</p>
        <p class="note">{t('moderation.contact_once')}</p>
        <p>
          <a href={href(back)}>{t('moderation.back_to_comment', { no })}</a>
        </p>
      </div>
    </WorkspaceFrame>
  );
}
