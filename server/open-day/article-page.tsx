import { type ArticlePart, figureCodes, partsOfWords } from '#shared/open-day/figures.ts';
import { sayDay } from '#shared/text/dates.ts';
import { sayNumber } from '#shared/text/numbers.ts';
import { ScrollingTable } from '../http/scrolling-table.tsx';
import { useView } from '../http/view.ts';
import type { PublishedPiece } from '../pieces/published.ts';
import type { StatedValue } from '../registers/indicators.ts';
import type { SignedArticle } from './article.ts';

interface Props {
  piece: PublishedPiece<SignedArticle>;
  /** What the indicators say now, by code. */
  figures: ReadonlyMap<string, StatedValue>;
}

/** An article as its office signed it; each figure leads to its indicator, and all of them stand at its end. */
export function ArticlePage({ piece, figures }: Props) {
  const { t, say, href, language } = useView();
  const { edition, title, office, source, date, paragraphs } = piece.content;
  const partly = paragraphs.some((each) => each[language] === undefined);
  return (
    <article class="read stack">
      <p class="sm np">
        <a href={href(`/open-day/${edition}`)}>{t('openDay.title', { year: edition })}</a>
      </p>
      <h1>{say(title)}</h1>
      <p class="dim">
        {say(office)}
        {' · '}
        {t('openDay.from_source', { source: say(source) })}
        {' · '}
        {sayDay(date, language)}
      </p>
      {partly ? <p class="dim sm">{t('openDay.chinese_only')}</p> : null}
      {paragraphs.map((each) => (
        <p key={say(each)} lang={each[language] === undefined ? 'zh-CN' : undefined}>
          {figuresWithUnits(partsOfWords(say(each))).map((part, at) => (
            <Part key={at} {...{ part, figures }} />
          ))}
        </p>
      ))}
      <FiguresTable {...{ piece, figures }} />
    </article>
  );
}

type PartWithUnit = { words: string } | { code: string; unit: string };

/** The mark of a figure stands after its unit, not between the two: 60场（部门报送）. */
function figuresWithUnits(parts: readonly ArticlePart[]): PartWithUnit[] {
  const unitBefore = (at: number) => {
    const next = parts[at];
    return next && 'words' in next ? (/^(%|\p{Script=Han})/u.exec(next.words)?.[0] ?? '') : '';
  };
  return parts.map((part, at) => {
    if ('code' in part) return { ...part, unit: unitBefore(at + 1) };
    const follows = parts[at - 1];
    return { words: follows && 'code' in follows ? part.words.slice(unitBefore(at).length) : part.words };
  });
}

function Part({ part, figures }: { part: PartWithUnit } & Pick<Props, 'figures'>) {
  const { t, href } = useView();
  if ('words' in part) return <span>{part.words}</span>;
  const stated = figures.get(part.code);
  if (!stated)
    return (
      <span>
        {t('openDay.figure_gone')}
        {part.unit}
      </span>
    );
  return (
    <>
      <a href={href(stated.address)}>
        <Value stated={stated} />
      </a>
      {part.unit}
      <small>{t('openDay.in_brackets', { words: t(marks[stated.mark]) })}</small>
    </>
  );
}

const marks = { counted: 'openDay.mark_counted', reported: 'openDay.mark_reported' } as const;

function Value({ stated: { value, over } }: { stated: StatedValue }) {
  const { t } = useView();
  const [whole = '', decimals] = String(value).split('.');
  const said = sayNumber(Number(whole)) + (decimals ? `.${decimals}` : '');
  return <span>{over ? t('openDay.over', { value: said }) : said}</span>;
}

/** The figures with what they mean, for those who read on paper. */
function FiguresTable({ piece, figures }: Props) {
  const { t, say, href } = useView();
  const codes = [...new Set(piece.content.paragraphs.flatMap((each) => figureCodes(say(each))))];
  const stated = codes.flatMap((code) => figures.get(code) ?? []);
  if (stated.length === 0) return null;
  const columns = [t('openDay.figure_name'), t('openDay.figure_value')];
  return (
    <section class="sec">
      <h2 id="figures">{t('openDay.figures')}</h2>
      <ScrollingTable labelledBy="figures" columns={columns} numbers={columns.slice(1)}>
        {stated.map((each) => (
          <tr key={each.address}>
            <th scope="row">
              <a href={href(each.address)}>{say(each.name)}</a>
            </th>
            <td class="r">
              <Value stated={each} /> {say(each.unit)}
              <br />
              <span class="sm dim">{t(marks[each.mark])}</span>
            </td>
          </tr>
        ))}
      </ScrollingTable>
    </section>
  );
}
