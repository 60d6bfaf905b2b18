import { sayDay } from '#shared/text/dates.ts';
import { useView } from '../http/view.ts';
import type { Break } from '../questionnaires/version-breaks.ts';

const breakWords = {
  reworded: 'making.break_reworded',
  added: 'making.break_added',
  removed: 'making.break_removed',
  options: 'making.break_options',
} as const;

/** What versions changed of an item, beside its figures. */
export function VersionNotes({ breaks = [] }: { breaks: Break[] | undefined }) {
  const { t, say, language } = useView();
  return (
    <>
      {breaks.map(({ kind, no, day, note }) => (
        <p key={`${no} ${kind}`} class="note sm more">
          {t(breakWords[kind], { day: sayDay(day, language), no })}
          {note ? ` · ${t('making.break_note', { note: say(note) })}` : null}
        </p>
      ))}
    </>
  );
}
