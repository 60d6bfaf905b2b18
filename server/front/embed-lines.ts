import { phaseOf } from '#shared/phase.ts';
import { sayClosing, sayDay, sayTime } from '#shared/text/dates.ts';
import { dayOf, daysBetween, lastDayBefore, localIso } from '#shared/time.ts';
import { sayDaysLeft } from '../consultations/consultation-lines.ts';
import type { Consultation } from '../consultations/consultations.ts';
import type { View } from '../http/view.ts';
import type { Questionnaire } from '../questionnaires/questionnaires.ts';

/** What a portal shows of one thing; addresses are whole, for they stand on another site. */
export interface EmbedLine {
  address: string;
  title: string;
  /** Who asks. */
  unit: string;
  /** Days left; nothing when that is no longer the question. */
  days?: string;
  when: string;
  verb: string;
}

/** An open consultation as a portal shows it. */
export function consultationEmbed(view: View, origin: string, consultation: Consultation): EmbedLine {
  const { t, say, href, language } = view;
  const { slug, title, round } = consultation;
  return {
    address: origin + href(`/consultations/${slug}`),
    title: say(title),
    unit: say(round.notice.drafting_unit),
    days: sayDaysLeft(view, consultation),
    when: t('common.until', { closing: sayClosing(round.window.closesAt, language) }),
    verb: t('consultations.comment'),
  };
}

/** A questionnaire as a portal shows it: before it opens, while it is open, and with or without results. */
export function questionnaireEmbed(
  view: View,
  origin: string,
  questionnaire: Questionnaire,
  released: boolean,
): EmbedLine {
  const { t, say, href, language, now } = view;
  const { slug, live, opensAt, closesAt, resultsDueOn } = questionnaire;
  const card = { title: say(live.definition.title), unit: say(live.definition.sponsor) };
  const door = origin + href(`/questionnaires/${slug}`);
  switch (phaseOf(questionnaire, now)) {
    case 'coming':
      return {
        ...card,
        address: door,
        when: t('connecting.embed_opens', { time: sayTime(opensAt, language) }),
        verb: t('connecting.embed_see'),
      };
    case 'open':
      return {
        ...card,
        address: door,
        days: daysLeft(view, closesAt),
        when: t('common.until', { closing: sayClosing(closesAt, language) }),
        verb: t('front.answer'),
      };
    default:
      return {
        ...card,
        address: `${door}/results`,
        when: released
          ? t('connecting.embed_released')
          : t('connecting.embed_closed', { day: sayDay(resultsDueOn, language) }),
        verb: t('front.see_results'),
      };
  }
}

function daysLeft({ t, now }: View, closesAt: Date): string {
  const days = daysBetween(dayOf(now), lastDayBefore(closesAt));
  return days > 0 ? t('front.left', { count: days }) : t('front.last_day');
}

/** An open consultation for a program that writes a portal's pages. */
export const consultationEntry = (view: View, origin: string, consultation: Consultation) => {
  const { address, title, unit, when } = consultationEmbed(view, origin, consultation);
  const { slug, round } = consultation;
  return {
    slug,
    title,
    drafting_unit: unit,
    address,
    opens_at: localIso(round.window.opensAt),
    closes_at: localIso(round.window.closesAt),
    closes: when,
  };
};
