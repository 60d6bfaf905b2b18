import type { Text } from '#shared/questionnaire/definition.ts';
import { useView } from '../http/view.ts';

/** Longer words of an edition; an English page says where there are only Chinese ones, and marks them. */
export function Words({ text, class: own }: { text: Text; class?: string }) {
  const { t, say, language } = useView();
  if (text[language] !== undefined) return <p class={own}>{say(text)}</p>;
  return (
    <>
      <p class="dim sm">{t('openDay.chinese_only')}</p>
      <p class={own} lang="zh-CN">
        {say(text)}
      </p>
    </>
  );
}
