import { itemsOf } from '#shared/questionnaire/items.ts';
import { sayClosing } from '#shared/text/dates.ts';
import { dayOf, daysBetween, lastDayBefore } from '#shared/time.ts';
import type { OpenLine } from '../http/open-lines.tsx';
import type { View } from '../http/view.ts';
import type { Questionnaire } from './questionnaires.ts';

/** An open questionnaire as a line: days left, exact closing time, size. */
export function openLineOf({ t, say, language, now }: View, questionnaire: Questionnaire): OpenLine {
  const { definition } = questionnaire.live;
  const days = daysBetween(dayOf(now), lastDayBefore(questionnaire.closesAt));
  const size = [
    t('responses.items', { count: itemsOf(definition).length }),
    t('responses.minutes', { minutes: definition.minutes }),
    say(definition.sponsor),
  ];
  return {
    address: `/questionnaires/${questionnaire.slug}`,
    title: say(definition.title),
    words: size.join(' · '),
    days: days > 0 ? t('front.left', { count: days }) : t('front.last_day'),
    until: t('common.until', { closing: sayClosing(questionnaire.closesAt, language) }),
    verb: t('front.answer'),
  };
}
