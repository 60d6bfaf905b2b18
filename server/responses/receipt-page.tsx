import { sayClosing, sayDay } from '#shared/text/dates.ts';
import { formatReceipt } from '../access/receipts.ts';
import { useView } from '../http/view.ts';
import { findVersion, type Questionnaire } from '../questionnaires/questionnaires.ts';
import { erasedOn } from './retention-day.ts';

interface Props {
  questionnaire: Questionnaire;
  receipt: string;
  versionNo: number;
  qr: string;
  title: string;
  /** Something to know about this receipt: it was counted before, or withdrawn. */
  notice?: string | undefined;
}

/** The receipt: digits, picture, and what happens next by when. */
export function ReceiptPage({ questionnaire, receipt, versionNo, qr, title, notice }: Props) {
  const { t, say, href, language } = useView();
  const { definition } = questionnaire.live;
  const version = findVersion(questionnaire, versionNo) ?? questionnaire.live;
  const erased = erasedOn(questionnaire, version);
  const closing = sayClosing(questionnaire.closesAt, language);
  const then = [
    [t('responses.then_today'), t('responses.then_received', { version: versionNo })],
    [t('responses.then_change', { closing }), t('responses.then_change_what')],
    [
      t('responses.then_results', { day: sayDay(questionnaire.resultsDueOn, language) }),
      t('responses.then_results_what'),
    ],
    [
      erased ? sayDay(erased, language) : t('responses.then_deleted'),
      t('common.pair', {
        name: say(version.definition.privacy.retention),
        value: erased ? t('ownData.erased_on', { day: sayDay(erased, language) }) : t('ownData.no_day'),
      }),
    ],
  ];
  return (
    <div class="cols">
      <div class="read stack">
        <h1>
          <span class="st full">{title}</span>
        </h1>
        {notice ? <p class="note">{notice}</p> : null}
        <div
          class="card receipt"
          data-behaviour="receipt"
          data-slug={questionnaire.slug}
          data-receipt={formatReceipt(receipt)}
          data-title={say(definition.title)}
          data-until={closing}
        >
          <p class="hint">{t('responses.receipt_label')}</p>
          <p class="code">
            {formatReceipt(receipt)
              .split(' ')
              .map((group, at) => (
                <span key={at}>{group} </span>
              ))}
          </p>
          <img src={qr} alt={t('responses.receipt_qr')} width="198" height="198" />
          <p>{t('responses.receipt_keep')}</p>
        </div>
        <p class="row">
          <a href={href('/receipts')}>{t('common.receipts')}</a>
          <a href={href(`/questionnaires/${questionnaire.slug}`)}>{say(definition.title)}</a>
        </p>
      </div>
      <section aria-labelledby="then">
        <h2 id="then">{t('responses.then_title')}</h2>
        <ol class="tl">
          {then.map(([when, what]) => (
            <li key={when}>
              <b>{when}</b>
              {what}
            </li>
          ))}
        </ol>
      </section>
    </div>
  );
}
