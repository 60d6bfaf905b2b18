import { partyWords } from '#shared/term-words.ts';
import { useView } from '../http/view.ts';
import { type CommentForm, ownKinds } from './comment-form.ts';
import { described, FieldMessage } from './field-message.tsx';

interface Props {
  form: CommentForm;
  messages: ReadonlyMap<string, string>;
  /** The round asks for a way to reach the author. */
  contactNeeded: boolean;
}

/** Who is speaking, how it may be shown, and how to reach them. */
export function AuthorFields({ form, messages, contactNeeded }: Props) {
  const { t } = useView();
  const { party } = form;
  const kinds = ownKinds.some((kind) => kind === party.kind) ? ownKinds : [...ownKinds, party.kind];
  return (
    <section class="sec" aria-labelledby="author">
      <h2 id="author">{t('comments.author')}</h2>
      <fieldset class="item">
        <legend>{t('comments.party')}</legend>
        <div class="opts">
          {kinds.map((kind) => (
            <label class="opt" key={kind}>
              <input type="radio" name="party" value={kind} checked={party.kind === kind} />
              {t(partyWords[kind])}
            </label>
          ))}
        </div>
      </fieldset>
      <Line
        field="name"
        label={t('comments.name_optional')}
        hint={t('comments.name_hint')}
        value={party.name}
        messages={messages}
      />
      <Tick name="hide" label={t('comments.hide')} checked={form.hide} />
      <Line
        field="contact"
        label={t(contactNeeded ? 'comments.contact' : 'comments.contact_optional')}
        hint={t(form.correction?.hasContact ? 'comments.contact_again' : 'comments.contact_hint')}
        value={form.contact}
        messages={messages}
      />
      {form.correction?.hasContact ? (
        <Tick name="remove_contact" label={t('comments.remove_contact')} checked={form.removeContact} />
      ) : null}
    </section>
  );
}

function Tick({ name, label, checked }: { name: string; label: string; checked: boolean }) {
  return (
    <div class="item">
      <div class="opts">
        <label class="opt">
          <input type="checkbox" name={name} value="yes" checked={checked} />
          {label}
        </label>
      </div>
    </div>
  );
}

interface LineProps {
  field: string;
  label: string;
  hint: string;
  value: string;
  messages: ReadonlyMap<string, string>;
}

function Line({ field, label, hint, value, messages }: LineProps) {
  return (
    <div class="item field">
      <label for={field}>{label}</label>
      <p class="hint" id={`hint-${field}`}>
        {hint}
      </p>
      <FieldMessage field={field} messages={messages} />
      <input
        type="text"
        id={field}
        name={field}
        value={value}
        autocomplete="off"
        aria-invalid={messages.has(field) ? 'true' : undefined}
        aria-describedby={described(field, messages, `hint-${field}`)}
      />
    </div>
  );
}
