import { useView } from '../http/view.ts';
import { circled, pointsOf, REFERENCE } from './content.ts';

interface Props {
  words: string;
  /** Where a figure is looked up, by its number. */
  address(no: number): string | undefined;
}

/** The points of a part; each number of a figure leads to it. */
export function Points({ words, address }: Props) {
  return (
    <ul class="plain points">
      {pointsOf(words).map((point) => (
        <li key={point}>
          <Referring words={point} address={address} />
        </li>
      ))}
    </ul>
  );
}

/** Words in which `[2]` is ② and leads to its figure. */
function Referring({ words, address }: Props) {
  const { t } = useView();
  const pieces = words.split(REFERENCE);
  return (
    <>
      {pieces.map((piece, at) => {
        const to = at % 2 === 1 ? address(Number(piece)) : undefined;
        if (at % 2 === 0) return piece;
        return to === undefined ? (
          `[${piece}]`
        ) : (
          <a key={at} class="ref" href={to} aria-label={t('briefs.reference', { no: piece })}>
            {circled(Number(piece))}
          </a>
        );
      })}
    </>
  );
}
