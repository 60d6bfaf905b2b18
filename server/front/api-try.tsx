import { useView } from '../http/view.ts';
import type { Schema } from './api-document.ts';
import type { Operation } from './api-operations.ts';
import { typeOf } from './api-shape.ts';

interface Props {
  operation: Operation;
  values: { [name: string]: string };
  /** Parameters that the address cannot do without and that were left empty. */
  missing: string[];
}

/** Asks the site itself. Without scripts the browser is led to the answer; with them it comes up below. */
export function TryForm({ operation, values, missing }: Props) {
  const { t, href } = useView();
  const fields = (operation.parameters ?? []).filter((each) => each.in !== 'header');
  return (
    <>
      <h2 id="try">{t('connecting.try')}</h2>
      <form
        class="read stack"
        method="get"
        action={href(`/api/operations/${operation.id}/request`)}
        data-behaviour="ask-api"
        aria-labelledby="try"
      >
        {fields.map(({ name, required = false, schema }) => (
          <div key={name} class={missing.includes(name) ? 'field item bad' : 'field'}>
            <label for={name}>
              <code>{name}</code>
              {required ? ` ${t('connecting.needed')}` : null}
            </label>
            {missing.includes(name) ? (
              <p class="err" id={`message-${name}`}>
                {t('connecting.fill_in', { name })}
              </p>
            ) : null}
            <Entry name={name} schema={schema} value={values[name] ?? ''} wrong={missing.includes(name)} />
          </div>
        ))}
        <p class="actions">
          <button class="btn" type="submit">
            {t('connecting.ask')}
          </button>
        </p>
        <p
          class="base"
          role="status"
          data-status
          data-asking={t('connecting.asking')}
          data-failed={t('connecting.failed')}
        />
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
        <section class="src answer" tabIndex={0} aria-label={t('connecting.answer')} data-answer hidden />
      </form>
    </>
  );
}

interface EntryProps {
  name: string;
  schema: Schema | undefined;
  value: string;
  wrong: boolean;
}

function Entry({ name, schema, value, wrong }: EntryProps) {
  const { t } = useView();
  if (schema?.enum)
    return (
      <select id={name} name={name}>
        <option value="">{t('connecting.not_given')}</option>
        {schema.enum.map(String).map((each) => (
          <option key={each} value={each} selected={each === value}>
            {each}
          </option>
        ))}
      </select>
    );
  return (
    <>
      <p class="hint" id={`hint-${name}`}>
        <code>{typeOf(schema)}</code>
      </p>
      <input
        id={name}
        name={name}
        value={value}
        maxLength={200}
        autocomplete="off"
        spellcheck={false}
        aria-invalid={wrong ? 'true' : undefined}
        aria-describedby={wrong ? `message-${name} hint-${name}` : `hint-${name}`}
      />
    </>
  );
}
