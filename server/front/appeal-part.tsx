import type { HeldComment } from '../comments/held-comments.ts';
import { sayMoment } from '../comments/moments.ts';
import type { Standing } from '../comments/standing.ts';
import { useView } from '../http/view.ts';

interface Props {
  held: HeldComment;
  standing: Standing;
  /** What is wrong with the appeal that was posted, and its words. */
  appealed?: { text: string; message: string } | undefined;
}

/** An author's one objection: its form where there is something to object to, then what became of it. */
export function AppealPart({ held, standing, appealed }: Props) {
  const { t, language } = useView();
  const { appeal, appealable } = standing;
  if (appeal)
    return (
      <section class="stack" aria-labelledby="appeal">
        <h2 id="appeal">{t('comments.appeal')}</h2>
        <p class="dim">{t('comments.appealed_at', { time: sayMoment(appeal.at, language) })}</p>
        {appeal.text === undefined ? null : <p class="say words">{appeal.text}</p>}
        {appeal.decision ? (
          <div class="ans">
            <p>
              <b>{t(appeal.decision.upheld ? 'comments.appeal_upheld' : 'comments.appeal_reversed')}</b>
            </p>
            <p class="words">{t('comments.reason', { reason: appeal.decision.reason })}</p>
            <p class="dim">{sayMoment(appeal.decision.at, language)}</p>
          </div>
        ) : (
          <p>{t('comments.appeal_waits')}</p>
        )}
      </section>
    );
  return appealable ? <AppealForm receipt={held.receipt} appealed={appealed} /> : null;
}

function AppealForm({ receipt, appealed }: { receipt: string; appealed: Props['appealed'] }) {
  const { t, href } = useView();
  return (
    <form class="stack" method="post" action={href('/receipts/appeal')} noValidate>
      <h2>{t('comments.appeal')}</h2>
      <input type="hidden" name="receipt" value={receipt} />
      <div class="field">
        <label for="text">{t('comments.appeal_label')}</label>
        <p class="hint" id="hint-text">
          {t('comments.appeal_hint')}
        </p>
        {appealed ? (
          <p class="err" id="message-text">
            {appealed.message}
          </p>
        ) : null}
        <textarea
          id="text"
          name="text"
          rows={4}
          value={appealed?.text}
          aria-invalid={appealed ? 'true' : undefined}
          aria-describedby={appealed ? 'message-text hint-text' : 'hint-text'}
        />
      </div>
      <button class="btn alt" type="submit">
        {t('comments.appeal_send')}
      </button>
    </form>
  );
}
