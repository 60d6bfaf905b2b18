import { useView } from '../http/view.ts';

/** Asks once more: a withdrawal cannot be undone. */
export function WithdrawalPage({ receipt, help }: { receipt: string; help: string }) {
  const { t, href } = useView();
  return (
    <div class="read stack">
      <h1>{t('front.withdraw_title')}</h1>
      <p class="lead">{help}</p>
      <div class="row actions">
        <form method="post" action={href('/receipts/withdrawal')}>
          <input type="hidden" name="receipt" value={receipt} />
          <button class="btn" type="submit" name="confirmed" value="yes">
            {t('front.withdraw_yes')}
          </button>
        </form>
        <form method="post" action={href('/receipts')}>
          <input type="hidden" name="receipt" value={receipt} />
          <button class="btn alt" type="submit">
            {t('front.withdraw_no')}
          </button>
        </form>
      </div>
    </div>
  );
}

export function WithdrawnPage({ help }: { help: string }) {
  const { t, href } = useView();
  return (
    <div class="read stack">
      <h1>
        <span class="st full">{t('front.withdrawn_title')}</span>
      </h1>
      <p class="lead">{help}</p>
      <p>
        <a href={href('/')}>{t('common.open')}</a>
      </p>
    </div>
  );
}
