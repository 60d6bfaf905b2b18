import { sayClosing } from '#shared/text/dates.ts';
import { useView } from '../http/view.ts';

interface Props {
  waiting: boolean;
  dueAt: Date | undefined;
  missingYear: string | undefined;
  late: boolean;
}

/** By when an answer is owed, while it is; late is said as it is. */
export function DueLine({ waiting, dueAt, missingYear, late }: Props) {
  const { t, language } = useView();
  if (!waiting) return null;
  // It waits for a day of receipt, a correction, others or a fee.
  if (!dueAt && missingYear === undefined) return <p class="note">{t('asking.due_stands_still')}</p>;
  if (!dueAt) return <p class="note">{t('asking.due_missing_year', { year: missingYear ?? '' })}</p>;
  const time = sayClosing(dueAt, language);
  return late ? (
    <p class="note warn">{t('asking.due_late', { time })}</p>
  ) : (
    <p>{t('asking.due', { time })}</p>
  );
}
