import { ErrorSummary } from '../http/error-summary.tsx';
import { useView } from '../http/view.ts';

interface Props {
  label: string;
  written: string;
  wrong?: boolean;
}

/** Asks how far a case is by its number. */
export function NumberForm({ label, written, wrong = false }: Props) {
  const { t, href } = useView();
  return (
    <>
      <ErrorSummary messages={new Map(wrong ? [['number', t('asking.number_unknown')]] : [])} />
      <form class="card field" method="get" action={href('/inquiries/progress')}>
        <label for="number">{label}</label>
        <p class="hint" id="number-hint">
          {t('asking.number_hint')}
        </p>
        {wrong ? (
          <p class="err" id="number-message">
            {t('asking.number_unknown')}
          </p>
        ) : null}
        <p class="join">
          <input
            type="text"
            id="number"
            name="number"
            autocomplete="off"
            value={written}
            aria-invalid={wrong ? 'true' : undefined}
            aria-describedby={wrong ? 'number-message number-hint' : 'number-hint'}
          />
          <button class="btn" type="submit">
            {t('asking.look_up')}
          </button>
        </p>
      </form>
    </>
  );
}
