import { partyWords, stanceWords } from '#shared/term-words.ts';
import { sayClause } from '../drafts/clause-words.ts';
import { useView } from '../http/view.ts';
import type { GroupPageProps } from './group-page.tsx';
import { clauseOf } from './group-records.ts';
import type { Opinion } from './opinions.ts';
import { OpinionWords, Shown } from './words.tsx';

/** The opinions of a group, each with the way out of it. */
export function GroupMembers(props: GroupPageProps) {
  const { t, href } = useView();
  const { consultation, group, members, page, pages } = props;
  const address = (no: number) =>
    href(`/workspace/consultations/${consultation.slug}/groups/${group.no}?page=${no}`);
  return (
    <section aria-labelledby="members">
      <h2 id="members">{t('dispositions.members')}</h2>
      {members.length === 0 ? <p class="empty">{t('dispositions.empty_group')}</p> : null}
      <ul class="plain stack">
        {members.map((opinion) => (
          <Member key={opinion.id} opinion={opinion} {...props} />
        ))}
      </ul>
      {pages > 1 ? (
        <nav class="pager" aria-label={t('dispositions.pages')}>
          {page > 1 ? <a href={address(page - 1)}>{t('dispositions.previous')}</a> : null}
          <span>{t('dispositions.page_of', { page, pages })}</span>
          {page < pages ? <a href={address(page + 1)}>{t('dispositions.next')}</a> : null}
        </nav>
      ) : null}
    </section>
  );
}

function Member({ opinion, consultation, mayWrite }: GroupPageProps & { opinion: Opinion }) {
  const view = useView();
  const { t, href } = view;
  const { id, shown, commentNo, lineage } = opinion;
  const desk = `/workspace/consultations/${consultation.slug}/opinions`;
  return (
    <li class="say">
      <OpinionWords shown={shown} />
      <p class="sm dim">
        <a href={href(`${desk}?opinion=${id}`)}>{t('dispositions.comment_no', { no: commentNo })}</a> ·{' '}
        {sayClause(view, clauseOf(consultation, lineage))} · {t(stanceWords[shown.stance])} ·{' '}
        {shown.party.name ? <Shown pieces={shown.party.name} /> : t(partyWords[shown.party.kind])}
        {opinion.public ? null : ` · ${t('terms.state_not_shown')}`}
      </p>
      {mayWrite ? (
        <form class="more" method="post" action={href(`${desk}/removals`)}>
          <input type="hidden" name="opinion" value={id} />
          <button class="btn alt" type="submit" aria-label={t('dispositions.take_out_of', { no: commentNo })}>
            {t('dispositions.take_out')}
          </button>
        </form>
      ) : null}
    </li>
  );
}
