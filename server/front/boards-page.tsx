import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import type { Board } from './boards.ts';
import { BoardsTable } from './boards-table.tsx';

interface Props {
  boards: Board[];
  /** Whether the officer reads what is in preparation. */
  prepares: boolean;
}

/** The department's consultations. */
export function BoardsPage({ boards, prepares }: Props) {
  const { t, href } = useView();
  return (
    <WorkspaceFrame current="consultations">
      <h1 id="consultations">{t('boards.title')}</h1>
      {prepares ? (
        <p class="actions">
          <a class="btn alt" href={href('/workspace/preparations')}>
            {t('boards.prepare')}
          </a>
        </p>
      ) : null}
      <div class="sec">
        {boards.length === 0 ? (
          <p class="empty">{t('boards.none')}</p>
        ) : (
          <BoardsTable boards={boards} labelledBy="consultations" />
        )}
      </div>
    </WorkspaceFrame>
  );
}
