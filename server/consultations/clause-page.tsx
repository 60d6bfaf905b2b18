import { phaseWords } from '#shared/term-words.ts';
import { sayClosing } from '#shared/text/dates.ts';
import { sayClause } from '../drafts/clause-words.ts';
import type { Clause } from '../drafts/drafts.ts';
import { useView } from '../http/view.ts';
import { ClauseNotes, ClauseWords } from './clause-part.tsx';
import { addressOf, citeClause, clauseAddress } from './consultation-view.ts';
import { type Consultation, consultationPhase } from './consultations.ts';
import { holdersOf, neighboursOf, readingUnits } from './draft-reading.ts';
import { fills } from './head-part.tsx';

interface Props {
  consultation: Consultation;
  clause: Clause;
}

/** One clause at its own address: its words, its place in the whole, and the way to comment on it. */
export function ClausePage({ consultation, clause }: Props) {
  const view = useView();
  const { t, say, language, now } = view;
  const { version, window } = consultation.round;
  const phase = consultationPhase(consultation, now);
  const whole = readingUnits(version).includes(clause);
  return (
    <div class="read">
      <Place consultation={consultation} clause={clause} />
      <h1>{citeClause(view, clause)}</h1>
      <p class="row sm">
        <span class={`st ${fills[phase]}`}>{t(phaseWords[phase])}</span>
        <span class="dim">{t('common.until', { closing: sayClosing(window.closesAt, language) })}</span>
      </p>
      <div class="more">
        <ClauseWords clause={clause} whole={whole} />
        {whole ? null : <Contents consultation={consultation} clause={clause} />}
      </div>
      <ClauseNotes consultation={consultation} clause={clause} alone />
      <Neighbours consultation={consultation} clause={clause} />
      <p class="sm dim more">
        {t('consultations.of_version', { title: say(consultation.title), no: version.no })}
      </p>
    </div>
  );
}

/** What holds the clause, from the whole draft down. */
function Place({ consultation, clause }: Props) {
  const view = useView();
  const { t, say, href } = view;
  return (
    <nav class="sm" aria-label={t('consultations.place')}>
      <ol class="row">
        <li>
          <a href={href(addressOf(consultation))}>{say(consultation.title)}</a>
        </li>
        {holdersOf(clause).map((holder) => (
          <li key={holder.key}>
            <a href={href(clauseAddress(consultation, holder))}>{sayClause(view, holder)}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** What a chapter holds, each with its own words. */
function Contents({ consultation, clause }: Props) {
  const view = useView();
  if (clause.children.length === 0) return null;
  return (
    <ul class="plain lines">
      {clause.children.map((child) => (
        <li key={child.key}>
          <a href={view.href(clauseAddress(consultation, child))}>
            <b>{sayClause(view, child)}</b>
          </a>
          {child.text ? (
            <>
              <br />
              {view.say(child.text)}
            </>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function Neighbours({ consultation, clause }: Props) {
  const view = useView();
  const { t, href } = view;
  const { previous, next } = neighboursOf(consultation.round.version, clause);
  return (
    <nav class="pager" aria-label={t('consultations.neighbours')}>
      {previous ? (
        <a href={href(clauseAddress(consultation, previous))} rel="prev">
          {t('consultations.previous', { clause: citeClause(view, previous) })}
        </a>
      ) : null}
      <a href={`${href(addressOf(consultation))}#clause-${clause.key}`}>{t('terms.whole_draft')}</a>
      {next ? (
        <a href={href(clauseAddress(consultation, next))} rel="next">
          {t('consultations.next', { clause: citeClause(view, next) })}
        </a>
      ) : null}
    </nav>
  );
}
