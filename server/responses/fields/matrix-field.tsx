import { answerOf, isRows } from '#shared/questionnaire/answers.ts';
import type { ItemOf } from '#shared/questionnaire/definition.ts';
import { Breakable } from '../../http/breakable.tsx';
import { useView } from '../../http/view.ts';
import type { FieldProps } from './field.ts';
import { described, Message } from './message.tsx';

type Row = ItemOf<'matrix'>['rows'][number];

/** Rows that share a scale: a table of radio buttons where there is room, large rows in senior mode. */
export function MatrixField(props: FieldProps<ItemOf<'matrix'>>) {
  const { item, options } = props;
  const { t, say, senior } = useView();
  return (
    <>
      <p class="hint">{t('responses.choose_row')}</p>
      <div class={senior ? 'mx' : 'mx grid'}>
        <div class="head" aria-hidden="true">
          {options.map((option) => (
            <span key={option.code}>
              <Breakable text={say(option.text)} />
            </span>
          ))}
        </div>
        {item.rows.map((row) => (
          <MatrixRow key={row.code} {...props} row={row} />
        ))}
      </div>
    </>
  );
}

function MatrixRow({ item, options, answers, messages, row }: FieldProps<ItemOf<'matrix'>> & { row: Row }) {
  const { say } = useView();
  const field = `${item.code}.${row.code}`;
  const answer = answerOf(answers, item.code);
  const chosen = isRows(answer) ? answerOf(answer, row.code) : undefined;
  return (
    <fieldset class={messages.has(field) ? 'bad' : undefined}>
      <legend>
        <span>{say(row.text)}</span>
      </legend>
      <Message field={field} messages={messages} />
      <div class="sc">
        {options.map((option, at) => (
          <label key={option.code}>
            <input
              type="radio"
              name={field}
              value={option.code}
              id={at === 0 ? field : undefined}
              checked={chosen === option.code}
              aria-describedby={described(field, messages)}
            />
            <b>
              <Breakable text={say(option.text)} />
            </b>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
