import { ErrorSummary } from '../http/error-summary.tsx';
import { useView } from '../http/view.ts';

/** The look-up; the list of this device's receipts is filled by script, from this device alone. */
export function ReceiptsPage({ written = '', wrong = false }: { written?: string; wrong?: boolean }) {
  const { t, href } = useView();
  const messages = new Map(wrong ? [['receipt', t('front.receipt_wrong')]] : []);
  return (
    <div class="read stack">
      <ErrorSummary messages={messages} />
      <h1>{t('front.receipts_title')}</h1>
      <p class="lead">{t('front.receipts_lead')}</p>
      <form class="card field" method="post" action={href('/receipts')} data-behaviour="receipt-form">
        <label for="receipt">{t('front.receipt_label')}</label>
        <p class="hint" id="receipt-hint">
          {t('front.receipt_hint')}
        </p>
        {wrong ? (
          <p class="err" id="receipt-message">
            {t('front.receipt_wrong')}
          </p>
        ) : null}
        <p class="join">
          <input
            type="text"
            id="receipt"
            name="receipt"
            inputMode="numeric"
            autocomplete="off"
            value={written}
            aria-describedby={wrong ? 'receipt-hint receipt-message' : 'receipt-hint'}
          />
          <button class="btn" type="submit">
            {t('front.find')}
          </button>
        </p>
      </form>
      <section
        class="stack"
        aria-labelledby="on-device"
        hidden
        data-behaviour="device-receipts"
        data-find={t('front.find')}
        data-clear={t('responses.clear')}
        data-action={href('/receipts')}
      >
        <h2 id="on-device">{t('responses.on_device')}</h2>
        <p class="dim">{t('responses.on_device_help')}</p>
        <ul class="device plain lines" data-list />
      </section>
    </div>
  );
}
