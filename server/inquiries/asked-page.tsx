import { sayClosing } from '#shared/text/dates.ts';
import { formatReceipt } from '../access/receipts.ts';
import { sayMoment } from '../comments/moments.ts';
import { useView } from '../http/view.ts';
import type { CleanAsked } from './asking-body.ts';
import type { AcceptedInquiry } from './inquiries.ts';
import { limitOf } from './inquiry-rules.ts';
import { NextSteps } from './next-steps.tsx';

interface Props {
  accepted: AcceptedInquiry;
  receipt: string;
  asked: CleanAsked;
  qr: string;
}

/** Received: the number, the receipt, and what happens next and by when. */
export function AskedPage({ accepted, receipt, asked, qr }: Props) {
  const { t, href, language } = useView();
  const { number, receivedAt, dueAt, created, withdrawn } = accepted;
  const written = formatReceipt(receipt);
  const limit = limitOf(asked.kind, asked.category ?? undefined);
  const days = 'days' in limit ? limit.days : 0;
  const due = dueAt
    ? t('asking.due', { time: sayClosing(dueAt, language) })
    : t('asking.due_unknown', { count: days });
  return (
    <div class="cols">
      <div class="read stack">
        <h1>
          <span class="st full">{t('asking.received_title')}</span>
        </h1>
        {created ? null : (
          <p class="note">{t(withdrawn ? 'asking.received_withdrawn' : 'asking.received_again')}</p>
        )}
        <p class="lead words">{asked.title}</p>
        <p>{t('asking.received_line', { time: sayMoment(receivedAt, language) })}</p>
        <p>{t('asking.number_line')}</p>
        <p class="code">{number}</p>
        <div
          class="card receipt"
          data-behaviour="receipt"
          data-receipt={written}
          data-title={t('asking.on_device', { number })}
          data-until={due}
        >
          <p class="hint">{t('responses.receipt_label')}</p>
          <p class="code">
            {written.split(' ').map((group, at) => (
              <span key={at}>{group} </span>
            ))}
          </p>
          <img src={qr} alt={t('responses.receipt_qr')} width="198" height="198" />
          <p>{t('asking.receipt_keep')}</p>
        </div>
        <p class="row np">
          <a href={href('/receipts')}>{t('common.receipts')}</a>
          <a href={href(`/inquiries/progress?number=${encodeURIComponent(number)}`)}>{t('asking.follow')}</a>
          <a href={href('/inquiries')}>{t('asking.door')}</a>
        </p>
      </div>
      <section aria-labelledby="next">
        <h2 id="next">{t('asking.next')}</h2>
        <NextSteps due={due} />
        {dueAt ? null : <p class="note">{t('asking.due_provisional')}</p>}
      </section>
    </div>
  );
}
