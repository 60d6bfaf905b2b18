import { sayDay } from '#shared/text/dates.ts';
import { useView } from '../http/view.ts';
import { areaWords, categoryWords } from './codes.ts';
import type { DisclosedDocument } from './disclosed-document.ts';
import { type Filter, FilterForm, NextPage, queryOf } from './filter-form.tsx';
import type { Asked, RegisterList } from './register-list.ts';

export const documentFilters: readonly Filter[] = [
  { name: 'area', label: 'registers.area', words: areaWords },
  { name: 'category', label: 'registers.category', words: categoryWords },
  { name: 'year', label: 'registers.year' },
  { name: 'issuer', label: 'registers.issuer' },
];

interface Props {
  asked: Asked;
  list: RegisterList<DisclosedDocument>;
  /** How many of those that fit were disclosed later than the law allows. */
  late: number;
}

/** What public bodies disclose without being asked. */
export function DocumentsPage({ asked, list, late }: Props) {
  const { t, href } = useView();
  const action = '/documents';
  const query = queryOf(asked);
  const file = (name: string) => href(`${name}${query ? `?${query}` : ''}`);
  return (
    <>
      <h1>{t('registers.documents')}</h1>
      <p class="lead read">{t('registers.documents_lead')}</p>
      <FilterForm action={action} filters={documentFilters} asked={asked} codes={list.codes} />
      <section class="sec" aria-labelledby="listed">
        <h2 id="listed">{t('registers.count_documents', { count: list.total })}</h2>
        {late > 0 ? <p class="dim">{t('registers.count_late', { count: late })}</p> : null}
        {list.pieces.length === 0 ? <p class="empty more">{t('registers.none_fit')}</p> : null}
        <ul class="plain lines more">
          {list.pieces.map(({ id, slug, content }) => (
            <DocumentLine key={id} slug={slug} document={content} />
          ))}
        </ul>
        <NextPage {...{ action, asked }} next={list.next} />
      </section>
      <ul class="row plain sec np">
        <li>
          <a href={file('/documents.csv')}>{t('registers.as_csv')}</a>
        </li>
        <li>
          <a href={file('/documents.json')}>{t('registers.as_json')}</a>
        </li>
      </ul>
    </>
  );
}

function DocumentLine({ slug, document }: { slug: string; document: DisclosedDocument }) {
  const { t, say, href, language } = useView();
  const { title, issuer, doc_no, area, published_on } = document;
  return (
    <li class="open">
      <p class="when">
        <span class="until">{sayDay(published_on, language)}</span>
      </p>
      <div>
        <h3>
          <a href={href(`/documents/${slug}`)}>{say(title)}</a>
        </h3>
        <p class="dim">
          {say(issuer)}
          {doc_no ? (
            <>
              {' · '}
              <span lang="zh-CN">{doc_no}</span>
            </>
          ) : null}
        </p>
      </div>
      <p>{area === 'none' ? null : <span class="tag">{t(areaWords[area])}</span>}</p>
    </li>
  );
}
