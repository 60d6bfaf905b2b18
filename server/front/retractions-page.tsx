import { sayDay, sayTime } from '#shared/text/dates.ts';
import { dayOf } from '#shared/time.ts';
import { kindWords } from '../http/erratum.tsx';
import { ScrollingTable } from '../http/scrolling-table.tsx';
import type { SignedIn } from '../http/signed-in.ts';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import { holds } from '../staff/roles.ts';
import type { Published } from './published.ts';
import type { Pulled, Standing } from './retractions.ts';

interface Props {
  standing: Standing;
  officer: SignedIn;
}

/** What the department has published, each with the way to take it back, and what was taken back. */
export function RetractionsPage({ standing: { published, pulled }, officer }: Props) {
  const { t, href } = useView();
  return (
    <WorkspaceFrame current="retractions">
      <h1>{t('correcting.retractions')}</h1>
      <p class="dim">{t('correcting.retractions_help')}</p>
      {pulled.length > 0 ? <PulledPart pulled={pulled} /> : null}
      <section class="sec">
        <h2 id="published">{t('correcting.published')}</h2>
        {published.length === 0 ? (
          <p class="empty">{t('correcting.published_none')}</p>
        ) : (
          <PublishedTable published={published} officer={officer} />
        )}
      </section>
      <p class="sec">
        <a href={href('/errata')}>{t('correcting.all_errata')}</a>
      </p>
    </WorkspaceFrame>
  );
}

function PulledPart({ pulled }: { pulled: Pulled[] }) {
  const { t, say, language } = useView();
  return (
    <section class="sec" aria-labelledby="pulled">
      <h2 id="pulled">{t('correcting.pulled_list')}</h2>
      <ul class="plain lines">
        {pulled.map((each) => (
          <li key={`${each.kind} ${each.id}`}>
            <p>
              <span class="tag">{t('correcting.tag_pulled')}</span> <Named found={each} /> ·{' '}
              {sayTime(each.at, language)}
            </p>
            <p class="say words">{say(each.note)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Named({ found }: { found: Published }) {
  const { t, say } = useView();
  const number = found.no === undefined ? '' : ` ${t('correcting.number', { no: found.no })}`;
  return <>{t('common.pair', { name: t(kindWords[found.kind]), value: say(found.title) }) + number}</>;
}

function PublishedTable({ published, officer }: { published: Published[]; officer: SignedIn }) {
  const { t, say, href, language } = useView();
  return (
    <ScrollingTable
      labelledBy="published"
      columns={[
        t('correcting.what'),
        t('correcting.kind'),
        t('correcting.public_since'),
        t('correcting.act'),
      ]}
    >
      {published.map((each) => (
        <tr key={`${each.kind} ${each.id}`}>
          <th scope="row">
            <a href={href(each.address)}>{say(each.title)}</a>
          </th>
          <td>
            {t(kindWords[each.kind])}
            {each.no === undefined ? null : ` ${t('correcting.number', { no: each.no })}`}
          </td>
          <td>{sayDay(dayOf(each.publishedAt), language)}</td>
          <td>
            {holds(officer, 'approver', each.departmentId) ? (
              <a
                href={href(`/workspace/retractions/${each.kind}/${each.id}`)}
                aria-label={t('correcting.pull_of', {
                  kind: t(kindWords[each.kind]),
                  title: say(each.title),
                })}
              >
                {t('correcting.pull')}
              </a>
            ) : (
              t('correcting.approvers_only')
            )}
          </td>
        </tr>
      ))}
    </ScrollingTable>
  );
}
