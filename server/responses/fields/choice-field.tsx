import { answerOf, otherField } from '#shared/questionnaire/answers.ts';
import { OTHER_TEXT_LENGTH } from '#shared/questionnaire/check.ts';
import type { ItemOf, Option } from '#shared/questionnaire/definition.ts';
import { chosenCodes } from '#shared/questionnaire/logic.ts';
import { useView } from '../../http/view.ts';
import type { FieldProps } from './field.ts';
import { described, Message } from './message.tsx';

type Props = FieldProps<ItemOf<'single'> | ItemOf<'scale'> | ItemOf<'multiple'>>;

/** One bordered list of options: radio buttons for one choice, boxes for several. */
export function ChoiceField(props: Props) {
  const { item, options, answers, messages } = props;
  const { t } = useView();
  const answer = answerOf(answers, item.code);
  const chosen = answer === undefined ? [] : chosenCodes(answer);
  const first = options.find((option) => props.offered.has(option.code))?.code;
  const hint =
    item.kind === 'multiple'
      ? item.max === undefined
        ? t('responses.choose_many')
        : t('responses.choose_up_to', { max: item.max })
      : undefined;
  return (
    <>
      {hint ? <p class="hint">{hint}</p> : null}
      <Message field={item.code} messages={messages} />
      <div class="opts">
        {options.map((option) => (
          <Choice
            key={option.code}
            {...props}
            option={option}
            first={option.code === first}
            checked={chosen.includes(option.code)}
          />
        ))}
      </div>
    </>
  );
}

function Choice(props: Props & { option: Option; first: boolean; checked: boolean }) {
  const { item, option, offered, messages } = props;
  const { say } = useView();
  const away = !offered.has(option.code);
  return (
    <div class="choice" data-option={option.code} hidden={away}>
      <label class="opt">
        <input
          type={item.kind === 'multiple' ? 'checkbox' : 'radio'}
          name={item.code}
          value={option.code}
          id={props.first ? item.code : undefined}
          checked={props.checked && !away}
          disabled={away}
          data-exclusive={option.exclusive ? '' : undefined}
          aria-describedby={described(item.code, messages)}
        />
        {say(option.text)}
      </label>
      {option.other_text ? <OtherWords {...props} /> : null}
    </div>
  );
}

function OtherWords({ item, option, answers, messages }: Props & { option: Option }) {
  const { t } = useView();
  const field = otherField(item.code, option.code);
  const words = answerOf(answers, field);
  return (
    <div class="other field">
      <label for={field}>{t('responses.other_words')}</label>
      <Message field={field} messages={messages} />
      <input
        type="text"
        id={field}
        name={field}
        value={typeof words === 'string' ? words : ''}
        maxLength={OTHER_TEXT_LENGTH * 2}
        autocomplete="off"
        aria-describedby={described(field, messages)}
      />
    </div>
  );
}
