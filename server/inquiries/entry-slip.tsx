import { sayClosing, sayTime } from '#shared/text/dates.ts';
import { formatReceipt } from '../access/receipts.ts';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import type { AcceptedInquiry } from './inquiries.ts';

interface Props {
  accepted: AcceptedInquiry;
  answered: boolean;
  qr: string;
}

/** The slip: the number and the receipt, to be read aloud or handed over, what happens next and by when. */
export function EntrySlip({ accepted, answered, qr }: Props) {
  const { t, say, href, language, site } = useView();
  const { number, receipt = '', receivedAt, dueAt, created } = accepted;
  return (
    <WorkspaceFrame current="inquiries">
      <div class="read stack">
        <h1>
          <span class="st full">
            {t(answered ? 'specialTopics.answered_title' : 'specialTopics.entered_title')}
          </span>
        </h1>
        {created ? null : <p class="note np">{t('specialTopics.entered_before')}</p>}
        <div class="card receipt">
          <p>
            <span class="hint">{t('specialTopics.number')}</span>
            <br />
            <b>{number}</b>
          </p>
          <p class="hint">{t('responses.receipt_label')}</p>
          <p class="code">
            {formatReceipt(receipt)
              .split(' ')
              .map((group, at) => (
                <span key={at}>{group} </span>
              ))}
          </p>
          <img src={qr} alt={t('responses.receipt_qr')} width="198" height="198" />
          <p>{t('specialTopics.received_at', { time: sayTime(receivedAt, language) })}</p>
          <p>
            {answered
              ? t('specialTopics.next_answered')
              : dueAt
                ? t('specialTopics.next_by', { closing: sayClosing(dueAt, language) })
                : t('specialTopics.next_unknown')}
          </p>
          <p class="sm dim">{t('specialTopics.slip_follow', { site: say(site.name), phone: site.phone })}</p>
        </div>
        <div class="note np">
          <p>{t('specialTopics.read_aloud')}</p>
        </div>
        <p class="row np">
          <a class="btn" href={href('/workspace/inquiries/new')}>
            {t('specialTopics.enter_next')}
          </a>
          <a href={href(`/workspace/inquiries/${number}`)}>{t('specialTopics.to_case')}</a>
        </p>
      </div>
    </WorkspaceFrame>
  );
}
