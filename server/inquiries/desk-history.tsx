import type { Text } from '#shared/questionnaire/definition.ts';
import { sayClosing, sayDay, sayTime } from '#shared/text/dates.ts';
import { useView, type View } from '../http/view.ts';
import type { KeptAct, Limit } from './case/acts.ts';
import type { Inquiry } from './inquiries.ts';
import { wordsOf } from './inquiries.ts';
import { handOverOffices, notAcceptedRules, returnReasons } from './inquiry-rules.ts';
import { callBackWayWords, inquiryActWords, ratingWords } from './inquiry-words.ts';

export interface Named {
  /** Titles of officers, and names of departments, by id. */
  officers: ReadonlyMap<string, Text>;
  departments: ReadonlyMap<string, Text>;
  /** What the requester added, by the number of the act. */
  additions: ReadonlyMap<number, string>;
}

/** Every act on a case, in plain words. */
export function History({ inquiry, named }: { inquiry: Inquiry; named: Named }) {
  const view = useView();
  const { t, say, language } = view;
  return (
    <>
      <h3>{t('moderation.history')}</h3>
      <ol class="plain sm lines close">
        {inquiry.acts.map((act) => {
          const by = act.officerId
            ? named.officers.get(act.officerId)
            : act.departmentId && named.departments.get(act.departmentId);
          const lines = detailsOf(view, act, named);
          return (
            <li key={act.seq}>
              <p>
                {t('moderation.did', {
                  time: sayTime(act.at, language),
                  officer: by ? say(by) : t('inquiryDesk.not_an_officer'),
                  act: t(inquiryActWords[act.act]),
                })}
              </p>
              {lines.map((line) => (
                <p key={line} class="dim words">
                  {line}
                </p>
              ))}
            </li>
          );
        })}
      </ol>
    </>
  );
}

/** What an act says besides what it is. */
function detailsOf(view: View, act: KeptAct, { departments, additions }: Named): string[] {
  const { t, say, language } = view;
  const name = (id: string) => say(departments.get(id) ?? { 'zh-CN': id });
  const comma = t('interviews.comma');
  const limited = (limit: Limit | undefined) => (limit ? [sayLimit(view, limit)] : []);
  const text = (words: string | undefined) => (words ? [words] : []);
  switch (act.act) {
    case 'receive':
      return [...limited(act.content.limit), ...text(act.content.note)];
    case 'transfer': {
      const { to, with: others = [], limit, note } = act.content;
      const also = others.map(name).join(comma);
      return [
        t('inquiryDesk.to', { name: name(to) }),
        ...(also ? [t('inquiryDesk.to_with', { names: also })] : []),
        ...limited(limit),
        ...text(note),
      ];
    }
    case 'answer': {
      const { text: words, department } = act.content;
      return [...(department ? [t('inquiryDesk.three_way_with', { name: name(department) })] : []), words];
    }
    case 'return': {
      const reason = wordsOf(returnReasons, act.content.reason);
      return [reason ? say(reason) : act.content.reason, ...text(act.content.note)];
    }
    case 'ask-extension':
      return [t('inquiryDesk.working_days', { count: act.content.days }), act.content.reason];
    case 'grant-extension':
      return [...limited(act.content.limit), ...text(act.content.note)];
    case 'reopen':
      return [act.content.reason, ...limited(act.content.limit)];
    case 'refuse-extension':
      return [act.content.reason];
    case 'reply':
      return [act.content.text];
    case 'call-back': {
      const { way, rating, note } = act.content;
      return [
        ...(callBackWayWords[way] ? [t(callBackWayWords[way])] : []),
        ...(rating ? [t(ratingWords[rating])] : []),
        ...text(note),
      ];
    }
    case 'rate':
      return [t(ratingWords[act.content.rating])];
    case 'not-accept': {
      const rule = notAcceptedRules.find(({ code }) => code === act.content.rule);
      return [
        rule ? say(rule.text) : act.content.rule,
        ...(rule?.go ? [say(rule.go)] : []),
        ...text(act.content.note),
      ];
    }
    case 'merge':
      return [t('inquiryDesk.merged_into', { number: act.content.into })];
    case 'split':
      return [act.content.into.join(comma)];
    case 'mark': {
      const { urgent, confidential, limit } = act.content;
      return [
        ...(urgent === undefined ? [] : [t(urgent ? 'inquiryDesk.urgent' : 'inquiryDesk.not_urgent')]),
        ...(confidential === undefined
          ? []
          : [t(confidential ? 'inquiryDesk.confidential' : 'inquiryDesk.not_confidential')]),
        ...limited(limit),
      ];
    }
    case 'hand-over': {
      const office = wordsOf(handOverOffices, act.content.office);
      return [office ? say(office) : act.content.office];
    }
    case 'add':
      return text(additions.get(act.seq));
    case 'ask-correction':
      return [act.content.what, sayDay(act.content.until, language)];
    case 'accept':
    case 'close':
    case 'unmerge':
    case 'supervise':
    case 'abandon':
    case 'note':
      return text(act.content.note);
    case 'consult':
    case 'consult-end':
    case 'charge':
    case 'charge-end':
    case 'correct':
      return [sayDay(act.content.day, language)];
    default:
      return [];
  }
}

function sayLimit({ t, language }: View, limit: Limit): string {
  if ('days' in limit) return t('inquiryDesk.limit_days', { count: limit.days });
  if ('hours' in limit) return t('inquiryDesk.limit_hours', { count: limit.hours });
  return t('inquiryDesk.due', { time: sayClosing(new Date(limit.due), language) });
}
