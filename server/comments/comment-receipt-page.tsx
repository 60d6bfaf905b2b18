import { sayClosing } from '#shared/text/dates.ts';
import { formatReceipt } from '../access/receipts.ts';
import type { Consultation } from '../consultations/consultations.ts';
import { useView } from '../http/view.ts';
import { sayMoment } from './moments.ts';
import { NextSteps } from './next-steps.tsx';

interface Props {
  consultation: Consultation;
  receipt: string;
  no: number;
  receivedAt: Date;
  qr: string;
  title: string;
  /** Something to know about this receipt: it was counted before, or withdrawn. */
  notice?: string | undefined;
  corrected: boolean;
}

/** The receipt: digits, picture, the time to the second, and what happens next by when. */
export function CommentReceiptPage(props: Props) {
  const { consultation, no, receivedAt, title, notice } = props;
  const { t, say, href, language } = useView();
  return (
    <div class="cols">
      <div class="read stack">
        <h1>
          <span class="st full">{title}</span>
        </h1>
        {notice ? <p class="note">{notice}</p> : null}
        <p class="lead">{say(consultation.title)}</p>
        <p>{t('comments.received_line', { time: sayMoment(receivedAt, language), no })}</p>
        <Digits {...props} />
        <p class="row np">
          <a href={href('/receipts')}>{t('common.receipts')}</a>
          <a href={href(`/consultations/${consultation.slug}`)}>{t('comments.back_to_draft')}</a>
        </p>
      </div>
      <section aria-labelledby="next">
        <h2 id="next">{t('comments.next')}</h2>
        <NextSteps round={consultation.round} received={{ at: receivedAt, no }} />
      </section>
    </div>
  );
}

function Digits({ consultation, receipt, qr, corrected }: Props) {
  const { t, say, language } = useView();
  const written = formatReceipt(receipt);
  return (
    <div
      class="card receipt"
      data-behaviour="receipt"
      data-comment={corrected ? undefined : consultation.slug}
      data-receipt={written}
      data-title={say(consultation.title)}
      data-until={sayClosing(consultation.round.window.closesAt, language)}
    >
      <p class="hint">{t('responses.receipt_label')}</p>
      <p class="code">
        {written.split(' ').map((group, at) => (
          <span key={at}>{group} </span>
        ))}
      </p>
      <img src={qr} alt={t('responses.receipt_qr')} width="198" height="198" />
      <p>{t('responses.receipt_keep')}</p>
    </div>
  );
}
