import { useView } from '../http/view.ts';
import type { Field } from './fields.ts';
import type { DraftContent } from './kinds.ts';
import { type FieldProps, PieceFields } from './piece-fields.tsx';

/** Rows, each with its fields; buttons add one, move it and take it out, and keep what was entered. */
export function RowsField(props: FieldProps<Field & { as: 'list' }>) {
  const { field, name, value, messages } = props;
  const { t } = useView();
  const rows = (Array.isArray(value) ? value : []) as DraftContent[];
  const message = messages.get(name);
  return (
    <fieldset class={message ? 'sec bad' : 'sec'} id={name}>
      <legend>{t(field.label)}</legend>
      {message ? <p class="err">{message}</p> : null}
      {field.help ? <p class="hint">{t(field.help)}</p> : null}
      <input type="hidden" name={`${name}.rows`} value={String(rows.length)} />
      {rows.map((row, at) => {
        const own = `${name}.${at}`;
        const title = t('pieces.row', { row: t(field.one), no: at + 1 });
        return (
          <fieldset class="card more" key={own} id={own}>
            <legend>{title}</legend>
            <PieceFields {...props} fields={field.fields} content={row} outer={own} />
            <p class="row sm">
              {at > 0 ? <RowButton act={`up:${own}`} label={t('pieces.row_up')} of={title} /> : null}
              {at < rows.length - 1 ? (
                <RowButton act={`down:${own}`} label={t('pieces.row_down')} of={title} />
              ) : null}
              <RowButton act={`remove:${own}`} label={t('pieces.row_remove')} of={title} />
            </p>
          </fieldset>
        );
      })}
      <p class="more">
        <button class="btn alt" type="submit" name="act" value={`add:${name}`}>
          {t('pieces.row_add', { row: t(field.one) })}
        </button>
      </p>
    </fieldset>
  );
}

function RowButton({ act, label, of }: { act: string; label: string; of: string }) {
  const { t } = useView();
  return (
    <button
      class="btn alt"
      type="submit"
      name="act"
      value={act}
      aria-label={t('common.pair', { name: of, value: label })}
    >
      {label}
    </button>
  );
}
