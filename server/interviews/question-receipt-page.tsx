import { sayTime } from '#shared/text/dates.ts';
import { localIso } from '#shared/time.ts';
import { formatReceipt } from '../access/receipts.ts';
import { useView } from '../http/view.ts';
import { AskedSteps } from './asking-page.tsx';
import type { PublishedInterview } from './interview.ts';
import { phaseOf } from './phases.ts';
import type { AcceptedQuestion } from './questions.ts';

interface Props {
  interview: PublishedInterview;
  accepted: AcceptedQuestion;
  qr: string;
}

/** The receipt: digits, picture, the time to the second, and what happens next. */
export function QuestionReceiptPage({ interview, accepted, qr }: Props) {
  const { t, say, href, language, now } = useView();
  const { content, slug } = interview;
  const { no, receivedAt, created, withdrawn } = accepted;
  const written = formatReceipt(accepted.receipt);
  const time = `${sayTime(receivedAt, language)}${localIso(receivedAt).slice(16, 19)}`;
  const start = sayTime(new Date(content.start), language);
  return (
    <div class="cols">
      <div class="read stack">
        <h1>
          <span class="st full">{t('interviews.received_title')}</span>
        </h1>
        {created ? null : (
          <p class="note">{t(withdrawn ? 'interviews.received_withdrawn' : 'interviews.received_again')}</p>
        )}
        <p class="lead">{say(content.title)}</p>
        <p>{t('interviews.received_line', { time, no })}</p>
        <div
          class="card receipt"
          data-behaviour="receipt"
          data-receipt={written}
          data-title={say(content.title)}
          data-until={start}
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
        <p class="row np">
          <a href={href('/receipts')}>{t('common.receipts')}</a>
          <a href={href(`/interviews/${slug}`)}>{t('interviews.back')}</a>
        </p>
      </div>
      <section aria-labelledby="next">
        <h2 id="next">{t('interviews.next')}</h2>
        <AskedSteps phase={phaseOf(content, now)} start={start} />
      </section>
    </div>
  );
}
