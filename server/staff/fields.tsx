import type { ComponentChildren } from 'preact';
import { useView } from '../http/view.ts';
import type { Problems } from './text-form.ts';

interface FieldProps {
  name: string;
  label: string;
  help?: string | undefined;
  value?: string | undefined;
  problems: Problems;
  /** Where two forms of a page hold the same field. */
  id?: string;
}

const idOf = ({ id, name }: FieldProps) => id ?? name;

function described(props: FieldProps) {
  const bad = props.problems.has(idOf(props));
  const ids = [...(bad ? [`${idOf(props)}-problem`] : []), ...(props.help ? [`${idOf(props)}-help`] : [])];
  return {
    ...(bad ? { 'aria-invalid': true } : {}),
    ...(ids.length > 0 ? { 'aria-describedby': ids.join(' ') } : {}),
  };
}

function Around({ children, ...props }: FieldProps & { children: ComponentChildren }) {
  const id = idOf(props);
  const problem = props.problems.get(id);
  return (
    <div class={problem ? 'field item bad' : 'field more'}>
      <label for={id}>{props.label}</label>
      {problem ? (
        <p class="err" id={`${id}-problem`}>
          {problem}
        </p>
      ) : null}
      {children}
      {props.help ? (
        <p class="hint" id={`${id}-help`}>
          {props.help}
        </p>
      ) : null}
    </div>
  );
}

/** One line, with its label, its help and what is wrong with it. */
export function LineField({ code, ...props }: FieldProps & { code?: boolean }) {
  const typed = code ? ({ autocapitalize: 'none', spellcheck: false } as const) : {};
  return (
    <Around {...props}>
      <input
        type="text"
        id={idOf(props)}
        name={props.name}
        value={props.value}
        autocomplete="off"
        {...typed}
        {...described(props)}
      />
    </Around>
  );
}

/** A name in Chinese and, beside it, in English. */
export function NameFields({
  label,
  help,
  value = {},
  ...props
}: Omit<FieldProps, 'value'> & {
  value?: { [language: string]: string };
}) {
  const { t } = useView();
  const english = { ...props, name: `${props.name}.en`, ...(props.id ? { id: `${props.id}.en` } : {}) };
  return (
    <div class="cols even more">
      <LineField {...props} label={label} help={help} value={value['zh-CN']} />
      <LineField {...english} label={t('accounts.in_english', { field: label })} value={value.en} />
    </div>
  );
}

export interface Offer {
  value: string;
  words: string;
}

export function SelectField({ offers, ...props }: FieldProps & { offers: readonly Offer[] }) {
  return (
    <Around {...props}>
      <select id={idOf(props)} name={props.name} {...described(props)}>
        {offers.map(({ value, words }) => (
          <option key={value} value={value} selected={value === (props.value ?? '')}>
            {words}
          </option>
        ))}
      </select>
    </Around>
  );
}
