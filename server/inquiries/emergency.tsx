import { useView } from '../http/view.ts';

const numbers = [
  { number: '110', label: 'asking.emergency_110' },
  { number: '119', label: 'asking.emergency_119' },
  { number: '120', label: 'asking.emergency_120' },
  { number: '122', label: 'asking.emergency_122' },
] as const;

/** Whom to call when every minute counts. */
export function EmergencyNumbers() {
  const { t } = useView();
  return (
    <ul class="row plain">
      {numbers.map(({ number, label }) => (
        <li key={number} class="when">
          <a class="btn alt" href={`tel:${number}`}>
            <b>{number}</b> {t(label)}
          </a>
        </li>
      ))}
    </ul>
  );
}
