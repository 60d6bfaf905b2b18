import type { Text } from '#shared/questionnaire/definition.ts';
import { useView } from '../http/view.ts';

/** Long words; on an English page those that are in Chinese only are marked and said to be. */
export function Prose({ text }: { text: Text }) {
  const { t, say, language } = useView();
  const foreign = language === 'en' && text.en === undefined;
  return (
    <>
      {foreign ? <p class="sm dim">{t('registers.chinese_only')}</p> : null}
      <div class="words" lang={foreign ? 'zh-CN' : undefined}>
        {say(text)
          .split(/\n{2,}/)
          .map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
      </div>
    </>
  );
}
