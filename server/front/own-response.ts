import { itemsOf } from '#shared/questionnaire/items.ts';
import { sayDay } from '#shared/text/dates.ts';
import { formatReceipt } from '../access/receipts.ts';
import type { Context } from '../context.ts';
import type { View } from '../http/view.ts';
import { findVersion } from '../questionnaires/questionnaires.ts';
import { answerLines } from '../responses/answer-lines.ts';
import type { Held } from '../responses/holding.ts';
import { erasedOn } from '../responses/retention-day.ts';
import { getDepartment } from '../staff/departments.ts';
import { known, type OwnData, type Part } from './own-data.ts';

const channelWords = {
  online: 'results.channel_online',
  kiosk: 'results.channel_kiosk',
  paper: 'results.channel_paper',
  assisted: 'results.channel_assisted',
} as const;

const languageWords = { 'zh-CN': 'telling.language_zh', en: 'telling.language_en' } as const;

/** Everything that is kept under the receipt of a response. A tombstone says that it is one. */
export async function ownResponse(ctx: Context, view: View, held: Held): Promise<OwnData> {
  const { t, say, language } = view;
  const { questionnaire } = held;
  const version = findVersion(questionnaire, held.versionNo) ?? questionnaire.live;
  const { definition } = version;
  const department = await getDepartment(ctx, questionnaire.departmentId);
  const day = erasedOn(questionnaire, version);
  const state = held.withdrawnDay !== null ? 'withdrawn' : held.erased ? 'erased' : 'kept';
  const answered = itemsOf(definition)
    .map((item) => ({ item, lines: answerLines(view, definition, item, held.answers) }))
    .filter(({ lines }) => lines.length > 0);
  const { privacy } = definition;
  const gone = {
    kept: null,
    withdrawn: t('front.held_withdrawn', { day: sayDay(held.withdrawnDay ?? held.day, language) }),
    erased: t('telling.held_erased'),
  }[state];
  const parts: Part[] = [
    {
      title: t('ownData.part_about'),
      facts: known([
        [t('ownData.state'), gone],
        [t('responses.receipt_label'), formatReceipt(held.receipt)],
        [t('ownData.questionnaire'), say(definition.title)],
        [t('ownData.department'), say(department.name)],
        [t('ownData.version'), String(held.versionNo)],
        [t('ownData.received_on'), sayDay(held.day, language)],
        [t('ownData.channel'), t(channelWords[held.channel])],
        [t('ownData.entrance'), held.entrance],
        [t('ownData.site'), held.site],
        [t('ownData.entry_batch'), held.entryBatch],
        [t('ownData.language'), t(languageWords[held.language === 'en' ? 'en' : 'zh-CN'])],
        [t('ownData.changes'), String(held.revision)],
      ]),
    },
    {
      title: t('ownData.part_answers'),
      facts: answered.map(({ item, lines }) => ({ name: say(item.text), value: lines.join('\n') })),
    },
    {
      title: t('ownData.part_until'),
      facts: known([
        [t('responses.privacy_retention'), say(privacy.retention)],
        [t('ownData.erasure'), state === 'kept' ? sayErasure(view, day) : t('ownData.tombstone_stays')],
        [t('ownData.also_kept'), state === 'kept' ? t('ownData.also_kept_answers') : null],
      ]),
    },
    {
      title: t('ownData.part_not_kept'),
      facts: known([
        [t('ownData.who'), t('ownData.not_kept_who')],
        [t('ownData.when'), t('ownData.not_kept_when')],
        [t('ownData.receipt'), t('ownData.not_kept_receipt')],
      ]),
    },
    {
      title: t('ownData.part_rights'),
      facts: known([
        [t('responses.privacy_handler'), say(privacy.handler)],
        [t('responses.privacy_contact'), say(privacy.contact)],
        [t('responses.privacy_rights'), say(privacy.rights)],
      ]),
    },
  ];
  return {
    title: say(definition.title),
    parts: parts.filter(({ facts }) => facts.length > 0),
    data: {
      kind: 'response',
      receipt: held.receipt,
      state,
      questionnaire: {
        slug: questionnaire.slug,
        title: definition.title,
        department: department.name,
        version: held.versionNo,
        version_hash: version.hash,
      },
      received_on: held.day,
      withdrawn_on: held.withdrawnDay,
      channel: held.channel,
      entrance: held.entrance,
      site: held.site,
      entry_batch: held.entryBatch,
      language: held.language,
      revision: held.revision,
      answers: held.answers,
      answers_in_words: answered.map(({ item, lines }) => ({
        item: item.code,
        question: item.text,
        answer: lines,
      })),
      erased_on: state === 'kept' ? (day ?? null) : null,
      notice: privacy,
    },
  };
}

const sayErasure = ({ t, language }: View, day: string | undefined): string =>
  day ? t('ownData.erased_on', { day: sayDay(day, language) }) : t('ownData.no_day');
