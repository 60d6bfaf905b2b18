import { answerOf } from '#shared/questionnaire/answers.ts';
import type { ItemOf } from '#shared/questionnaire/definition.ts';
import { useView } from '../../http/view.ts';
import type { FieldProps } from './field.ts';
import { described, Message } from './message.tsx';

/** A place: a list to choose from, as short on a phone as on paper. */
export function RegionField({ item, options, offered, answers, messages }: FieldProps<ItemOf<'region'>>) {
  const { t, say } = useView();
  const answer = answerOf(answers, item.code);
  return (
    <div class="field">
      <Message field={item.code} messages={messages} />
      <select
        id={item.code}
        name={item.code}
        aria-labelledby={`legend-${item.code}`}
        aria-describedby={described(item.code, messages)}
      >
        <option value="">{t('responses.choose')}</option>
        {options
          .filter((option) => offered.has(option.code))
          .map((option) => (
            <option key={option.code} value={option.code} selected={answer === option.code}>
              {say(option.text)}
            </option>
          ))}
      </select>
    </div>
  );
}
