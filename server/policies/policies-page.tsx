import type { Text } from '#shared/questionnaire/definition.ts';
import { sayDay } from '#shared/text/dates.ts';
import { useView } from '../http/view.ts';
import type { Counted, CountedBy, ListedPolicy, PolicyFilter } from './policies.ts';
import { PoliciesFilters } from './policies-filters.tsx';
import { queryOf } from './policies-request.ts';
import { Marks, StatusMark } from './policy-mark.tsx';

interface Props {
  filter: PolicyFilter;
  policies: readonly ListedPolicy[];
  next: string | null;
  /** The page is not the first. */
  later: boolean;
  counts: { all: number; by: { [name in CountedBy]: Counted[] } };
  issuers: readonly Text[];
}

/** The registry of policies: lists for residents and enterprises, filters with their counts, the documents. */
export function PoliciesPage({ filter, policies, next, later, counts, issuers }: Props) {
  const { t, href } = useView();
  const query = queryOf(filter);
  return (
    <>
      <h1>{t('policies.list_title')}</h1>
      <p class="lead read">{t('policies.list_lead')}</p>
      <Lists />
      <PoliciesFilters filter={filter} counts={counts.by} issuers={issuers} />
      <section class="sec" aria-labelledby="found">
        <h2 id="found">{t('policies.found', { count: counts.all })}</h2>
        {policies.length > 0 ? (
          <ul class="plain lines">
            {policies.map((each) => (
              <PolicyLine key={each.id} policy={each} />
            ))}
          </ul>
        ) : (
          <p class="empty">{t('policies.none')}</p>
        )}
        {next || later ? (
          <nav class="pager" aria-label={t('policies.pages')}>
            {later ? <a href={href(`/policies${query}`)}>{t('policies.first')}</a> : <span />}
            {next ? (
              <a class="btn alt" href={href(`/policies${queryOf(filter, { after: next })}`)} rel="next">
                {t('policies.next')}
              </a>
            ) : null}
          </nav>
        ) : null}
      </section>
      <section class="sec np" aria-labelledby="files">
        <h2 id="files">{t('policies.files')}</h2>
        <p class="row">
          <a class="btn alt" href={href(`/policies.csv${query}`)}>
            {t('policies.csv')}
          </a>
          <a class="btn alt" href={href(`/policies.json${query}`)}>
            {t('policies.json')}
          </a>
        </p>
      </section>
    </>
  );
}

function Lists() {
  const { t, href } = useView();
  return (
    <nav aria-label={t('policies.list_nav')}>
      <ul class="row more">
        <li>
          <a href={href('/policies?audience=resident')}>{t('policies.list_residents')}</a>
        </li>
        <li>
          <a href={href('/policies?audience=enterprise')}>{t('policies.list_enterprises')}</a>
        </li>
        <li>
          <a href={href('/policies?mark=no_application')}>{t('policies.list_no_application')}</a>
        </li>
      </ul>
    </nav>
  );
}

function PolicyLine({ policy: { slug, content, status } }: { policy: ListedPolicy }) {
  const { t, say, href, language } = useView();
  const { title, one_line, issuer, published_on, doc_no, marks } = content;
  return (
    <li>
      <h3>
        <a href={href(`/policies/${slug}`)}>{say(title)}</a>
      </h3>
      <p>{say(one_line)}</p>
      <p class="row sm">
        <StatusMark status={status} />
        <Marks marks={marks} />
        <span class="dim">
          {t('policies.list_line', {
            issuer: say(issuer),
            day: sayDay(published_on, language),
          })}
        </span>
        <span class="dim" lang={language === 'en' ? 'zh-CN' : undefined}>
          {doc_no}
        </span>
      </p>
    </li>
  );
}
