import type { Key } from '#shared/i18n/catalogues.ts';
import { type PostedForm, wordsIn } from './posted-form.ts';
import { useView } from './view.ts';

const secrets: { [name: string]: Key } = {
  password: 'staff.password',
  again: 'setup.again',
  old: 'security.old_password',
  recovery: 'security.recovery_code',
  code: 'security.code',
};

/** The words of a form, to be read. */
export function PostedWords({ form }: { form: PostedForm }) {
  const { t } = useView();
  const words = wordsIn(form);
  if (words.length === 0) return <p class="dim">{t('common.no_words')}</p>;
  return (
    <>
      {words.map((text, i) => (
        <p class="say words" key={i}>
          {text}
        </p>
      ))}
    </>
  );
}

/** The same form again: what was entered goes along, secrets and files are asked for once more. */
export function SendAgain({ form, button, leave }: { form: PostedForm; button: Key; leave: [string, Key] }) {
  const { t, href } = useView();
  const { action, fields, secrets: hidden, files } = form;
  return (
    <form method="post" action={action} encType={files.length > 0 ? 'multipart/form-data' : undefined}>
      {fields.map(([name, value], i) => (
        <input type="hidden" key={i} name={name} value={value} />
      ))}
      {hidden.length > 0 ? <p>{t('common.secrets_again')}</p> : null}
      {hidden.map((name) => (
        <Asked key={name} name={name} named={secrets[name] ?? 'staff.password'} type={typeOf(name)} />
      ))}
      {files.length > 0 ? <p>{t('common.file_again')}</p> : null}
      {files.map((name) => (
        <Asked key={name} name={name} named="common.file" type="file" />
      ))}
      <p class="actions">
        <button class="btn" type="submit">
          {t(button)}
        </button>
        <a href={href(leave[0])}>{t(leave[1])}</a>
      </p>
    </form>
  );
}

type Kind = 'text' | 'password' | 'file';

const typeOf = (name: string): Kind => (name === 'code' || name === 'recovery' ? 'text' : 'password');

function Asked({ name, named, type }: { name: string; named: Key; type: Kind }) {
  const { t } = useView();
  const given = { id: `again-${name}`, name, autocomplete: 'off', required: true };
  return (
    <div class="field item">
      <label for={given.id}>{t(named)}</label>
      {type === 'text' ? <input type="text" {...given} /> : <input type={type} {...given} />}
    </div>
  );
}
