import type { Text } from '#shared/questionnaire/definition.ts';
import { useView } from '../http/view.ts';
import { roomOf } from './content.ts';

interface Props {
  name: string;
  label: string;
  help?: string;
  text: Text | undefined;
  /** What is saved at present, where a colleague has saved since. */
  stored?: Text | undefined;
  conflict: boolean;
  /** How much of it fits on the page. */
  budget: number;
  rows?: number;
}

/** Words in Chinese and, beside them, in English, each with the room that it takes on the page. */
export function BriefWords(props: Props) {
  const { t } = useView();
  const english = {
    ...props,
    name: `${props.name}.en`,
    label: t('briefs.in_english', { field: props.label }),
  };
  return (
    <div class="cols even more">
      <One {...props} language="zh-CN" />
      <One {...english} language="en" />
    </div>
  );
}

function One({
  name,
  label,
  help,
  text,
  stored,
  conflict,
  budget,
  rows,
  language,
}: Props & { language: string }) {
  const { t } = useView();
  const words = text?.[language] ?? '';
  const used = roomOf(words);
  const over = used - budget;
  const before = stored?.[language] ?? '';
  const ids = [`${name}-room`, ...(help ? [`${name}-help`] : [])].join(' ');
  return (
    <div class="field more">
      <label for={name}>{label}</label>
      {help ? (
        <p class="hint" id={`${name}-help`}>
          {help}
        </p>
      ) : null}
      {rows ? (
        <textarea id={name} name={name} rows={rows} value={words} aria-describedby={ids} lang={language} />
      ) : (
        <input type="text" id={name} name={name} value={words} aria-describedby={ids} lang={language} />
      )}
      <p class={over > 0 ? 'err' : 'hint'} id={`${name}-room`}>
        {over > 0 ? t('briefs.room_over', { used, over }) : t('briefs.room', { used, most: budget })}
      </p>
      {conflict && before !== words ? (
        <p class="note warn">
          {before === '' ? t('briefs.stored_empty') : t('briefs.stored_now', { words: before })}
        </p>
      ) : null}
    </div>
  );
}
