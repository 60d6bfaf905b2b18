import type { Text } from '#shared/questionnaire/definition.ts';
import { sayDay } from '#shared/text/dates.ts';
import { ScrollingTable } from '../http/scrolling-table.tsx';
import { useView } from '../http/view.ts';
import type { PolicyDuties, Unexplained } from '../policies/duties.ts';

/** What a department has to do about its policies: explain, clear up, renew. */
export function PolicyDutiesPart({ duties }: { duties: PolicyDuties }) {
  const { t, language } = useView();
  const { unexplained, orphans, expiring, medianDelay, explained } = duties;
  const due = unexplained.length + orphans.length + expiring.length;
  return (
    <section class="sec" aria-labelledby="policies">
      <h2 id="policies">{t('policies.duties')}</h2>
      {medianDelay === undefined ? null : (
        <p>{t('policies.duties_median', { n: explained, days: medianDelay })}</p>
      )}
      {due === 0 ? <p class="empty more">{t('policies.duties_none')}</p> : null}
      {unexplained.length > 0 ? <UnexplainedTable unexplained={unexplained} /> : null}
      {orphans.length > 0 ? (
        <>
          <h3 class="more">{t('policies.duties_orphans')}</h3>
          <ul>
            {orphans.map(({ slug, title }) => (
              <OrphanLine key={slug} title={title} />
            ))}
          </ul>
        </>
      ) : null}
      {expiring.length > 0 ? (
        <>
          <h3 class="more">{t('policies.duties_expiring')}</h3>
          <ul>
            {expiring.map(({ slug, title, expires }) => (
              <li key={slug}>
                <PolicyLink slug={slug} title={title} /> <span class="dim">{sayDay(expires, language)}</span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}

function OrphanLine({ title }: { title: Text }) {
  const { say } = useView();
  return <li>{say(title)}</li>;
}

function PolicyLink({ slug, title }: { slug: string; title: Text }) {
  const { say, href } = useView();
  return <a href={href(`/policies/${slug}`)}>{say(title)}</a>;
}

function UnexplainedTable({ unexplained }: { unexplained: readonly Unexplained[] }) {
  const { t, language } = useView();
  const columns = [t('policies.one'), t('policies.published_on'), t('policies.duties_due')];
  return (
    <>
      <h3 id="unexplained" class="more">
        {t('policies.duties_unexplained')}
      </h3>
      <ScrollingTable labelledBy="unexplained" columns={columns}>
        {unexplained.map(({ slug, title, publishedOn, dueOn, late }) => (
          <tr key={slug}>
            <th scope="row">
              <PolicyLink slug={slug} title={title} />
            </th>
            <td>{sayDay(publishedOn, language)}</td>
            <td>
              {sayDay(dueOn, language)}
              <br />
              <span class={late > 0 ? 'heat' : 'dim'}>
                {late > 0 ? t('policies.duties_late', { days: late }) : t('policies.duties_left')}
              </span>
            </td>
          </tr>
        ))}
      </ScrollingTable>
    </>
  );
}
