import type { ComponentChildren } from 'preact';
import { useView } from '../http/view.ts';
import type { Fields, Unreadable } from './form-values.ts';
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

export function Line(props: FieldProps & { date?: boolean; numeric?: boolean }) {
  const { name, fields, date, numeric } = props;
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
  const label = t('making.in_english', { field: props.label });
  const { help: _help, ...bare } = props;
  const english = { ...bare, name: `${props.name}.en`, label };
  return (
    <div class="cols even more">
      {rows ? <Area rows={rows} {...props} /> : <Line {...props} />}
      {rows ? <Area rows={rows} {...english} /> : <Line {...english} />}
    </div>
  );
}

/** A day and a time of day, 24:00 included. */
export function DayAndTime(props: FieldProps) {
  const { t } = useView();
  const time = { ...props, name: `${props.name}.time`, label: t('making.time_of', { field: props.label }) };
  return (
    <div class="cols even more">
      <Line date {...props} />
      <Line {...time} help={t('making.time_help')} />
    </div>
  );
}

export function Tick({ name, label, fields }: Pick<FieldProps, 'name' | 'label' | 'fields'>) {
  return (
    <label class="opt" for={name}>
      <input type="checkbox" id={name} name={name} value="yes" checked={fields.get(name) === 'yes'} />
      <span>{label}</span>
    </label>
  );
}
