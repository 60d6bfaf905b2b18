import { ScrollingTable } from '../http/scrolling-table.tsx';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import type { Found } from './exchange.ts';
import type { Looked } from './exchange-taking.ts';
import { exchangePath, foundWords, sayRefusal } from './exchange-words.ts';

/** Rows that one page shows. */
const SHOWN = 200;

/** What needs eyes comes first. */
const order = ['refused', 'changed', 'waiting', 'new', 'newer', 'newer_here', 'decided', 'same'] as const;
const fills: { [kind in Found['kind']]: string } = {
  new: 'full',
  newer: 'half',
  same: 'none',
  newer_here: 'none',
  changed: 'tell',
  waiting: 'tell',
  decided: 'none',
  refused: 'tell',
};

interface Props {
  looked: readonly Looked[];
  /** The file once more, for the form that takes it. */
  packed: string;
  /** How many are done, while it is being taken. */
  done?: number | undefined;
}

/** What a file holds before it is taken; and how far it is while it is taken, portion by portion. */
export function ExchangePreviewPage({ looked, packed, done }: Props) {
  const { t, href } = useView();
  const counts = order.map((kind) => [kind, looked.filter((each) => each.kind === kind).length] as const);
  const total = looked.length;
  const useful = looked.some(({ kind }) => kind === 'new' || kind === 'newer' || kind === 'changed');
  return (
    <WorkspaceFrame current="inquiries">
      <p class="sm">
        <a href={href(exchangePath)}>{t('exchange.to_start')}</a>
      </p>
      <h1>{t(done === undefined ? 'exchange.preview' : 'exchange.taking')}</h1>
      {done === undefined ? (
        <p class="lead">{t('exchange.preview_lead', { count: total })}</p>
      ) : (
        <p class={done < total ? 'note' : 'note ok'} role="status">
          {t('exchange.taken_of', { done, all: total })} {done < total ? null : t('exchange.all_done')}
        </p>
      )}
      <p class="row more">
        {counts
          .filter(([, n]) => n > 0)
          .map(([kind, n]) => (
            <span key={kind} class={`st ${fills[kind]}`}>
              {t(foundWords[kind])} <span class="num">{n}</span>
            </span>
          ))}
      </p>
      {done === undefined && !useful ? <p class="note more">{t('exchange.nothing_to_take')}</p> : null}
      {(done === undefined && useful) || (done !== undefined && done < total) ? (
        <form class="more" method="post" action={href(`${exchangePath}/taking`)}>
          <input type="hidden" name="packed" value={packed} />
          <input type="hidden" name="from" value={done ?? 0} />
          {done === undefined ? <p class="hint">{t('exchange.take_help')}</p> : null}
          <p class="actions">
            <button class="btn" type="submit">
              {t(done === undefined ? 'exchange.take' : 'exchange.go_on')}
            </button>
          </p>
        </form>
      ) : null}
      <Cases looked={looked} linked={done !== undefined} />
    </WorkspaceFrame>
  );
}

function Cases({ looked, linked }: Pick<Props, 'looked'> & { linked: boolean }) {
  const view = useView();
  const { t, href } = view;
  const shown = looked
    .filter(({ kind }) => kind !== 'same')
    .toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || a.place - b.place)
    .slice(0, SHOWN);
  if (shown.length === 0) return null;
  const columns = [
    t('exchange.column_place'),
    t('exchange.column_number'),
    t('exchange.column_what'),
    t('exchange.column_acts'),
    t('exchange.column_why'),
  ];
  return (
    <section class="sec">
      <h2 id="cases" class="sm">
        {t('exchange.listed_first', { limit: SHOWN })}
      </h2>
      <ScrollingTable labelledBy="cases" columns={columns} numbers={[columns[0] ?? '', columns[3] ?? '']}>
        {shown.map(({ place, number, kind, acts, refusal }) => (
          <tr key={place}>
            <td class="r">{place}</td>
            <th scope="row">
              {kind === 'waiting' || (linked && kind === 'changed') ? (
                <a href={href(`${exchangePath}/${number}`)}>{number}</a>
              ) : (
                number
              )}
            </th>
            <td>
              <span class={`st ${fills[kind]}`}>{t(foundWords[kind])}</span>
            </td>
            <td class="r">{acts || ''}</td>
            <td>{refusal ? sayRefusal(view, refusal) : ''}</td>
          </tr>
        ))}
      </ScrollingTable>
    </section>
  );
}
