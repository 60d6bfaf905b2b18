import { sayClause } from '../drafts/clause-words.ts';
import type { Clause } from '../drafts/drafts.ts';
import { useView } from '../http/view.ts';
import { ClauseNotes, ClauseWords } from './clause-part.tsx';
import { clauseAddress } from './consultation-view.ts';
import type { Consultation } from './consultations.ts';
import { readingUnits } from './draft-reading.ts';

/** The whole draft: chapters, and each article with its number in the margin, its question and its button. */
export function DraftText({ consultation }: { consultation: Consultation }) {
  const { t } = useView();
  const { version } = consultation.round;
  const units = new Set(readingUnits(version));
  return (
    <section class="sec" aria-labelledby="draft">
      <h2 id="draft">{t('consultations.draft')}</h2>
      {version.roots.map((clause) => (
        <Part key={clause.key} consultation={consultation} clause={clause} units={units} depth={0} />
      ))}
    </section>
  );
}

interface PartProps {
  consultation: Consultation;
  clause: Clause;
  units: ReadonlySet<Clause>;
  depth: number;
}

function Part({ consultation, clause, units, depth }: PartProps) {
  const view = useView();
  const Heading = depth === 0 ? 'h3' : 'h4';
  const heading = (
    <Heading id={`clause-${clause.key}`}>
      <a href={view.href(clauseAddress(consultation, clause))}>{sayClause(view, clause)}</a>
    </Heading>
  );
  if (units.has(clause))
    return (
      <article class="art">
        {heading}
        <div>
          <ClauseWords clause={clause} whole />
          <ClauseNotes consultation={consultation} clause={clause} />
        </div>
      </article>
    );
  return (
    <div class="more">
      {heading}
      <ClauseWords clause={clause} whole={false} />
      {clause.children.map((child) => (
        <Part key={child.key} consultation={consultation} clause={child} units={units} depth={depth + 1} />
      ))}
    </div>
  );
}
