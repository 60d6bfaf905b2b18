import { sayDay } from '#shared/text/dates.ts';
import { dayOf } from '#shared/time.ts';
import { useView } from '../http/view.ts';
import type { PublishedPiece } from '../pieces/published.ts';
import { sectorWords } from './codes.ts';
import { type EnterpriseVisit, isOpen, type Problem } from './enterprise-visit.ts';
import { Prose } from './prose.tsx';

/** A visit: what was asked for, what was done at once, what is being done and by when. */
export function EnterpriseVisitPage({ piece }: { piece: PublishedPiece<EnterpriseVisit> }) {
  const { t, say, href, language } = useView();
  const { title, visited_on, office, district, sector, named, enterprise, problems } = piece.content;
  return (
    <article class="read">
      <p class="sm np">
        <a href={href('/enterprise-visits')}>{t('registers.enterprise_visits')}</a>
      </p>
      <h1>{say(title)}</h1>
      <p class="dim">
        {sayDay(visited_on, language)} · {t('registers.by_office', { office: say(office) })} ·{' '}
        {t('registers.where', { district: say(district), sector: t(sectorWords[sector]) })}
      </p>
      {named && enterprise ? <p>{t('registers.enterprise_is', { name: say(enterprise) })}</p> : null}
      <section class="sec" aria-labelledby="problems">
        <h2 id="problems">{t('registers.problems')}</h2>
        {problems.length === 0 ? <p>{t('registers.no_problems')}</p> : null}
        {problems.map((each) => (
          <ProblemPart problem={each} key={say(each.text)} />
        ))}
      </section>
    </article>
  );
}

function ProblemPart({ problem }: { problem: Problem }) {
  const { t, say } = useView();
  const { text, owner, note } = problem;
  return (
    <section class="more">
      <div class="say">
        <h3>{say(text)}</h3>
      </div>
      <div class="ans more">
        <p>
          <ProblemState problem={problem} />
          {owner ? ` · ${t('registers.by_owner', { name: say(owner) })}` : ''}
        </p>
        {note ? <Prose text={note} /> : null}
      </div>
    </section>
  );
}

function ProblemState({ problem }: { problem: Problem }) {
  const { t, language, now } = useView();
  const { way, due_on = '', closed_on = '' } = problem;
  if (way === 'solved') return <span class="st full">{t('registers.solved')}</span>;
  if (!isOpen(problem))
    return <span class="st full">{t('registers.problem_closed', { day: sayDay(closed_on, language) })}</span>;
  const late = due_on < dayOf(now);
  const day = sayDay(due_on, language);
  return (
    <span class="st half">
      {late ? t('registers.problem_overdue', { day }) : t('registers.problem_due', { day })}
    </span>
  );
}
