import type { Key } from '#shared/i18n/catalogues.ts';
import type { Text } from '#shared/questionnaire/definition.ts';
import { sayDay } from '#shared/text/dates.ts';
import { channelKey } from '#shared/ui/figure-note.ts';
import type { View } from '../http/view.ts';

const answerWords: { [code: string]: Key } = {
  channel: 'explorer.by_channel',
  day: 'explorer.by_day',
  version: 'explorer.by_version',
};

interface Named {
  code: string;
  label?: Text;
  question?: Text | undefined;
}

/** The exact wording; of a matrix's row with the item's before it. */
export const itemWords = (
  { t, say }: View,
  { label, question }: { label: Text; question?: Text | undefined },
): string => (question ? t('results.row_of', { question: say(question), row: say(label) }) : say(label));

/** What answers are parted or chosen by. */
export const bannerWords = (view: View, { code, label, question }: Named): string => {
  const key = answerWords[code];
  return label ? itemWords(view, { label, question }) : key ? view.t(key) : code;
};

/** One value by which answers are chosen. */
export function valueWords(view: View, sieve: string, { code, text }: { code: string; text?: Text }): string {
  if (text) return view.say(text);
  if (sieve === 'channel') return view.t(channelKey(code));
  if (sieve === 'day') return sayDay(code, view.language);
  return view.t('explorer.version_no', { no: code });
}
