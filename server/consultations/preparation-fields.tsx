import type { ComponentChildren } from 'preact';
import { useView } from '../http/view.ts';
import type { Fields, Unreadable } from './preparation-form.ts';
import { unreadableWords } from './preparation-words.ts';

/** What stands in the form, and what of it cannot be read. */
export interface Filled {
  fields: Fields;
  unreadable: Unreadable;
}

interface FieldProps extends Filled {
  name: string;
  label: string;
  help?: string;
}

function described({ name, unreadable, help }: Pick<FieldProps, 'name' | 'unreadable' | 'help'>) {
  const ids = [...(unreadable.has(name) ? [`${name}-problem`] : []), ...(help ? [`${name}-help`] : [])];
  return {
    ...(unreadable.has(name) ? { 'aria-invalid': true } : {}),
    ...(ids.length > 0 ? { 'aria-describedby': ids.join(' ') } : {}),
  };
}

function Around({ name, label, help, unreadable, children }: FieldProps & { children: ComponentChildren }) {
  const { t } = useView();
  const code = unreadable.get(name);
  return (
    <div class={code ? 'field item bad' : 'field more'}>
      <label for={name}>{label}</label>
      {code ? (
        <p class="err" id={`${name}-problem`}>
          {t(unreadableWords[code], { field: label })}
        </p>
      ) : null}
      {children}
      {help ? (
        <p class="hint" id={`${name}-help`}>
          {help}
        </p>
      ) : null}
    </div>
  );
}

interface LineProps extends FieldProps {
  date?: boolean;
  numeric?: boolean;
}

export function Line({ date = false, numeric = false, ...props }: LineProps) {
  const { name, fields } = props;
  const input = { id: name, name, value: fields.get(name), ...described(props) };
  return (
    <Around {...props}>
      {date ? (
        <input type="date" {...input} />
      ) : (
        <input type="text" inputMode={numeric ? 'numeric' : 'text'} {...input} />
      )}
    </Around>
  );
}

function Area({ rows, ...props }: FieldProps & { rows: number }) {
  const { name, fields } = props;
  return (
    <Around {...props}>
      <textarea id={name} name={name} rows={rows} value={fields.get(name)} {...described(props)} />
    </Around>
  );
}

/** Words in Chinese and, beside them, in English. */
export function Words({ rows, ...props }: FieldProps & { rows?: number }) {
  const { t } = useView();
  const english = {
    ...props,
    name: `${props.name}.en`,
    label: t('preparations.in_english', { field: props.label }),
    help: '',
  };
  return (
    <div class="cols even more">
      {rows ? <Area rows={rows} {...props} /> : <Line {...props} />}
      {rows ? <Area rows={rows} {...english} /> : <Line {...english} />}
    </div>
  );
}

export interface Offer {
  value: string;
  words: string;
  /** Not to be had here yet. */
  away?: boolean;
}

export function Select({ offers, ...props }: FieldProps & { offers: Offer[] }) {
  const { name, fields } = props;
  const chosen = fields.get(name) ?? '';
  return (
    <Around {...props}>
      <select id={name} name={name} {...described(props)}>
        {offers.map(({ value, words, away }) => (
          <option key={value} value={value} selected={value === chosen} disabled={away && value !== chosen}>
            {words}
          </option>
        ))}
      </select>
    </Around>
  );
}

/** A day and a time of day, 24:00 included. */
export function DayAndTime(props: FieldProps) {
  const { t } = useView();
  const time = {
    ...props,
    name: `${props.name}.time`,
    label: t('preparations.time_of', { field: props.label }),
  };
  return (
    <div class="cols even more">
      <Line date {...props} />
      <Line {...time} help={t('preparations.time_help')} />
    </div>
  );
}

interface TableProps {
  name: string;
  legend: string;
  help?: string;
  count: number;
  children: (row: string, no: number) => ComponentChildren;
}

/** Rows of a table, with empty ones to add to it. */
export function Rows({ name, legend, help, count, children }: TableProps) {
  const { t } = useView();
  return (
    <fieldset id={name} class="sec">
      <legend>{legend}</legend>
      {help ? <p class="hint">{help}</p> : null}
      {Array.from({ length: count }, (_, at) => (
        <fieldset key={at} class="item">
          <legend>{t('preparations.row', { field: legend, no: at + 1 })}</legend>
          {children(`${name}.${at}`, at + 1)}
        </fieldset>
      ))}
    </fieldset>
  );
}
