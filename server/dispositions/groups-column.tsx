import { sayNumber } from '#shared/text/numbers.ts';
import { useView } from '../http/view.ts';
import { type Group, heldDisposition } from './group-records.ts';
import { TITLE_MAX } from './groups.ts';
import type { DeskProps } from './opinions-page.tsx';
import { KeyCap, OutcomeMark, Said } from './words.tsx';

const KEYS = 9;

/** Where an opinion can go: groups of its clause first, the first nine by a key, any other by its number, or a new one. */
export function GroupsColumn(props: DeskProps) {
  const { t } = useView();
  const { current, groups, mayGroup } = props;
  const sorted = nearest(groups, current?.lineage);
  const open = mayGroup && current !== undefined;
  return (
    <section class="stack" aria-labelledby="groups">
      <h2 id="groups">{t('dispositions.place')}</h2>
      {groups.length === 0 ? <p class="dim">{t('dispositions.no_groups_yet')}</p> : null}
      {open ? (
        <>
          <PlaceForm {...props} sorted={sorted} />
          <NewGroupForm {...props} />
        </>
      ) : (
        <p class="dim">{t(mayGroup ? 'dispositions.nothing_to_place' : 'dispositions.analysts_group')}</p>
      )}
    </section>
  );
}

/** Groups that hold opinions on the clause come first, the larger before the smaller. */
const nearest = (groups: Group[], lineage: string | null | undefined): Group[] =>
  [...groups].sort(
    (a, b) =>
      Number(b.lineages.includes(lineage ?? null)) - Number(a.lineages.includes(lineage ?? null)) ||
      b.opinions - a.opinions ||
      b.no - a.no,
  );

function PlaceForm({ sorted, ...props }: DeskProps & { sorted: Group[] }) {
  const { t, href, say } = useView();
  const { consultation } = props;
  const others = sorted.slice(KEYS).sort((a, b) => a.no - b.no);
  if (sorted.length === 0) return null;
  return (
    <form method="post" action={href(`/workspace/consultations/${consultation.slug}/opinions/placements`)}>
      <Hidden {...props} name="place" />
      <table>
        <thead>
          <tr>
            <th scope="col">{t('dispositions.key')}</th>
            <th scope="col">{t('dispositions.group')}</th>
            <th scope="col" class="r">
              {t('dispositions.comments_unit')}
            </th>
          </tr>
        </thead>
        <tbody>
          {sorted.slice(0, KEYS).map((group, at) => (
            <tr key={group.no}>
              <td>
                <button class="btn alt" type="submit" name="group" value={group.no} data-key={at + 1}>
                  <kbd>{at + 1}</kbd>
                  <span class="vh">
                    {t('dispositions.place_into', { no: group.no, title: say(group.title) })}
                  </span>
                </button>
              </td>
              <td>
                <a href={href(`/workspace/consultations/${consultation.slug}/groups/${group.no}`)}>
                  {group.no}. <Said text={group.title} />
                </a>
                <br />
                <span class="sm">
                  <OutcomeMark outcome={heldDisposition(group)?.outcome ?? null} />
                </span>
              </td>
              <td class="r">{sayNumber(group.comments)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {others.length > 0 ? (
        <p class="field more">
          <label for="other">{t('dispositions.other_group')}</label>
          <select id="other" name="other">
            {others.map(({ no, title }) => (
              <option key={no} value={no}>
                {no}. {say(title)}
              </option>
            ))}
          </select>
          <button class="btn alt more" type="submit" name="group" value="other">
            {t('dispositions.place_there')}
          </button>
        </p>
      ) : null}
    </form>
  );
}

function NewGroupForm(props: DeskProps) {
  const { t, href } = useView();
  const { consultation, problems, title } = props;
  const problem = problems.get('title-zh');
  return (
    <form
      class="field"
      method="post"
      action={href(`/workspace/consultations/${consultation.slug}/opinions/placements`)}
    >
      <h3>
        <a href="#title-zh" data-key="n">
          {t('dispositions.new_group')} <KeyCap name="n" />
        </a>
      </h3>
      <div>
        <Hidden {...props} name="new" />
        <label for="title-zh">{t('dispositions.title_zh')}</label>
        {problem ? (
          <p class="err" id="title-zh-error">
            {problem}
          </p>
        ) : null}
        <input
          id="title-zh"
          name="title_zh"
          value={title['zh-CN'] ?? ''}
          maxLength={TITLE_MAX}
          lang="zh-CN"
          aria-invalid={problem ? 'true' : undefined}
          aria-describedby={problem ? 'title-zh-error' : undefined}
        />
      </div>
      <p class="more">
        <label for="title-en">{t('dispositions.title_en')}</label>
        <input id="title-en" name="title_en" value={title.en ?? ''} maxLength={TITLE_MAX} lang="en" />
      </p>
      <p class="more">
        <button class="btn" type="submit" name="group" value="new">
          {t('dispositions.create_and_place')}
        </button>
      </p>
    </form>
  );
}

function Hidden({ current, looking, identical, name }: DeskProps & { name: string }) {
  const { t } = useView();
  return (
    <>
      <input type="hidden" name="opinion" value={current?.id} />
      <input type="hidden" name="q" value={looking.q} />
      <input type="hidden" name="clause" value={looking.clause} />
      {identical > 1 && current?.groupId === null ? (
        <p>
          <input type="checkbox" id={`identical-${name}`} name="identical" value="yes" checked />
          <label for={`identical-${name}`}>
            {t('dispositions.with_identical', { n: sayNumber(identical) })}
          </label>
        </p>
      ) : null}
    </>
  );
}
