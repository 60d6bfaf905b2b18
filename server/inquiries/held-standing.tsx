import { sayDay } from '#shared/text/dates.ts';
import { findPersonalInformation } from '#shared/text/personal-information.ts';
import { piecesWithout } from '#shared/text/spans.ts';
import { sayMoment } from '../comments/moments.ts';
import { redactionWords } from '../comments/redaction-words.ts';
import { useView } from '../http/view.ts';
import type { KeptAct } from './case/acts.ts';
import type { HeldInquiry } from './held-inquiries.ts';
import type { Inquiry } from './inquiries.ts';
import { notAcceptedRules } from './inquiry-rules.ts';

/** What became of it: the answer, the reason and where to go instead, or what is asked of its holder. */
export function HeldInquiryStanding({ held }: { held: HeldInquiry }) {
  const { t } = useView();
  const { inquiry, departments, into } = held;
  const { standing } = inquiry;
  const { state, rule } = standing;
  if (state === 'not_accepted') return <NotAccepted rule={rule} />;
  if (state === 'correction_asked') return <Correction inquiry={inquiry} />;
  if (state === 'merged') return <Merged into={into} />;
  if (!standing.reply) return <p>{t('asking.held_waiting')}</p>;
  const { text, at, departmentId } = standing.reply;
  return <Answer text={text} at={at} department={departments.get(departmentId ?? '')} />;
}

/** The language of what an officer wrote, where it is not the reader’s. */
const tongueOf = (words: string, language: string): string | undefined =>
  language !== 'zh-CN' && /\p{Script=Han}/u.test(words) ? 'zh-CN' : undefined;

function Answer({
  text,
  at,
  department,
}: {
  text: string;
  at: Date;
  department: { [language: string]: string } | undefined;
}) {
  const { t, say, language } = useView();
  return (
    <>
      <h2>{t('asking.held_answer')}</h2>
      <p class="ans words" lang={tongueOf(text, language)}>
        {text}
      </p>
      <p class="sm dim">
        {t('asking.held_answered', {
          department: department ? say(department) : t('asking.an_office'),
          time: sayMoment(at, language),
        })}
      </p>
    </>
  );
}

function NotAccepted({ rule }: { rule: string | undefined }) {
  const { t, say } = useView();
  const term = notAcceptedRules.find(({ code }) => code === rule);
  return (
    <>
      {term ? <p>{t('asking.held_reason', { reason: say(term.text) })}</p> : null}
      {term?.go ? <p>{say(term.go)}</p> : null}
    </>
  );
}

const isNotice = (act: KeptAct): act is Extract<KeptAct, { act: 'ask-correction' }> =>
  act.act === 'ask-correction';

function Correction({ inquiry: { acts } }: { inquiry: Inquiry }) {
  const { t, language } = useView();
  const notice = acts.filter(isNotice).at(-1)?.content;
  return notice ? (
    <>
      <p class="words" lang={tongueOf(notice.what, language)}>
        {notice.what}
      </p>
      <p class="note">{t('asking.held_correct_until', { day: sayDay(notice.until, language) })}</p>
    </>
  ) : null;
}

/** The answer to the case with which it was merged, without numbers of persons; none of it where that is confidential. */
function Merged({ into }: { into: Inquiry | undefined }) {
  const view = useView();
  const reply = into?.standing.confidential ? undefined : into?.standing.reply;
  return (
    <>
      <p>{view.t('asking.held_merged')}</p>
      {reply ? (
        <>
          <h2>{view.t('asking.held_answer')}</h2>
          <p class="ans words" lang={tongueOf(reply.text, view.language)}>
            {piecesWithout(reply.text, findPersonalInformation(reply.text))
              .map((piece) => ('text' in piece ? piece.text : view.t(redactionWords[piece.hidden])))
              .join('')}
          </p>
        </>
      ) : null}
    </>
  );
}
