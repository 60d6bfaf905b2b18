import { sayClosing } from '#shared/text/dates.ts';
import { useView } from '../http/view.ts';
import type { Inquiry } from '../inquiries/inquiries.ts';
import { stateWords } from '../inquiries/inquiry-words.ts';

/** How far the demand is that was made of what somebody sent here: by its number they can ask for it on the phone. */
export function SentOnPart({ sent: { row, standing } }: { sent: Inquiry }) {
  const { t, language } = useView();
  const due = standing.clocks.at(-1)?.dueAt;
  return (
    <div class="stack">
      <p>
        <b>{t('exchange.sent_on_to', { number: row.number })}</b>
      </p>
      <p>{t('exchange.sent_on_state', { state: t(stateWords[standing.state]) })}</p>
      {due && row.open ? <p>{t('exchange.sent_on_due', { time: sayClosing(due, language) })}</p> : null}
      {standing.reply ? <p class="ans words">{standing.reply.text}</p> : null}
    </div>
  );
}
