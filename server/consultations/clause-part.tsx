import { sayWords } from '../drafts/clause-words.ts';
import type { Clause } from '../drafts/drafts.ts';
import { useView } from '../http/view.ts';
import { citeClause, commentAddress, mayComment } from './consultation-view.ts';
import type { Consultation } from './consultations.ts';

/** What a clause says; `whole`: with everything in it. */
export function ClauseWords({ clause, whole }: { clause: Clause; whole: boolean }) {
  const paragraphs = sayWords(useView(), clause, whole);
  if (paragraphs.length === 0) return null;
  return (
    <div class="law">
      {paragraphs.map((words) => (
        <p key={words}>{words}</p>
      ))}
    </div>
  );
}

interface Props {
  consultation: Consultation;
  clause: Clause;
  /** The page is about this clause alone. */
  alone?: boolean;
}

/** What is asked about a clause, whom it concerns, and the way to comment on it. */
export function ClauseNotes({ consultation, clause, alone = false }: Props) {
  const view = useView();
  const { t, say, href, now } = view;
  const asked = consultation.round.notice.questions.filter(({ clause: key }) => key === clause.key);
  return (
    <>
      {asked.length > 0 || clause.affected ? (
        <div class="note sm more">
          {asked.map(({ text }) => (
            <p key={say(text)}>
              <b>{t('consultations.asked')}</b>
              {say(text)}
            </p>
          ))}
          {clause.affected ? (
            <p>
              <b>{t('consultations.concerns')}</b>
              {say(clause.affected)}
            </p>
          ) : null}
        </div>
      ) : null}
      {mayComment(consultation, now) ? (
        <p class="more">
          <a class={alone ? 'btn' : 'btn alt'} href={href(commentAddress(consultation, clause))}>
            {t('consultations.comment_on', { clause: citeClause(view, clause) })}
          </a>
        </p>
      ) : null}
    </>
  );
}
