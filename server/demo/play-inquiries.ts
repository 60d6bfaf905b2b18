import hotline from '#db/seeds/hotline-2021.json' with { type: 'json' };
import type { Context } from '../context.ts';
import { takeCases } from '../inquiries/exchange.ts';
import { type ExchangeCase, exchangeCase } from '../inquiries/exchange-format.ts';
import { exchangeUnits } from '../inquiries/exchange-units.ts';
import { createDepartment } from '../staff/departments.ts';
import type { Cast } from './officers.ts';
import { at } from './past.ts';

/** When the demonstration begins: what the sample says of later is not known yet. */
const BEGINS = '2021-05-20T10:00:00+08:00';

/** Makes the bodies of the line that the sample office lacks, and takes its demands from the city's own system. */
export async function playInquiries(ctx: Context, cast: Cast): Promise<void> {
  const then = at(ctx, '2021-05-06T08:00:00+08:00');
  for (const { slug, name } of exchangeUnits)
    if (!cast.departments.has(slug))
      cast.departments.set(slug, (await createDepartment(then, { slug, name })).id);
  const cases = [...hotline.demands.map((each) => upTo(exchangeCase.parse(each))), ...openCases()];
  const { taken } = await takeCases(at(ctx, BEGINS), await cast.officer('dispatcher'), cases);
  const refused = taken.filter(({ kind }) => kind !== 'new');
  if (refused.length > 0) throw new Error(`Sample demands are refused: ${JSON.stringify(refused)}`);
}

/** A case as far as it was when the demonstration begins. */
const upTo = (each: ExchangeCase): ExchangeCase => ({
  ...each,
  history: each.history.filter((line) => Date.parse(line.at) <= Date.parse(BEGINS)),
});

/** Three that are open on the day: due today, overdue, returned; in the words of the sample. */
function openCases(): ExchangeCase[] {
  const like = (id: string) => {
    const found = hotline.demands.find((each) => each.id === id);
    if (!found) throw new Error(`No sample demand ${id}`);
    return exchangeCase.parse(found);
  };
  const marked = (
    from: string,
    more: Pick<ExchangeCase, 'id' | 'due'>,
    history: ExchangeCase['history'],
  ): ExchangeCase => {
    const each = like(from);
    return { ...each, ...more, title: `${each.title}（示例）`, history };
  };
  const received = (time: string) => ({ at: time, state: 'received', by: 'hotline_center' }) as const;
  const passed = (time: string, by: string) => ({ at: time, state: 'transferred', by }) as const;
  return [
    marked('DL-20210511-0009', { id: 'DL-20210513-0301', due: '2021-05-20T17:00:00+08:00' }, [
      received('2021-05-13T09:20:00+08:00'),
      passed('2021-05-13T09:50:00+08:00', 'dept:urban_mgmt'),
    ]),
    marked('DL-20210512-0044', { id: 'DL-20210517-0302', due: '2021-05-19T17:00:00+08:00' }, [
      received('2021-05-17T15:10:00+08:00'),
      passed('2021-05-17T15:40:00+08:00', 'unit:water_group'),
    ]),
    marked('DL-20210507-0033', { id: 'DL-20210518-0303', due: '2021-05-25T17:00:00+08:00' }, [
      received('2021-05-18T10:30:00+08:00'),
      passed('2021-05-18T11:00:00+08:00', 'district:210204'),
      {
        at: '2021-05-19T16:20:00+08:00',
        state: 'returned',
        by: 'district:210204',
        reason_code: 'jurisdiction',
        note: like('DL-20210507-0033').history[2]?.note,
      },
    ]),
  ];
}
