import { ScrollingTable } from '../http/scrolling-table.tsx';
import { useView } from '../http/view.ts';
import type { NamedItem } from './department-overview.ts';

/** Items of any questionnaire that name the department, each leading to its figure. */
export function NamedItems({ items }: { items: NamedItem[] }) {
  const { t, say, href } = useView();
  return (
    <section class="sec">
      <h2 id="items">{t('telling.items')}</h2>
      {items.length === 0 ? (
        <p class="empty">{t('telling.items_none')}</p>
      ) : (
        <ScrollingTable labelledBy="items" columns={[t('telling.item'), t('telling.of_questionnaire')]}>
          {items.map(({ questionnaire, item, no, path }) => {
            const words = t('results.numbered', { no, item: say(item.text) });
            return (
              <tr key={`${questionnaire.slug} ${item.code}`}>
                <th scope="row">{path ? <a href={href(path)}>{words}</a> : words}</th>
                <td>{say(questionnaire.live.definition.title)}</td>
              </tr>
            );
          })}
        </ScrollingTable>
      )}
    </section>
  );
}
