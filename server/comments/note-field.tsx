import { useView } from '../http/view.ts';
import type { Given } from './decision-form.ts';

interface NoteProps {
  id: string;
  given: Given | undefined;
  /** The field of the form. */
  name?: string;
  label?: string;
  rows?: number;
}

/** Words for colleagues, or a reason. */
export function NoteField({ id, given, name = 'note', label, rows = 2 }: NoteProps) {
  const { t } = useView();
  const message = given?.problems.get(id);
  return (
    <div class={message ? 'field item bad' : 'field'}>
      <label for={id}>{label ?? t('moderation.note')}</label>
      <Problem id={id} given={given} />
      <textarea id={id} name={name} rows={rows} value={given?.note} {...described(id, given)} />
    </div>
  );
}

/** A note that is rarely needed, put away. */
export function FoldedNote({ id, given }: Pick<NoteProps, 'id' | 'given'>) {
  const { t } = useView();
  return (
    <details open={Boolean(given?.note) || given?.problems.has(id)}>
      <summary>{t('moderation.add_note')}</summary>
      <NoteField id={id} given={given} />
    </details>
  );
}

export function Problem({ id, given }: { id: string; given: Given | undefined }) {
  const message = given?.problems.get(id);
  return message ? (
    <p class="err" id={`${id}-problem`}>
      {message}
    </p>
  ) : null;
}

export const described = (id: string, given: Given | undefined) =>
  given?.problems.has(id) ? { 'aria-invalid': true, 'aria-describedby': `${id}-problem` } : {};
