import { sayIn } from '#shared/i18n/languages.ts';
import type { Text } from '#shared/questionnaire/definition.ts';
import { useView } from '../http/view.ts';

/** In which other language words stand; undefined where they are in the reader's. */
const foreign = (language: string, text: Text): string | undefined =>
  text[language] === undefined ? Object.keys(text)[0] : undefined;

/** Longer words, a paragraph a line, marked where they are not in the reader's language. */
export function Paragraphs({ text }: { text: Text }) {
  const { language } = useView();
  return (
    <div lang={foreign(language, text)}>
      {sayIn(language, text)
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line, at) => (
          <p key={at}>{line}</p>
        ))}
    </div>
  );
}

/** Words in a line, marked where they are not in the reader's language. */
export function Said({ text }: { text: Text }) {
  const { language } = useView();
  const lang = foreign(language, text);
  return lang === undefined ? sayIn(language, text) : <span lang={lang}>{sayIn(language, text)}</span>;
}

/** That something of these words is there in Chinese only. */
export function OnlyChinese({ texts }: { texts: readonly Text[] }) {
  const { t, language } = useView();
  return texts.some((text) => foreign(language, text)) ? (
    <p class="sm dim">{t('policies.only_chinese')}</p>
  ) : null;
}
