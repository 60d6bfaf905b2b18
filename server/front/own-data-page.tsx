import { useView } from '../http/view.ts';
import type { OwnData } from './own-data.ts';

/** Everything that is kept under a receipt, to read and to take along. */
export function OwnDataPage({ own, receipt }: { own: OwnData; receipt: string }) {
  const { t, href } = useView();
  return (
    <div class="read stack">
      <h1>{t('ownData.title')}</h1>
      <p class="lead">{own.title}</p>
      <p>{t('ownData.lead')}</p>
      <div class="row actions">
        <form class="row" method="post" action={href('/receipts/data')}>
          <input type="hidden" name="receipt" value={receipt} />
          <button class="btn" type="submit" name="format" value="json">
            {t('ownData.json')}
          </button>
          <button class="btn alt" type="submit" name="format" value="csv">
            {t('ownData.csv')}
          </button>
        </form>
        <form method="post" action={href('/receipts')}>
          <input type="hidden" name="receipt" value={receipt} />
          <button class="btn alt" type="submit">
            {t('ownData.back')}
          </button>
        </form>
      </div>
      {own.parts.map(({ title, facts }, at) => (
        <section key={title} class="stack" aria-labelledby={`part-${at}`}>
          <h2 id={`part-${at}`}>{title}</h2>
          <dl class="check">
            {facts.map(({ name, value }, place) => (
              <div key={place}>
                <dt>{name}</dt>
                <dd>
                  {value.split('\n').map((line, no) => (
                    <p key={no} class="words">
                      {line}
                    </p>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
