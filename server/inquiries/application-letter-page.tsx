import { sayDay } from '#shared/text/dates.ts';
import { dayOf, lastDayBefore } from '#shared/time.ts';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import type { Department } from '../staff/departments.ts';
import { feeRule } from './application-fees.ts';
import { Remedies } from './application-remedies.tsx';
import { dayReceived } from './application-standing.ts';
import type { KeptAct } from './case/acts.ts';
import { standingOf } from './case/standing.ts';
import { factsOf, type Inquiry } from './inquiries.ts';

interface Props {
  inquiry: Inquiry;
  department: Department;
  act: KeptAct;
}

const titles = {
  'ask-correction': 'applications.letter_correction',
  'grant-extension': 'applications.letter_extension',
  charge: 'applications.letter_charge',
  reply: 'applications.letter_reply',
} as const;

export type LetterAct = keyof typeof titles;

export const isLetter = (act: string): act is LetterAct => act in titles;

/** What goes to the applicant on one A4. The name is sealed, so there is room to write it. */
export function ApplicationLetterPage({ inquiry, department, act }: Props) {
  const { t, say, href, language } = useView();
  const { row, acts } = inquiry;
  const then = standingOf(
    factsOf(row),
    acts.filter(({ seq }) => seq <= act.seq),
  );
  const at = dayOf(act.at);
  return (
    <WorkspaceFrame current="inquiries">
      <article class="paper">
        <p class="sm np">
          <a href={href(`/workspace/applications/${row.number}`)}>
            {t('applications.case', { number: row.number })}
          </a>
        </p>
        <h1>{isLetter(act.act) ? t(titles[act.act]) : null}</h1>
        <p class="head">
          <span>{say(department.name)}</span>
          <span>{t('applications.letter_number', { number: row.number })}</span>
        </p>
        <p class="more">{t('applications.letter_to')}</p>
        <p class="more">
          {t('applications.letter_received', {
            day: sayDay(dayReceived({ standing: then }), language),
            what: row.title ?? t('applications.withdrawn_words'),
          })}
        </p>
        <Body act={act} due={then.clocks.at(-1)?.dueAt} />
        {act.act === 'reply' ? <Remedies at={at} /> : null}
        <p class="more r">{say(department.name)}</p>
        <p class="r">{sayDay(at, language)}</p>
        <p class="dim sm np more">{t('applications.letter_print')}</p>
      </article>
    </WorkspaceFrame>
  );
}

function Body({ act, due }: { act: KeptAct; due: Date | undefined }) {
  const { t, language } = useView();
  switch (act.act) {
    case 'reply':
      return <Paragraphs text={act.content.text} />;
    case 'ask-correction':
      return (
        <>
          <p class="more">{t('applications.letter_correct_lead')}</p>
          <Paragraphs text={act.content.what} />
          <p class="more">
            {t('applications.letter_correct_until', { day: sayDay(act.content.until, language) })}
          </p>
        </>
      );
    case 'grant-extension':
      return (
        <p class="more">
          {due
            ? t('applications.letter_extended', { day: sayDay(lastDayBefore(due), language) })
            : t('applications.letter_extended_unknown')}
        </p>
      );
    case 'charge':
      return <Charge yuan={act.content.yuan} />;
    default:
      return null;
  }
}

function Charge({ yuan }: { yuan: number }) {
  const { t, say } = useView();
  return (
    <p class="more">
      {t('applications.letter_charged', {
        yuan,
        count: feeRule.pay_within_working_days,
        name: say(feeRule.name),
        number: feeRule.number,
      })}
    </p>
  );
}

const Paragraphs = ({ text }: { text: string }) => (
  <>
    {text.split('\n').map((line, at) => (
      <p class="more" key={at}>
        {line}
      </p>
    ))}
  </>
);
