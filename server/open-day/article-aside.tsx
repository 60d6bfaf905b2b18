import { typedNumbers } from '#shared/open-day/figures.ts';
import { useView } from '../http/view.ts';
import type { DraftContent } from '../pieces/kinds.ts';

/** Points out numbers that were typed by hand: they may stay, but a figure belongs into an indicator. */
export function ArticleAside({ content }: { content: DraftContent }) {
  const { t } = useView();
  const paragraphs = Array.isArray(content.paragraphs) ? content.paragraphs : [];
  const found = [...paragraphs.entries()].flatMap(([at, paragraph]) => {
    const words = typeof paragraph === 'object' && paragraph !== null ? Object.values(paragraph) : [];
    const numbers = [
      ...new Set(words.flatMap((each) => (typeof each === 'string' ? typedNumbers(each) : []))),
    ];
    return numbers.length > 0 ? [{ at, numbers }] : [];
  });
  if (found.length === 0) return null;
  return (
    <section class="note warn more" aria-labelledby="typed-numbers">
      <h2 id="typed-numbers">{t('openDay.typed_numbers')}</h2>
      <p>{t('openDay.typed_numbers_help')}</p>
      <ul>
        {found.map(({ at, numbers }) => (
          <li key={at}>
            <a href={`#paragraphs.${at}`}>
              {t('openDay.typed_in', { no: at + 1, numbers: numbers.join(t('openDay.and')) })}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
