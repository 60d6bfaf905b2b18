import { sayTime } from '#shared/text/dates.ts';
import { ErrorSummary } from '../http/error-summary.tsx';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import type { Approval } from '../staff/approval-records.ts';
import type { Obstacle, PieceKind } from './kinds.ts';
import { type Offers, PieceFields } from './piece-fields.tsx';
import { controlOf, isTitled, sayObstacle } from './piece-words.ts';
import type { Piece } from './pieces.ts';
import type { PieceVersion } from './versions.ts';

interface Props {
  kind: PieceKind;
  piece: Piece;
  offers: Offers;
  obstacles: readonly Obstacle[];
  versions: readonly PieceVersion[];
  approval: Approval | undefined;
  writes: boolean;
  /** What could not be kept, by field. */
  problems: ReadonlyMap<string, string>;
}

/** Where an editor enters a piece and puts it before the approvers. */
export function PiecePage(props: Props) {
  const { kind, piece, offers, writes, problems, obstacles } = props;
  const view = useView();
  const { t, say, href } = view;
  const root = `/workspace/pieces/${piece.id}`;
  const marks = new Map([
    ...obstacles.map((each) => [controlOf(each), sayObstacle(view, kind.fields, each)] as const),
    ...problems,
  ]);
  return (
    <WorkspaceFrame current="pieces">
      <ErrorSummary messages={problems} />
      <p class="sm">
        <a href={href(`/workspace/pieces/kinds/${kind.kind}`)}>{t(kind.words.many)}</a>
      </p>
      <h1>{isTitled(kind, piece) ? say(kind.title(piece.content)) : t('pieces.untitled')}</h1>
      <Standing {...props} />
      {problems.size === 0 ? <Proposal {...props} /> : null}
      {writes ? (
        <form class="sec" method="post" action={href(root)} novalidate>
          <input type="hidden" name="revision" value={String(piece.revision)} />
          {/* The first button is what Enter presses. */}
          <p class="more">
            <button class="btn" type="submit" name="act" value="save">
              {t('pieces.save')}
            </button>
          </p>
          {piece.publishedNo === undefined ? (
            <div class={problems.has('slug') ? 'field item bad' : 'field more'}>
              <label for="slug">{t('pieces.slug')}</label>
              <input
                type="text"
                id="slug"
                name="slug"
                value={piece.slug}
                autocapitalize="none"
                spellcheck={false}
              />
              <p class="hint">{t('pieces.slug_help')}</p>
            </div>
          ) : (
            <input type="hidden" name="slug" value={piece.slug} />
          )}
          <PieceFields fields={kind.fields} content={piece.content} offers={offers} messages={marks} />
          <p class="actions sec">
            <button class="btn" type="submit" name="act" value="save">
              {t('pieces.save')}
            </button>
          </p>
        </form>
      ) : null}
    </WorkspaceFrame>
  );
}

function Standing({ kind, piece, versions, approval }: Props) {
  const { t, href, language } = useView();
  return (
    <div class="stack">
      {approval ? (
        <p>
          <a href={href(`/workspace/approvals/${approval.id}`)}>
            {t(approval.state === 'waiting' ? 'pieces.state_waiting' : 'pieces.last_approval')}
          </a>
        </p>
      ) : null}
      {versions.length > 0 ? (
        <ul class="plain">
          {versions.map(({ no, proposedAt, publishedAt }) => (
            <li key={no}>
              <a href={href(`/workspace/pieces/${piece.id}/versions/${no}`)}>{t('pieces.version', { no })}</a>{' '}
              {publishedAt
                ? t('pieces.published_at', { time: sayTime(publishedAt, language) })
                : t('pieces.proposed_at', { time: sayTime(proposedAt, language) })}
            </li>
          ))}
        </ul>
      ) : null}
      {piece.publishedNo === undefined ? null : (
        <p>
          <a href={href(kind.address(piece.slug, piece.content))}>{t('pieces.see_public')}</a>
        </p>
      )}
    </div>
  );
}

function Proposal({ kind, piece, obstacles, approval, writes }: Props) {
  const view = useView();
  const { t, href } = view;
  if (!writes || approval?.state === 'waiting') return null;
  if (obstacles.length > 0)
    return (
      <section class="note warn" aria-labelledby="missing">
        <h2 id="missing">{t('pieces.not_ready')}</h2>
        <ul>
          {obstacles.map((each) => (
            <li key={each.field + each.key}>
              <a href={`#${controlOf(each)}`}>{sayObstacle(view, kind.fields, each)}</a>
            </li>
          ))}
        </ul>
      </section>
    );
  return (
    <form class="card more" method="post" action={href(`/workspace/pieces/${piece.id}/proposals`)}>
      <h2>{t('pieces.propose_title')}</h2>
      {piece.publishedNo === undefined ? null : (
        <div class="cols even more">
          <p class="field">
            <label for="note">{t('pieces.note')}</label>
            <input type="text" id="note" name="note" autocomplete="off" />
          </p>
          <p class="field">
            <label for="note.en">{t('accounts.in_english', { field: t('pieces.note') })}</label>
            <input type="text" id="note.en" name="note.en" autocomplete="off" lang="en" />
          </p>
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
