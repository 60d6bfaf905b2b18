import type { ComponentChildren } from 'preact';
import { sayTime } from '#shared/text/dates.ts';
import { ErrorSummary } from '../http/error-summary.tsx';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import type { Approval } from '../staff/approval-records.ts';
import type { DeskState } from './desk.ts';
import type { Difference } from './differences.ts';
import { DifferencesTable } from './differences-table.tsx';
import type { PieceFile } from './files.ts';
import { FilesPart } from './files-part.tsx';
import type { Obstacle, PieceKind } from './kinds.ts';
import { LivesPart } from './lives-part.tsx';
import { type Offers, PieceFields } from './piece-fields.tsx';
import { PieceReading } from './piece-reading.tsx';
import { controlOf, isTitled, sayObstacle } from './piece-words.ts';
import type { Piece } from './pieces.ts';
import { ProposalPart } from './proposal-part.tsx';
import { SlugField } from './slug-field.tsx';
import { StateMark } from './state-mark.tsx';
import type { PieceVersion } from './versions.ts';

interface Props {
  kind: PieceKind;
  piece: Piece;
  state: DeskState;
  offers: Offers;
  files: readonly PieceFile[];
  obstacles: readonly Obstacle[];
  versions: readonly PieceVersion[];
  approval: Approval | undefined;
  writes: boolean;
  /** What could not be kept or done, by field. */
  problems: ReadonlyMap<string, string>;
  /** What its kind adds for those who write it. */
  aside?: ComponentChildren;
  /** How what was entered differs from what a colleague kept meanwhile. */
  conflict: readonly Difference[];
  /** What was typed in a form apart. */
  typed: { [field: string]: string };
}

/** Where an editor enters a piece and puts it before the approvers; everybody else of the department reads it. */
export function PiecePage(props: Props) {
  const { kind, piece, state, files, writes, problems, conflict } = props;
  const { t, say, href } = useView();
  return (
    <WorkspaceFrame current="pieces">
      <ErrorSummary messages={problems} />
      <p class="sm">
        <a href={href(`/workspace/pieces/kinds/${kind.kind}`)}>{t(kind.words.many)}</a>
      </p>
      <h1>{isTitled(kind, piece) ? say(kind.title(piece.content)) : t('pieces.untitled')}</h1>
      <p>
        <StateMark state={state} no={piece.publishedNo} />
      </p>
      {conflict.length > 0 ? <Conflict {...{ conflict, files }} /> : null}
      <Standing {...props} />
      {props.aside}
      {writes && !problems.has('slug') && conflict.length === 0 ? <ProposalPart {...props} /> : null}
      {writes ? (
        <EntryForm {...props} />
      ) : (
        <PieceReading fields={kind.fields} content={piece.content} files={files} />
      )}
      <FilesPart id={piece.id} files={files} writes={writes} problem={problems.get('file')} />
      {writes ? <LivesPart {...props} /> : null}
    </WorkspaceFrame>
  );
}

/** What both wrote: theirs is kept, one's own stands in the form below. */
function Conflict({ conflict, files }: Pick<Props, 'conflict' | 'files'>) {
  const { t } = useView();
  return (
    <div class="note warn more">
      <h2 id="conflict">{t('pieces.conflict')}</h2>
      <p>{t('pieces.conflict_help')}</p>
      <DifferencesTable
        differences={conflict}
        files={files}
        labelledBy="conflict"
        columns={[t('pieces.theirs'), t('pieces.yours')]}
        toForm
      />
    </div>
  );
}

function EntryForm({ kind, piece, offers, problems, obstacles }: Props) {
  const view = useView();
  const { t, href } = view;
  const marks = new Map([
    ...obstacles.map((each) => [controlOf(each), sayObstacle(view, kind.fields, each)] as const),
    ...problems,
  ]);
  return (
    <form class="sec" method="post" action={href(`/workspace/pieces/${piece.id}`)} novalidate>
      <input type="hidden" name="revision" value={String(piece.revision)} />
      {/* The first button is what Enter presses. */}
      <p class="row">
        <button class="btn" type="submit" name="act" value="save">
          {t('pieces.save')}
        </button>
        <a href={href(`/workspace/pieces/${piece.id}/preview`)}>{t('pieces.preview')}</a>
      </p>
      {piece.publishedNo === undefined ? (
        <SlugField value={piece.slug} problem={problems.get('slug')} />
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
  );
}

function Standing({ kind, piece, state, versions, approval }: Props) {
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
      {piece.publishedNo === undefined || state === 'retracted' ? null : (
        <p>
          <a href={href(kind.address(piece.slug, piece.content))}>{t('pieces.see_public')}</a>
        </p>
      )}
    </div>
  );
}
