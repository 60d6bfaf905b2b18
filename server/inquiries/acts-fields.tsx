import type { ComponentChildren } from 'preact';
import { useView } from '../http/view.ts';
import type { InquiryAct } from './case/acts.ts';
import type { FieldsProps } from './desk-forms.ts';

interface FieldProps extends Pick<FieldsProps, 'messages'> {
  act: InquiryAct;
  name: string;
  label: string;
  hint?: string | undefined;
}

const idOf = ({ act, name }: Pick<FieldProps, 'act' | 'name'>) => `${act}-${name}`;

/** What a field says of itself to those who hear it. */
function told(props: FieldProps) {
  const id = idOf(props);
  const wrong = props.messages.has(id);
  const by = [wrong ? `${id}-message` : '', props.hint ? `${id}-hint` : ''].filter((each) => each !== '');
  return {
    'aria-invalid': wrong ? ('true' as const) : undefined,
    'aria-describedby': by.length > 0 ? by.join(' ') : undefined,
  };
}

function Labelled({ children, ...props }: FieldProps & { children: ComponentChildren }) {
  const id = idOf(props);
  const message = props.messages.get(id);
  return (
    <div class="field more">
      <label for={id}>{props.label}</label>
      {props.hint ? (
        <p class="hint" id={`${id}-hint`}>
          {props.hint}
        </p>
      ) : null}
      {message === undefined ? null : (
        <p class="err" id={`${id}-message`}>
          {message}
        </p>
      )}
      {children}
    </div>
  );
}

export function Area({ value, rows = 3, ...props }: FieldProps & { value: string; rows?: number }) {
  return (
    <Labelled {...props}>
      <textarea id={idOf(props)} name={props.name} rows={rows} value={value} {...told(props)} />
    </Labelled>
  );
}

export function Line({ value, ...props }: FieldProps & { value: string }) {
  return (
    <Labelled {...props}>
      <input
        type="text"
        id={idOf(props)}
        name={props.name}
        autocomplete="off"
        value={value}
        {...told(props)}
      />
    </Labelled>
  );
}

export function Count({ value, most, ...props }: FieldProps & { value: string; most: number }) {
  return (
    <Labelled {...props}>
      <input
        type="number"
        id={idOf(props)}
        name={props.name}
        min={1}
        max={most}
        value={value}
        {...told(props)}
      />
    </Labelled>
  );
}

interface ChoiceProps extends FieldProps {
  value: string | undefined;
  choices: readonly { code: string; words: string }[];
}

/** One of several; nothing is chosen before the officer chooses. */
export function Choice({ value, choices, ...props }: ChoiceProps) {
  const { t } = useView();
  return (
    <Labelled {...props}>
      <select id={idOf(props)} name={props.name} {...told(props)}>
        <option value="">{t('moderation.choose')}</option>
        {choices.map(({ code, words }) => (
          <option key={code} value={code} selected={code === value}>
            {words}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

interface BoxesProps extends Omit<FieldProps, 'hint'> {
  checked: readonly string[];
  choices: readonly { code: string; words: string }[];
}

/** Any of several. */
export function Boxes({ checked, choices, ...props }: BoxesProps) {
  const id = idOf(props);
  const message = props.messages.get(id);
  return (
    <fieldset class="field more" id={id}>
      <legend>{props.label}</legend>
      {message === undefined ? null : <p class="err">{message}</p>}
      {choices.map(({ code, words }) => (
        <p key={code}>
          <label>
            <input type="checkbox" name={props.name} value={code} checked={checked.includes(code)} />
            {words}
          </label>
        </p>
      ))}
    </fieldset>
  );
}
