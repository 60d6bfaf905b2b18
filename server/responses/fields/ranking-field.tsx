import { answerOf, isCodes } from '#shared/questionnaire/answers.ts';
import type { ItemOf } from '#shared/questionnaire/definition.ts';
import { useView } from '../../http/view.ts';
import type { FieldProps } from './field.ts';
import { described, Message } from './message.tsx';

/** A numbered list to choose from for each place; nothing has to be dragged. */
export function RankingField({ item, options, answers, messages }: FieldProps<ItemOf<'ranking'>>) {
  const { t, say } = useView();
  const answer = answerOf(answers, item.code);
  const chosen = isCodes(answer) ? answer : [];
  const places = Array.from({ length: item.max }, (_, at) => at + 1);
  return (
    <>
      <p class="hint">{t('responses.rank_hint', { max: item.max })}</p>
      <div class="rank field">
        {places.map((place) => {
          const field = `${item.code}.${place}`;
          return (
            <div key={field}>
              <Message field={field} messages={messages} />
              <label for={field}>
                {t('responses.rank_place', { place })}
                <select id={field} name={field} aria-describedby={described(field, messages)}>
                  <option value="">{t('responses.rank_none')}</option>
                  {options.map((option) => (
                    <option
                      key={option.code}
                      value={option.code}
                      selected={chosen[place - 1] === option.code}
                    >
                      {say(option.text)}
                    </option>
                  ))}
                </select>
              </label>
            </div>
          );
        })}
      </div>
    </>
  );
}
