import type { Text } from '#shared/questionnaire/definition.ts';
import { useView } from '../http/view.ts';
import { type Field, within } from './fields.ts';
import type { DraftContent, PieceKindName } from './kinds.ts';
import { MomentField } from './moment-field.tsx';
import { RowsField } from './rows-field.tsx';

/** What of other pieces and files may be chosen. */
export interface Offers {
  pieces: ReadonlyMap<PieceKindName, readonly { slug: string; title: Text }[]>;
  /** Those with a public outcome. */
  consultations: readonly { slug: string; title: Text }[];
  files: readonly { id: string; name: string; mediaType: string }[];
}

export interface FieldsProps {
  fields: readonly Field[];
  content: DraftContent;
  outer?: string;
  offers: Offers;
  /** What is wrong, by the name of the field. */
  messages: ReadonlyMap<string, string>;
}

/** The fields of a piece, one below the other. */
export function PieceFields({ fields, content, outer = '', ...rest }: FieldsProps) {
  return (
    <>
      {fields.map((field) => (
        <PieceField
          key={field.name}
          {...rest}
          field={field}
          name={within(outer, field.name)}
          value={field.name === '' ? content : content[field.name]}
        />
      ))}
    </>
  );
}

export type FieldProps<F extends Field = Field> = Omit<FieldsProps, 'fields' | 'content' | 'outer'> & {
  field: F;
  name: string;
  value: unknown;
};

const stringOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

function PieceField(props: FieldProps) {
  const { field, name, value } = props;
  const { t } = useView();
  switch (field.as) {
    case 'text':
      return <TextField {...props} field={field} />;
    case 'list':
      return <RowsField {...props} field={field} />;
    case 'group':
      return (
        <fieldset class="sec">
          <legend>{t(field.label)}</legend>
          {field.help ? <p class="hint">{t(field.help)}</p> : null}
          <PieceFields
            {...props}
            fields={field.fields}
            content={(value ?? {}) as DraftContent}
            outer={name}
          />
        </fieldset>
      );
    case 'flag':
      return (
        <p class="field more">
          <label class="check">
            <input type="checkbox" id={name} name={name} value="1" checked={value === true} />{' '}
            {t(field.label)}
          </label>
        </p>
      );
    case 'moment':
      return <MomentField {...props} field={field} />;
    case 'choices':
    case 'pieces':
      return <ChoicesField {...props} field={field} />;
    case 'choice':
    case 'piece':
    case 'consultation':
    case 'file':
      return <ChoiceField {...props} field={field} />;
    default:
      return <LineField {...props} />;
  }
}

/** The label, what is wrong and the help of a field, around its control. */
export function Around({
  field,
  name,
  messages,
  lang,
  children,
}: Pick<FieldProps, 'field' | 'name' | 'messages'> & { lang?: 'en'; children: preact.ComponentChildren }) {
  const { t } = useView();
  const message = messages.get(name);
  return (
    <div class={message ? 'field item bad' : 'field more'}>
      <label for={name}>{lang ? t('accounts.in_english', { field: t(field.label) }) : t(field.label)}</label>
      {message ? (
        <p class="err" id={`${name}-problem`}>
          {message}
        </p>
      ) : null}
      {children}
      {field.help && !lang ? (
        <p class="hint" id={`${name}-help`}>
          {t(field.help)}
        </p>
      ) : null}
    </div>
  );
}

export const described = (
  { field, name, messages }: Pick<FieldProps, 'field' | 'name' | 'messages'>,
  help = true,
) => {
  const ids = [
    ...(messages.has(name) ? [`${name}-problem`] : []),
    ...(field.help && help ? [`${name}-help`] : []),
  ];
  return {
    ...(messages.has(name) ? { 'aria-invalid': true } : {}),
    ...(ids.length > 0 ? { 'aria-describedby': ids.join(' ') } : {}),
  };
};

function TextField(props: FieldProps<Field & { as: 'text' }>) {
  const { field, name, value } = props;
  const text = (typeof value === 'object' && value !== null ? value : {}) as Partial<Text>;
  const control = (language: 'zh-CN' | 'en') => {
    const own = language === 'en' ? `${name}.en` : name;
    const common = {
      id: own,
      name: own,
      lang: language,
      ...described({ ...props, name: own }, language !== 'en'),
    };
    return field.rows ? (
      <textarea {...common} rows={field.rows}>
        {text[language] ?? ''}
      </textarea>
    ) : (
      <input type="text" {...common} value={text[language] ?? ''} autocomplete="off" />
    );
  };
  return (
    <div class="cols even more">
      <Around {...props}>{control('zh-CN')}</Around>
      <Around {...props} name={`${name}.en`} lang="en">
        {control('en')}
      </Around>
    </div>
  );
}

function LineField(props: FieldProps) {
  const { field, name, value } = props;
  const common = {
    id: name,
    name,
    value: stringOf(value),
    autocomplete: 'off',
    ...described(props),
  } as const;
  return (
    <Around {...props}>
      {field.as === 'day' ? (
        <input type="date" {...common} />
      ) : (
        <input type="text" inputMode={field.as === 'number' ? 'decimal' : 'text'} {...common} />
      )}
    </Around>
  );
}

interface Offered {
  value: string;
  words: string;
}

function offered(
  { field, offers }: Pick<FieldProps, 'field' | 'offers'>,
  view: ReturnType<typeof useView>,
): Offered[] {
  const { t, say } = view;
  if (field.as === 'choice' || field.as === 'choices')
    return field.choices.map(({ value, label }) => ({ value, words: t(label) }));
  if (field.as === 'piece' || field.as === 'pieces')
    return field.of.flatMap((kind) =>
      (offers.pieces.get(kind) ?? []).map(({ slug, title }) => ({ value: slug, words: say(title) })),
    );
  if (field.as === 'consultation')
    return offers.consultations.map(({ slug, title }) => ({ value: slug, words: say(title) }));
  if (field.as === 'file')
    return offers.files
      .filter(({ mediaType }) => field.media.some((media) => mediaType.includes(media)))
      .map(({ id, name }) => ({ value: id, words: name }));
  return [];
}

function ChoiceField(props: FieldProps) {
  const { name, value } = props;
  const view = useView();
  return (
    <Around {...props}>
      <select id={name} name={name} {...described(props)}>
        <option value="">{view.t('pieces.choose')}</option>
        {offered(props, view).map((each) => (
          <option key={each.value} value={each.value} selected={each.value === value}>
            {each.words}
          </option>
        ))}
      </select>
    </Around>
  );
}

function ChoicesField(props: FieldProps) {
  const { field, name, value, messages } = props;
  const view = useView();
  const chosen: unknown[] = Array.isArray(value) ? value : [];
  const message = messages.get(name);
  return (
    <fieldset class={message ? 'field item bad' : 'field more'} id={name} {...described(props)}>
      <legend>{view.t(field.label)}</legend>
      {message ? (
        <p class="err" id={`${name}-problem`}>
          {message}
        </p>
      ) : null}
      {field.help ? (
        <p class="hint" id={`${name}-help`}>
          {view.t(field.help)}
        </p>
      ) : null}
      {offered(props, view).map((each) => (
        <label class="check" key={each.value}>
          <input type="checkbox" name={name} value={each.value} checked={chosen.includes(each.value)} />{' '}
          {each.words}
        </label>
      ))}
    </fieldset>
  );
}
