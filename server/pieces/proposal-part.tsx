import { useView } from '../http/view.ts';
import type { Approval } from '../staff/approval-records.ts';
import type { DeskState } from './desk.ts';
import type { Obstacle, PieceKind } from './kinds.ts';
import { controlOf, sayObstacle } from './piece-words.ts';
import type { Piece } from './pieces.ts';

interface Props {
  kind: PieceKind;
  piece: Piece;
  state: DeskState;
  obstacles: readonly Obstacle[];
  approval: Approval | undefined;
  problems: ReadonlyMap<string, string>;
  typed: { [field: string]: string };
}

/** What is missing before a piece can be put forward; where nothing is, the way to do it. */
export function ProposalPart({ kind, piece, state, obstacles, approval, problems, typed }: Props) {
  const view = useView();
  const { t, href } = view;
  if (approval?.state === 'waiting' || state === 'retracted') return null;
  if (obstacles.length > 0)
    return (
      <section class="note warn more" aria-labelledby="missing">
        <h2 id="missing">{t('pieces.not_ready')}</h2>
        <ul class="plain lines">
          {obstacles.map((each) => (
            <li key={each.field + each.key}>
              <a href={`#${controlOf(each)}`}>{sayObstacle(view, kind.fields, each)}</a>
            </li>
          ))}
        </ul>
      </section>
    );
  const problem = problems.get('note');
  return (
    <form class="card more" method="post" action={href(`/workspace/pieces/${piece.id}/proposals`)}>
      <h2>{t('pieces.propose_title')}</h2>
      <p>{t('pieces.propose_help')}</p>
      {piece.publishedNo === undefined ? null : (
        <div class="cols even more">
          <div class={problem ? 'field item bad' : 'field'}>
            <label for="note">{t('pieces.note')}</label>
            {problem ? (
              <p class="err" id="note-problem">
                {problem}
              </p>
            ) : null}
            <input
              type="text"
              id="note"
              name="note"
              value={typed.note ?? ''}
              autocomplete="off"
              aria-invalid={problem ? true : undefined}
              aria-describedby={problem ? 'note-problem note-help' : 'note-help'}
            />
            <p class="hint" id="note-help">
              {t('pieces.note_help')}
            </p>
          </div>
          <div class="field">
            <label for="note.en">{t('accounts.in_english', { field: t('pieces.note') })}</label>
            <input
              type="text"
              id="note.en"
              name="note.en"
              value={typed['note.en'] ?? ''}
              autocomplete="off"
              lang="en"
            />
          </div>
        </div>
      )}
      <p class="more">
        <button class="btn" type="submit">
          {t('pieces.propose')}
        </button>
      </p>
    </form>
  );
}
