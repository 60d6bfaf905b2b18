import { partsOf } from '#shared/text/form-times.ts';
import { useView } from '../http/view.ts';
import type { Field } from './fields.ts';
import { described, type FieldProps } from './piece-fields.tsx';

/** A day and a time of day. What is no time yet stands as it was typed. */
export function MomentField(props: FieldProps<Field & { as: 'moment' }>) {
  const { field, name, value, messages } = props;
  const { t } = useView();
  const typed = typeof value === 'string' ? value : '';
  const parts = /T/.test(typed) ? partsOf(typed, false) : undefined;
  const [day = '', time = ''] = parts ? [parts.day, parts.time] : typed.split(' ');
  const message = messages.get(name);
  return (
    <fieldset class={message ? 'field item bad' : 'field more'} id={name} {...described(props)}>
      <legend>{t(field.label)}</legend>
      {message ? (
        <p class="err" id={`${name}-problem`}>
          {message}
        </p>
      ) : null}
      {field.help ? (
        <p class="hint" id={`${name}-help`}>
          {t(field.help)}
        </p>
      ) : null}
      <p class="row">
        <label>
          {t('pieces.day')} <input type="date" name={`${name}.day`} value={day} />
        </label>
        <label>
          {t('pieces.time')}{' '}
          <input type="text" name={`${name}.time`} value={time} inputMode="numeric" size={6} />
        </label>
      </p>
    </fieldset>
  );
}
