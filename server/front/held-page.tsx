import { itemsOf } from '#shared/questionnaire/items.ts';
import { numberOf } from '#shared/questionnaire/steps.ts';
import { sayDay } from '#shared/text/dates.ts';
import { formatReceipt } from '../access/receipts.ts';
import { OwnDataForm } from '../http/own-data-form.tsx';
import { useView } from '../http/view.ts';
import { findVersion } from '../questionnaires/questionnaires.ts';
import { answerLines } from '../responses/answer-lines.ts';
import type { Held } from '../responses/holding.ts';
import { erasedOn } from '../responses/retention-day.ts';

/** What the holder of a receipt may see and do. */
export function HeldPage({ held, correctable }: { held: Held; correctable: boolean }) {
  const { t, say, language } = useView();
  const { questionnaire } = held;
  const day = erasedOn(questionnaire, findVersion(questionnaire, held.versionNo) ?? questionnaire.live);
  return (
    <div class="read stack">
      <h1>{t('front.held_title')}</h1>
      <p class="lead">{say(questionnaire.live.definition.title)}</p>
      <p class="code">{formatReceipt(held.receipt)}</p>
      <p class="dim">
        {t('front.held_received', { day: sayDay(held.day, language), version: held.versionNo })}
      </p>
      {held.withdrawnDay !== null ? (
        <p class="note">{t('front.held_withdrawn', { day: sayDay(held.withdrawnDay, language) })}</p>
      ) : held.erased ? (
        <p class="note">{t('telling.held_erased')}</p>
      ) : (
        <>
          {held.revision > 0 ? (
            <p class="dim">{t('front.held_corrected', { count: held.revision })}</p>
          ) : null}
          {questionnaire.retracted ? (
            <p class="note warn">{t('correcting.held_pulled')}</p>
          ) : correctable ? null : (
            <p class="note">{t('front.held_closed')}</p>
          )}
          {day ? <p class="dim">{t('ownData.erased_on', { day: sayDay(day, language) })}</p> : null}
          <Acts receipt={held.receipt} correctable={correctable} />
          <HeldAnswers held={held} />
        </>
      )}
      <OwnDataForm receipt={held.receipt} />
    </div>
  );
}

function Acts({ receipt, correctable }: { receipt: string; correctable: boolean }) {
  const { t, href } = useView();
  return (
    <div class="row actions">
      {correctable ? (
        <form method="post" action={href('/receipts/correction')}>
          <input type="hidden" name="receipt" value={receipt} />
          <button class="btn" type="submit">
            {t('front.held_correct')}
          </button>
        </form>
      ) : null}
      <form method="post" action={href('/receipts/withdrawal')}>
        <input type="hidden" name="receipt" value={receipt} />
        <button class="btn alt" type="submit">
          {t('front.held_withdraw')}
        </button>
      </form>
    </div>
  );
}

function HeldAnswers({ held }: { held: Held }) {
  const view = useView();
  const version = findVersion(held.questionnaire, held.versionNo);
  if (!version) return null;
  const { definition } = version;
  return (
    <dl class="check">
      {itemsOf(definition)
        .map((item) => ({ item, lines: answerLines(view, definition, item, held.answers) }))
        .filter(({ lines }) => lines.length > 0)
        .map(({ item, lines }) => (
          <div key={item.code}>
            <dt>
              <span class="no">{view.t('responses.item_no', { no: numberOf(definition, item.code) })}</span>
              {view.say(item.text)}
            </dt>
            <dd>
              {lines.map((line) => (
                <p key={line} class="words">
                  {line}
                </p>
              ))}
            </dd>
          </div>
        ))}
    </dl>
  );
}
