import { answerOf } from '#shared/questionnaire/answers.ts';
import type { ItemOf } from '#shared/questionnaire/definition.ts';
import { useView } from '../../http/view.ts';
import type { FieldProps } from './field.ts';
import { described, Message } from './message.tsx';

type Props = FieldProps<ItemOf<'text'> | ItemOf<'number'> | ItemOf<'date'>>;

/** Words, a number or a day. */
export function TextField({ item, answers, messages }: Props) {
  const { t, say } = useView();
  const answer = answerOf(answers, item.code);
  const value = typeof answer === 'string' || typeof answer === 'number' ? String(answer) : '';
  const shared = {
    id: item.code,
    name: item.code,
    autocomplete: 'off' as const,
    'aria-labelledby': `legend-${item.code}`,
    'aria-describedby': described(item.code, messages),
  };
  return (
    <div class="field">
      {item.kind === 'text' ? (
        <p class="hint">{t('responses.characters', { limit: item.max_length })}</p>
      ) : null}
      {item.kind === 'number' && item.unit ? (
        <p class="hint">{t('responses.unit', { unit: say(item.unit) })}</p>
      ) : null}
      <Message field={item.code} messages={messages} />
      {item.kind === 'text' && item.lines === 'many' ? (
        <textarea {...shared} rows={5} value={value} />
      ) : item.kind === 'date' ? (
        <input {...shared} type="date" value={value} />
      ) : (
        <input
          {...shared}
          type="text"
          inputMode={item.kind === 'number' ? 'decimal' : 'text'}
          value={value}
        />
      )}
    </div>
  );
}
