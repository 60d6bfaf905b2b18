import { sayClosing, sayDay } from '#shared/text/dates.ts';
import { formatReceipt } from '../access/receipts.ts';
import type { Consultation } from '../consultations/consultations.ts';
import { BoardLink } from '../http/board-link.tsx';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import type { AcceptedComment } from './comments.ts';
import { sayMoment } from './moments.ts';

interface Props {
  consultation: Consultation;
  accepted: AcceptedComment;
  qr: string;
}

/** The receipt to hand over: it can be printed, and is shown this once. */
export function EntryReceiptPage({ consultation, accepted, qr }: Props) {
  const { t, href, language } = useView();
  const { receipt, no, receivedAt, created } = accepted;
  const { window, feedbackDueOn } = consultation.round;
  return (
    <WorkspaceFrame current="consultations">
      <div class="read stack">
        <h1>
          <span class="st full">{t('moderation.entry_received', { no })}</span>
        </h1>
        {created ? null : <p class="note">{t('moderation.entry_again')}</p>}
        <p class="lead">
          <BoardLink consultation={consultation} />
        </p>
        <p>{t('moderation.entry_received_at', { time: sayMoment(receivedAt, language) })}</p>
        <div class="card receipt" data-receipt={formatReceipt(receipt)}>
          <p class="hint">{t('moderation.entry_receipt')}</p>
          <p class="code">
            {formatReceipt(receipt)
              .split(' ')
              .map((group, at) => (
                <span key={at}>{group} </span>
              ))}
          </p>
          <img src={qr} alt={t('moderation.entry_qr')} width="198" height="198" />
          <p>{t('moderation.entry_hand_over')}</p>
        </div>
        <ul>
          <li>{t('moderation.entry_change', { closing: sayClosing(window.closesAt, language) })}</li>
          <li>{t('moderation.entry_outcome', { day: sayDay(feedbackDueOn, language) })}</li>
        </ul>
        <p class="actions">
          <a class="btn" href={href(`/workspace/consultations/${consultation.slug}/entry`)}>
            {t('moderation.entry_next')}
          </a>
        </p>
      </div>
    </WorkspaceFrame>
  );
}
