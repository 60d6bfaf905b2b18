import { sayDay } from '#shared/text/dates.ts';
import { useView } from '../http/view.ts';
import { sectorWords } from './codes.ts';
import { type EnterpriseVisit, isOpen } from './enterprise-visit.ts';
import { type Filter, FilterForm, NextPage } from './filter-form.tsx';
import type { ProblemCounts } from './problem-counts.ts';
import type { Asked, RegisterList } from './register-list.ts';

export const visitFilters: readonly Filter[] = [
  { name: 'year', label: 'registers.year' },
  { name: 'district', label: 'registers.district' },
  { name: 'sector', label: 'registers.sector', words: sectorWords },
];

interface Props {
  asked: Asked;
  list: RegisterList<EnterpriseVisit>;
  problems: ProblemCounts;
}

/** Visits to enterprises, with what became of the problems; whoever has not agreed is not named. */
export function EnterpriseVisitsPage({ asked, list, problems }: Props) {
  const { t, say, href, language } = useView();
  const action = '/enterprise-visits';
  return (
    <>
      <h1>{t('registers.enterprise_visits')}</h1>
      <p class="lead read">{t('registers.visits_lead')}</p>
      <FilterForm action={action} filters={visitFilters} asked={asked} codes={list.codes} />
      <section class="sec" aria-labelledby="listed">
        <h2 id="listed">{t('registers.count_visits', { count: list.total })}</h2>
        <ProblemCountsLine problems={problems} />
        {list.pieces.length === 0 ? <p class="empty more">{t('registers.none_fit')}</p> : null}
        <ul class="plain lines more">
          {list.pieces.map(({ id, slug, content }) => (
            <li class="open" key={id}>
              <p class="when">
                <span class="until">{sayDay(content.visited_on, language)}</span>
              </p>
              <div>
                <h3>
                  <a href={href(`${action}/${slug}`)}>{say(content.title)}</a>
                </h3>
                <p class="dim">
                  {t('registers.by_office', { office: say(content.office) })} ·{' '}
                  {t('registers.where', {
                    district: say(content.district),
                    sector: t(sectorWords[content.sector]),
                  })}
                </p>
                <ProblemCountsLine problems={countsIn(content)} />
              </div>
            </li>
          ))}
        </ul>
        <NextPage {...{ action, asked }} next={list.next} />
      </section>
    </>
  );
}

const countsIn = ({ problems }: EnterpriseVisit): ProblemCounts => ({
  solved: problems.filter(({ way }) => way === 'solved').length,
  tracked: problems.filter(({ way }) => way === 'tracked').length,
  closed: problems.filter((each) => each.way === 'tracked' && !isOpen(each)).length,
});

function ProblemCountsLine({ problems }: { problems: ProblemCounts }) {
  const { t } = useView();
  const { solved, tracked, closed } = problems;
  if (solved + tracked === 0) return <p class="dim">{t('registers.no_problems')}</p>;
  return (
    <p>
      {[
        t('registers.count_solved', { count: solved }),
        t('registers.count_tracked', { count: tracked }),
        ...(tracked > 0 ? [t('registers.count_closed', { count: closed })] : []),
      ].join(t('common.list_separator'))}
    </p>
  );
}
