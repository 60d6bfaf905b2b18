import { useView } from '../http/view.ts';
import { type FormProps, Seen } from './decision-forms.tsx';
import { NoteField } from './note-field.tsx';
import { SpansFields } from './spans-fields.tsx';

/** The author's appeal and, for an officer who did not make the decision, what to say to it. */
export function AppealForm({ review, base, query, given: all, own }: FormProps & { own: boolean }) {
  const { t, href } = useView();
  const given = all?.form === 'appeal' ? all : undefined;
  return (
    <section class="stack" aria-labelledby="appeal">
      <h3 id="appeal">{t('moderation.appeal')}</h3>
      {review.appeal?.text ? <blockquote class="say words">{review.appeal.text}</blockquote> : null}
      {own ? (
        <p class="note">{t('moderation.own_decision')}</p>
      ) : (
        <form method="post" action={href(`${base}/appeal-decision${query}`)}>
          <Seen review={review} />
          <NoteField
            id="appeal-reason"
            name="reason"
            label={t('moderation.appeal_reason')}
            given={given}
            rows={3}
          />
          <p class="actions">
            <button class="btn alt" type="submit" name="decision" value="upheld">
              {t('moderation.appeal_uphold')}
            </button>
          </p>
          <SpansFields review={review} given={given} id="appeal" />
          <p class="actions">
            <button class="btn" type="submit" name="decision" value="reversed">
              {t('moderation.appeal_reverse')}
            </button>
          </p>
        </form>
      )}
    </section>
  );
}
