import type { ComponentProps } from 'preact';
import { KeyHint, keyed } from '../http/desk-keys.tsx';
import { ErrorSummary } from '../http/error-summary.tsx';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import type { Queue } from './desk.ts';
import { Acts, type ActsProps } from './desk-acts.tsx';
import { casePath, type DeskFilter, deskPath, queryOf } from './desk-filter.ts';
import { Reader, type ReaderProps } from './desk-reader.tsx';
import { QueueColumn } from './queue-column.tsx';
import { CaseKeys } from './queue-page.tsx';

export type CaseConflict =
  | 'inquiry-changed'
  | 'inquiry-not-in-this-state'
  | 'own-extension'
  | 'extension-too-late'
  | 'inquiry-into-missing';

export interface CasePageProps extends ReaderProps, Omit<ActsProps, 'inquiry' | 'query'> {
  filter: DeskFilter;
  queue: Queue;
  /** Why an act was not taken. */
  conflict: CaseConflict | undefined;
}

/** Queue, case, and what can be done with it. */
export function CasePage(props: CasePageProps) {
  const { t, href } = useView();
  const { inquiry, queue, filter, conflict } = props;
  const { number } = inquiry.row;
  const query = queryOf(filter);
  const at = queue.cases.findIndex((each) => each.number === number);
  const acts: ComponentProps<typeof Acts> = { ...props, query };
  return (
    <WorkspaceFrame current="inquiries">
      <div data-behaviour="desk">
        <ErrorSummary messages={props.messages} />
        <h1 lang={inquiry.row.title ? inquiry.row.language : undefined}>{inquiry.row.title ?? number}</h1>
        {conflict ? <Conflict {...props} conflict={conflict} /> : null}
        <nav class="row more" aria-label={t('inquiryDesk.moves')}>
          <a href={href(deskPath + query)}>{t('moderation.to_queue')}</a>
          <Move to={queue.cases[at - 1]?.number} words={t('moderation.previous')} k="K" query={query} />
          <Move to={queue.cases[at + 1]?.number} words={t('moderation.next')} k="J" query={query} />
        </nav>
        <div class="desk reading sec">
          <QueueColumn queue={queue} filter={filter} current={number} />
          <Reader {...props} />
          <Acts {...acts} />
        </div>
        <CaseKeys />
      </div>
    </WorkspaceFrame>
  );
}

interface MoveProps {
  to: string | undefined;
  words: string;
  k: string;
  query: string;
}

function Move({ to, words, k, query }: MoveProps) {
  const { href } = useView();
  if (to === undefined) return null;
  return (
    <a href={href(casePath(to) + query)} {...keyed(k)}>
      {words} <KeyHint k={k} />
    </a>
  );
}

/** Why nothing was done. What was written stands in its form, or here where its form is gone. */
function Conflict({ conflict, may, tried, entered }: CasePageProps & { conflict: CaseConflict }) {
  const { t } = useView();
  const written = Object.values(entered).filter((words) => [...words].length > 20);
  return (
    <div class="note warn more" role="alert">
      <p>
        <b>{t(`error.${conflict}`)}</b>
      </p>
      <p>{t(`error.${conflict}_help`)}</p>
      <p>{t('moderation.nothing_kept')}</p>
      {tried && !may.has(tried)
        ? written.map((words) => (
            <p key={words} class="words">
              {words}
            </p>
          ))
        : null}
    </div>
  );
}
