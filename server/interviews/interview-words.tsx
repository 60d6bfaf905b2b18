import type { Text } from '#shared/questionnaire/definition.ts';
import { useView, type View } from '../http/view.ts';
import type { Pieces } from './answers.ts';
import { hiddenWords } from './hidden-words.ts';
import type { Phase } from './phases.ts';

/** How full a state’s ring is. */
export const fills = {
  announced: 'none',
  asking: '',
  between: 'half',
  live: 'half',
  over: 'half',
  transcript: 'full',
} as const satisfies { [phase in Phase]: string };

export const phaseKeys = {
  announced: 'interviews.phase_announced',
  asking: 'interviews.phase_asking',
  between: 'interviews.phase_between',
  live: 'interviews.phase_live',
  over: 'interviews.phase_over',
  transcript: 'interviews.phase_transcript',
} as const satisfies { [phase in Phase]: string };

/** Words of the interview; where there are none in the reader’s language, marked as Chinese. */
export function Words({ text, class: name = 'words' }: { text: Text; class?: string }) {
  const { say, language } = useView();
  return (
    <p class={name} lang={foreignTo(text, language)}>
      {say(text)}
    </p>
  );
}

/** The language in which words are shown, where it is not the reader’s. */
export const foreignTo = (text: Text, language: string): string | undefined =>
  text[language] === undefined ? Object.keys(text)[0] : undefined;

/** The language of a name that an asker chose, where it is not the reader’s. */
export const languageOfName = (name: string, language: string): string | undefined =>
  language !== 'zh-CN' && /\p{Script=Han}/u.test(name) ? 'zh-CN' : undefined;

/** Somebody’s words, with a mark in place of each span that is not shown. */
export const sayPieces = ({ t }: Pick<View, 't'>, pieces: Pieces): string =>
  pieces.map((piece) => ('text' in piece ? piece.text : t(hiddenWords[piece.hidden]))).join('');

/** Minutes and seconds from the beginning, `18:05`. */
export const sayOffset = (seconds: number): string =>
  [Math.floor(seconds / 60), seconds % 60].map((part) => String(part).padStart(2, '0')).join(':');
