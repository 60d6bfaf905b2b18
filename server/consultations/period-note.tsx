import type { ConsultationInProgress } from '#shared/consultation/in-progress.ts';
import { sayDay } from '#shared/text/dates.ts';
import { type PeriodRule, proposedClose, rulesFor } from '../calendar/rules.ts';
import { useView } from '../http/view.ts';
import { sayLaw } from './preparation-words.ts';
import { announcedDay } from './publication-gate.ts';

/** Which rules the period has to meet, from which day it counts, and the close proposed, with the reason. */
export function PeriodNote({ content }: { content: ConsultationInProgress }) {
  const { t, language, now } = useView();
  const { form, properties: given = {} } = content;
  if (!form) return <p class="note">{t('preparations.period_needs_form')}</p>;
  const rules = rulesFor(form, {
    in_decision_catalogue: given.in_decision_catalogue ?? false,
    concerns_market_entities: given.concerns_market_entities ?? false,
    concerns_vital_interests: given.concerns_vital_interests ?? false,
  });
  const announced = announcedDay(content.round?.opens_at, now);
  const days = Math.max(...rules.map((rule) => rule.days));
  const { earliest, day, moved } = proposedClose(announced, days);
  const values = {
    announced: sayDay(announced, language),
    earliest: sayDay(earliest, language),
    day: day ? sayDay(day, language) : '',
    days,
  };
  return (
    <div class="note">
      <ul>
        {rules.map((rule) => (
          <RuleLine key={rule.code} rule={rule} />
        ))}
      </ul>
      <p>{t('preparations.earliest', values)}</p>
      <p>
        {day === undefined
          ? t('preparations.calendar_unknown', { year: earliest.slice(0, 4) })
          : moved
            ? t('preparations.proposed_moved', values)
            : t('preparations.proposed', values)}
      </p>
    </div>
  );
}

function RuleLine({ rule }: { rule: PeriodRule }) {
  const view = useView();
  const { t, say } = view;
  const values = { law: sayLaw(view, rule), article: say(rule.article), days: rule.days };
  return (
    <li>{rule.may_shorten ? t('preparations.rule_may_shorten', values) : t('preparations.rule', values)}</li>
  );
}
