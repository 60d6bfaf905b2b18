import { sayClosing } from '#shared/text/dates.ts';
import { kindWords } from '../http/erratum.tsx';
import { ScrollingTable } from '../http/scrolling-table.tsx';
import type { SignedIn } from '../http/signed-in.ts';
import { useView } from '../http/view.ts';
import { WorkspaceFrame } from '../http/workspace-frame.tsx';
import { can } from '../staff/roles.ts';
import type { Exercise } from './exercises.ts';

interface Props {
  exercises: Exercise[];
  officer: SignedIn;
}

/** The department's rehearsals, each with its pages and the way to delete it. */
export function ExercisesPage({ exercises, officer }: Props) {
  const { t, say, href, language } = useView();
  const columns = [
    t('correcting.what'),
    t('correcting.kind'),
    t('correcting.exercise_until'),
    t('correcting.act'),
  ];
  return (
    <WorkspaceFrame current="exercises">
      <h1 id="exercises">{t('correcting.exercises')}</h1>
      <p class="dim">{t('correcting.exercises_help')}</p>
      {exercises.length === 0 ? (
        <p class="empty sec">{t('correcting.exercises_none')}</p>
      ) : (
        <div class="sec">
          <ScrollingTable labelledBy="exercises" columns={columns}>
            {exercises.map((each) => (
              <tr key={`${each.kind} ${each.id}`}>
                <th scope="row">
                  <a href={href(`/workspace/${each.kind}s/${each.slug}`)}>{say(each.title)}</a>{' '}
                  <span class="tag">{t('correcting.exercise')}</span>
                </th>
                <td>{t(kindWords[each.kind])}</td>
                <td>{sayClosing(each.closesAt, language)}</td>
                <td>
                  <ul class="row plain">
                    <li>
                      <a
                        href={href(`/${each.kind}s/${each.slug}`)}
                        aria-label={t('correcting.take_part_in', { title: say(each.title) })}
                      >
                        {t('correcting.take_part')}
                      </a>
                    </li>
                    {can(officer, 'write-content', each.departmentId) ? (
                      <li>
                        <a
                          href={href(`/workspace/exercises/${each.kind}/${each.id}/deletion`)}
                          aria-label={t('correcting.delete_of', { title: say(each.title) })}
                        >
                          {t('correcting.delete')}
                        </a>
                      </li>
                    ) : null}
                  </ul>
                </td>
              </tr>
            ))}
          </ScrollingTable>
        </div>
      )}
    </WorkspaceFrame>
  );
}

/** Asks once more: what is deleted is gone. */
export function ExerciseDeletionPage({ exercise }: { exercise: Exercise }) {
  const { t, say, href } = useView();
  const { kind, id, title } = exercise;
  return (
    <WorkspaceFrame current="exercises">
      <h1>{t('correcting.delete_title')}</h1>
      <p class="lead">{t('common.pair', { name: t(kindWords[kind]), value: say(title) })}</p>
      <p class="note warn">{t('correcting.delete_help')}</p>
      <form class="sec" method="post" action={href(`/workspace/exercises/${kind}/${id}/deletion`)}>
        <p class="actions">
          <button class="btn" type="submit" name="confirmed" value="yes">
            {t('correcting.delete_yes')}
          </button>
          <a href={href('/workspace/exercises')}>{t('correcting.delete_no')}</a>
        </p>
      </form>
    </WorkspaceFrame>
  );
}
