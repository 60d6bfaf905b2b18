import { sayDay } from '#shared/text/dates.ts';
import { formatReceipt } from '../access/receipts.ts';
import { sayMoment } from '../comments/moments.ts';
import { ErrorSummary } from '../http/error-summary.tsx';
import { OwnDataForm } from '../http/own-data-form.tsx';
import { useView } from '../http/view.ts';
import { isWaiting } from './case/standing.ts';
import { contactKeptUntil } from './contact-retention.ts';
import { DueLine } from './due-line.tsx';
import { clockOf, named } from './following.ts';
import { publicStateFills, publicStateWords } from './following-words.ts';
import { type Given, HeldInquiryForms } from './held-forms.tsx';
import { type HeldInquiry, holderMay } from './held-inquiries.ts';
import { HeldInquiryStanding } from './held-standing.tsx';
import type { InquiryChannel } from './inquiry-rules.ts';
import { channelWords } from './inquiry-words.ts';
import { stepsOfHolder } from './public-steps.ts';
import { Steps } from './steps.tsx';

interface Props {
  held: HeldInquiry;
  given: Given | undefined;
}

/** A case as whoever asked sees it by receipt: how it stands, the answer, what they may do, their words, every step. */
export function HeldInquiryPage({ held, given }: Props) {
  const { t, href, language, now } = useView();
  const { inquiry, receipt, departments } = held;
  const { row, standing } = inquiry;
  return (
    <div class="read stack">
      <ErrorSummary messages={given?.messages ?? new Map()} />
      <h1>{t('asking.held_title')}</h1>
      <p class="lead">{t('asking.held_number', { number: row.number })}</p>
      <p class="code">{formatReceipt(receipt)}</p>
      {row.withdrawn_day === null ? (
        <>
          <p class="dim">
            {t('asking.held_received', {
              time: sayMoment(new Date(row.received_at), language),
              channel: t(channelWords[row.channel as InquiryChannel]),
            })}
          </p>
          <div class="card stack">
            <p class={`st ${publicStateFills[standing.state]}`}>{t(publicStateWords[standing.state])}</p>
            <DueLine waiting={isWaiting(standing)} {...clockOf(inquiry, now)} />
            <HeldInquiryStanding held={held} />
          </div>
          <HeldInquiryForms held={held} given={given} />
          <Received held={held} />
        </>
      ) : (
        <p class="note">{t('asking.held_withdrawn', { day: sayDay(row.withdrawn_day, language) })}</p>
      )}
      <section class="sec stack" aria-labelledby="steps">
        <h2 id="steps">{t('asking.steps')}</h2>
        <Steps steps={named(stepsOfHolder(inquiry), departments)} exact />
      </section>
      <div class="row actions">
        {holderMay(inquiry, 'withdraw') ? (
          <form method="post" action={href('/receipts/withdrawal')}>
            <input type="hidden" name="receipt" value={receipt} />
            <button class="btn alt" type="submit">
              {t('asking.withdraw')}
            </button>
          </form>
        ) : null}
        <OwnDataForm receipt={receipt} />
      </div>
    </div>
  );
}

/** Their own words, as received, and what was added. */
function Received({ held: { inquiry, words, hasContact } }: Pick<Props, 'held'>) {
  const { t, language } = useView();
  const { row, acts } = inquiry;
  const place = (JSON.parse(row.details ?? '{}') as { place?: unknown }).place;
  const lang = row.language === language ? undefined : row.language;
  const added = acts.filter(({ seq }) => words.has(seq));
  return (
    <section class="sec stack" aria-labelledby="as-received">
      <h2 id="as-received">{t('asking.held_words')}</h2>
      <div class="say stack" lang={lang}>
        <p>
          <b>{row.title}</b>
        </p>
        <p class="words">{row.body}</p>
        {typeof place === 'string' ? <p>{place}</p> : null}
      </div>
      {added.map(({ seq, at }) => (
        <div key={seq}>
          <p class="sm dim">{t('asking.held_added', { time: sayMoment(at, language) })}</p>
          <p class="say words" lang={lang}>
            {words.get(seq)}
          </p>
        </div>
      ))}
      {hasContact ? (
        <p class="sm dim">{t('asking.contact_until', { day: sayDay(contactKeptUntil(row), language) })}</p>
      ) : null}
    </section>
  );
}
