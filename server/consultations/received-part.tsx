import { sayDay } from '#shared/text/dates.ts';
import type { CommentCounts } from '../comments/comment-counts.ts';
import { findDestination, findRule } from '../comments/moderation-rules.ts';
import { ScrollingTable } from '../http/scrolling-table.tsx';
import { useView, type View } from '../http/view.ts';
import type { ConsultationView } from './consultation-page.tsx';
import { addressOf } from './consultation-view.ts';
import { type Consultation, consultationPhase } from './consultations.ts';

/** What came in, day by day, and what of it is not shown and why: counts of comments, never of people. */
export function ReceivedPart({ consultation, counts, days }: ConsultationView) {
  const view = useView();
  const { t, language, href, now } = view;
  const { held, withdrawn } = counts.states;
  const numbers = [t('consultations.day_received'), t('consultations.day_reviewed')];
  return (
    <section class="sec np" aria-labelledby="received">
      <h2 id="received">{t('consultations.received')}</h2>
      {counts.received === 0 ? (
        <p>{t('consultations.received_none')}</p>
      ) : (
        <>
          <p>
            {t('consultations.received_all', {
              count: counts.received,
              reviewed: counts.received - held - withdrawn,
              held,
            })}
          </p>
          <NotShown lines={notShown(view, counts)} />
          <h3 class="more" id="days">
            {t('consultations.by_days')}
          </h3>
          <ScrollingTable labelledBy="days" columns={[t('consultations.day'), ...numbers]} numbers={numbers}>
            {days.map(({ day, received, reviewed }) => (
              <tr key={day}>
                <th scope="row">{sayDay(day, language)}</th>
                <td class="r">{received}</td>
                <td class="r">{reviewed}</td>
              </tr>
            ))}
          </ScrollingTable>
        </>
      )}
      {showsComments(consultation, now) ? (
        <p class="more">
          <a href={href(`${addressOf(consultation)}/comments`)}>{t('consultations.see_comments')}</a>
        </p>
      ) : (
        <p class="more dim">{t(visibilityWords[consultation.round.visibility])}</p>
      )}
    </section>
  );
}

const visibilityWords = {
  after_close: 'consultations.shown_after_close',
  after_review: 'consultations.shown_after_review',
  never: 'consultations.shown_never',
} as const;

/** Whether released comments are public by now. */
function showsComments(consultation: Consultation, now: Date): boolean {
  const { visibility } = consultation.round;
  const phase = consultationPhase(consultation, now);
  return visibility === 'after_review'
    ? phase !== 'coming'
    : visibility === 'after_close' && phase === 'closed';
}

function NotShown({ lines }: { lines: { name: string; count: number }[] }) {
  const { t } = useView();
  if (lines.length === 0) return null;
  return (
    <>
      <h3 class="more">{t('terms.state_withheld')}</h3>
      <ul>
        {lines.map(({ name, count }) => (
          <li key={name}>{t('common.pair', { name, value: t('consultations.comments', { count }) })}</li>
        ))}
      </ul>
    </>
  );
}

/** Comments that are not shown, by reason: at the author's request, by rule, handed on, withdrawn. */
function notShown({ t, say }: View, { states, withheldByRule, referredByDestination }: CommentCounts) {
  const rules = Object.entries(withheldByRule).map(([code, count]) => {
    const rule = findRule(code);
    return {
      name: rule ? t('consultations.rule', { title: say(rule.title), basis: say(rule.basis) }) : code,
      count,
    };
  });
  const referred = Object.entries(referredByDestination).map(([code, count]) => {
    const destination = findDestination(code);
    return {
      name: t('consultations.referred_to', { destination: destination ? say(destination.title) : code }),
      count,
    };
  });
  return [
    { name: t('terms.state_not_shown'), count: states.not_shown },
    ...rules,
    ...referred,
    { name: t('terms.state_withdrawn'), count: states.withdrawn },
  ].filter(({ count }) => count > 0);
}
