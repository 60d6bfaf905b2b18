import { DeskKeys, KeyHint, keyed } from '../http/desk-keys.tsx';
import { ErrorSummary } from '../http/error-summary.tsx';
import { useView, type View } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import { type DeskCounts, MOST_COUNTED, type Queue } from './desk.ts';
import { casePath, type DeskFilter, type DeskTab, deskPath, queryOf } from './desk-filter.ts';
import { QueueFilters } from './queue-filters.tsx';
import { QueueTable } from './queue-table.tsx';
import { tabWords } from './queue-words.ts';

export interface QueuePageProps {
  filter: DeskFilter;
  queue: Queue;
  counts: DeskCounts;
  tabs: readonly DeskTab[];
  departments: readonly { id: string; words: string }[];
  /** Whether the officer passes cases on, and may tick several. */
  dispatches: boolean;
  /** Whether the officer writes replies, and has templates. */
  answers: boolean;
  messages: ReadonlyMap<string, string>;
  entered: { note?: string; into?: string };
  /** What was done with those that were ticked. */
  report: { done: number; left: readonly string[] } | undefined;
}

/** Cases by the clock. */
export function InquiryQueuePage(props: QueuePageProps) {
  const { t, href } = useView();
  const { filter, queue, counts, tabs, messages } = props;
  const [first] = queue.cases;
  return (
    <WorkspaceFrame current="inquiries" waiting={{ inquiries: counts.overdue }}>
      <div data-behaviour="desk">
        <ErrorSummary messages={messages} />
        <h1>{t('inquiryDesk.title')}</h1>
        <p class="lead">{t('inquiryDesk.lead_words')}</p>
        <Report report={props.report} />
        <nav class="more" aria-label={t('inquiryDesk.tabs')}>
          <ul class="row plain">
            {tabs.map((tab) => (
              <li key={tab}>
                <a
                  href={href(deskPath + queryOf({ tab }))}
                  aria-current={tab === filter.tab ? 'page' : undefined}
                >
                  {t('moderation.count', { name: t(tabWords[tab]), n: sayCount(t, counts[tab], tab) })}
                </a>
              </li>
            ))}
            {props.answers ? (
              <li>
                <a href={href(`${deskPath}/templates`)}>{t('inquiryDesk.templates')}</a>
              </li>
            ) : null}
          </ul>
        </nav>
        {filter.tab === 'dispatch' ? <p class="sm dim more">{t('inquiryDesk.dispatch_help')}</p> : null}
        <QueueFilters filter={filter} departments={props.departments} />
        {first ? (
          <p class="actions">
            <a class="btn" href={href(casePath(first.number) + queryOf(filter))} {...keyed('J')}>
              {t('moderation.begin')} <KeyHint k="J" />
            </a>
          </p>
        ) : null}
        <QueueTable {...props} />
        {queue.next === undefined ? null : (
          <p class="more">
            <a href={href(deskPath + queryOf(filter, { from: queue.next }))}>{t('inquiryDesk.more')}</a>
          </p>
        )}
        <CaseKeys />
      </div>
    </WorkspaceFrame>
  );
}

const sayCount = (t: View['t'], n: number, tab: DeskTab): string =>
  tab === 'closed' && n > MOST_COUNTED ? t('inquiryDesk.over', { n: MOST_COUNTED }) : String(n);

function Report({ report }: Pick<QueuePageProps, 'report'>) {
  const { t } = useView();
  if (!report) return null;
  return (
    <div class={report.left.length > 0 ? 'note warn more' : 'note more'} role="status">
      <p>{t('inquiryDesk.together_done', { count: report.done })}</p>
      {report.left.length > 0 ? (
        <p>{t('inquiryDesk.together_left', { numbers: report.left.join(t('interviews.comma')) })}</p>
      ) : null}
    </div>
  );
}

export function CaseKeys() {
  const { t } = useView();
  return (
    <DeskKeys
      keys={[
        ['J', undefined, t('moderation.next')],
        ['K', undefined, t('moderation.previous')],
        ['/', undefined, t('moderation.search')],
      ]}
    />
  );
}
