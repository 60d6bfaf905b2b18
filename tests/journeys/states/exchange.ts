import { open, type State } from './state.ts';

const root = '/workspace/inquiries/exchange';

const header = 'number,kind,channel,received_at,title,body,last_state,last_at,last_by,last_note';
const row = (number: string, received: string, more: string) =>
  `${number},consult,web,${received},几点开门？,想知道窗口几点开门。,${more}`;

/** A file with a demand that is new, one that cannot be, and one that went on differently here. */
const file = (language: string) =>
  [
    header,
    row(language === 'en' ? 'DL-20210520-0903' : 'DL-20210520-0901', '2021-05-20T09:00:00+08:00', ''),
    row(
      'DL-20210520-0902',
      '2021-05-20T09:05:00+08:00',
      'replied,2021-05-20T09:10:00+08:00,dept:nowhere,九点',
    ),
    row('DL-20210511-0009', '2021-05-11T08:10:00+08:00', ''),
  ].join('\n');

const looks = async (visitor: Parameters<State['reach']>[0]) => {
  await visitor.opens(root);
  await visitor.page.locator('#file').setInputFiles({
    name: 'exchange.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(file(visitor.language)),
  });
  await visitor.page.locator('form[enctype="multipart/form-data"] button').click();
};

export const exchangeStates: State[] = [
  open(root, root, 'the exchange with the line of the city', { officer: 'dispatcher' }),
  { route: `POST ${root}`, name: 'what a file of demands holds', officer: 'dispatcher', reach: looks },
  {
    route: `POST ${root}/taking`,
    name: 'a file of demands that was imported',
    officer: 'dispatcher',
    async reach(visitor) {
      await looks(visitor);
      await visitor.page.locator('form[action$="/taking"] button').click();
    },
  },
  {
    route: `GET ${root}/:number`,
    name: 'a demand on which two systems differ',
    officer: 'dispatcher',
    async reach(visitor) {
      await looks(visitor);
      const take = visitor.page.locator('form[action$="/taking"] button');
      // Another state may have taken it already.
      if ((await take.count()) > 0) await take.click();
      await visitor.opens(`${root}/DL-20210511-0009`);
    },
  },
];

/** Routes that never answer with a page of their own, and what they answer with. */
export const exchangeNotPages: { [route: string]: string } = {
  [`GET ${root}/cases.csv`]: 'a file',
  [`GET ${root}/lines.csv`]: 'a file',
  [`GET ${root}/cases.json`]: 'a file',
  [`GET ${root}/taking`]: 'leads to the exchange',
  [`POST ${root}/:number`]: 'leads back',
};
