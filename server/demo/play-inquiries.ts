import hotline from '#db/seeds/hotline-2021.json' with { type: 'json' };
import open from '#db/seeds/hotline-open-2021.json' with { type: 'json' };
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
  const cases = [...hotline.demands, ...open.demands].map((each) => upTo(exchangeCase.parse(each)));
  const { taken } = await takeCases(at(ctx, BEGINS), await cast.officer('dispatcher'), cases);
  const refused = taken.filter(({ kind }) => kind !== 'new');
  if (refused.length > 0) throw new Error(`Sample demands are refused: ${JSON.stringify(refused)}`);
}

/** A case as far as it was when the demonstration begins. */
const upTo = (each: ExchangeCase): ExchangeCase => ({
  ...each,
  history: each.history.filter((line) => Date.parse(line.at) <= Date.parse(BEGINS)),
});
