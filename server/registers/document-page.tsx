import type { ComponentChildren } from 'preact';
import type { Text } from '#shared/questionnaire/definition.ts';
import { sayDay } from '#shared/text/dates.ts';
import { useView } from '../http/view.ts';
import type { PublishedPiece } from '../pieces/published.ts';
import { areaWords, categoryWords } from './codes.ts';
import { type DisclosedDocument, disclosureDue, isLate } from './disclosed-document.ts';
import { Facts } from './facts.tsx';
import { Prose } from './prose.tsx';

/** Another document, where it stands. */
export interface Related {
  slug: string;
  title: Text;
}

interface Props {
  piece: PublishedPiece<DisclosedDocument>;
  before: Related | undefined;
  after: readonly Related[];
}

export function DocumentPage({ piece, before, after }: Props) {
  const { t, say, href, language } = useView();
  const { title, index_no, doc_no, area, category, issuer, written_on, published_on, content, link, file } =
    piece.content;
  const docNo: [string, ComponentChildren] = [
    t('registers.doc_no'),
    <span key="doc_no" lang="zh-CN">
      {doc_no}
    </span>,
  ];
  const due = sayDay(disclosureDue(piece.content), language);
  return (
    <article class="read">
      <p class="sm np">
        <a href={href('/documents')}>{t('registers.documents')}</a>
      </p>
      <h1>{say(title)}</h1>
      {after.length > 0 ? (
        <div class="note warn more">
          <p>{t('registers.superseded_by')}</p>
          <ul>
            {after.map((each) => (
              <li key={each.slug}>
                <a href={href(`/documents/${each.slug}`)}>{say(each.title)}</a>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <h2 class="sec">{t('registers.facts')}</h2>
      <Facts
        facts={[
          [t('registers.index_no'), index_no],
          ...(doc_no ? [docNo] : []),
          [t('registers.area'), t(areaWords[area])],
          [t('registers.category'), t(categoryWords[category])],
          [t('registers.issuer'), say(issuer)],
          [t('registers.written_on'), sayDay(written_on, language)],
          [t('registers.published_on'), sayDay(published_on, language)],
        ]}
      />
      <p class="dim more">
        {t(isLate(piece.content) ? 'registers.late_words' : 'registers.due_words', { due })}
      </p>
      {before ? (
        <p class="more">
          {t('registers.supersedes')} <a href={href(`/documents/${before.slug}`)}>{say(before.title)}</a>
        </p>
      ) : null}
      {content ? (
        <section class="sec" aria-labelledby="content">
          <h2 id="content">{t('registers.content')}</h2>
          <Prose text={content} />
        </section>
      ) : null}
      {link || file ? (
        <p class="actions sec np">
          {link ? (
            <a class="btn alt" href={link}>
              {t('registers.open_link')}
            </a>
          ) : null}
          {file ? (
            <a class="btn alt" href={href(`/files/${file}`)}>
              {t('registers.open_file')}
            </a>
          ) : null}
        </p>
      ) : null}
    </article>
  );
}
