import type { ComponentChildren } from 'preact';
import { ErrorSummary } from '../http/error-summary.tsx';
import { useView } from '../http/view.ts';
import { PASSWORD_MIN } from './password-rules.ts';
import type { Fields, Problems } from './site-form.ts';

/** What stands in a form, and what of it has to be changed. */
export interface Filled {
  fields: Fields;
  problems: Problems;
}

interface FieldProps extends Filled {
  name: string;
  label: string;
  help?: string | undefined;
}

interface LineProps extends FieldProps {
  /** What is typed, for the keys that a telephone shows. */
  kind?: 'text' | 'numeric' | 'tel' | 'url' | 'password';
  autocomplete?: string;
}

/** What the words of problems take. */
const values = { limit: PASSWORD_MIN };

const described = ({ name, problems, help }: Pick<FieldProps, 'name' | 'problems' | 'help'>) => {
  const ids = [...(problems.has(name) ? [`${name}-problem`] : []), ...(help ? [`${name}-help`] : [])];
  return {
    ...(problems.has(name) ? { 'aria-invalid': true } : {}),
    ...(ids.length > 0 ? { 'aria-describedby': ids.join(' ') } : {}),
  };
};

function Around({ name, label, help, problems, children }: FieldProps & { children: ComponentChildren }) {
  const { t } = useView();
  const problem = problems.get(name);
  return (
    <div class={problem ? 'field item bad more' : 'field more'}>
      <label for={name}>{label}</label>
      {problem ? (
        <p class="err" id={`${name}-problem`}>
          {t(problem, values)}
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

export function Line({ kind = 'text', autocomplete = 'off', ...props }: LineProps) {
  const { name, fields } = props;
  const given = { id: name, name, autocomplete, spellcheck: false, ...described(props) };
  return (
    <Around {...props}>
      {kind === 'password' ? (
        <input type="password" {...given} />
      ) : (
        <input type="text" inputMode={kind} value={fields.get(name)} {...given} />
      )}
    </Around>
  );
}

export function Area({ rows, ...props }: FieldProps & { rows: number }) {
  const { name, fields } = props;
  return (
    <Around {...props}>
      <textarea
        id={name}
        name={name}
        rows={rows}
        value={fields.get(name)}
        spellcheck={false}
        {...described(props)}
      />
    </Around>
  );
}

/** Words in Chinese and, beside them, in English. */
export function Words(props: FieldProps) {
  const { t } = useView();
  const english = `${props.name}_en`;
  return (
    <div class="cols even more">
      <Line {...props} />
      <Line
        {...props}
        name={english}
        label={t('settings.in_english', { field: props.label })}
        help={undefined}
      />
    </div>
  );
}

/** What has to be changed, each line leading to its field. */
export function FormProblems({ problems }: { problems: Problems }) {
  const { t } = useView();
  return <ErrorSummary messages={new Map([...problems].map(([name, key]) => [name, t(key, values)]))} />;
}
