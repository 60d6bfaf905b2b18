import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { Broken, Client, Cut, connect, Refused } from '../../torture/rounds/client.ts';
import { diceOf } from '../../torture/rounds/dice.ts';
import { dealt, kinds } from '../../torture/rounds/kinds.ts';
import { Counts, type There, Thing } from '../../torture/rounds/ledger.ts';

/** An act whose replies are these, one after the other. */
function actOf(...replies: ('yes' | 'cut' | 'refused' | 'wrong')[]) {
  const heard: There[] = [];
  const step = async (there: There) => {
    heard.push(there);
    const reply = replies.shift();
    if (reply === 'cut') throw new Cut('no reply');
    if (reply === 'refused') throw new Refused('503');
    if (reply === 'wrong') throw new Broken('a claim', 'another reply');
  };
  return { act: { name: 'answer', steps: [step], after: 'new' }, heard };
}

test('what was acknowledged must be stored, and be nothing else', async () => {
  const thing = new Thing(new Counts());
  await thing.perform(actOf('yes').act);
  expect(thing.observe('new')).toBeUndefined();
  expect(thing.observe('absent')).toBe('is absent, and must be new');
  expect(thing.observe('newer')).toBe('is newer, and must be new');
});

test.each([
  ['absent', false, 'absent'],
  ['new', true, 'unacknowledged'],
] as const)(
  'what nobody heard of may be %s, and is settled by sending it again',
  async (found, there, count) => {
    const counts = new Counts();
    const thing = new Thing(counts);
    const { act, heard } = actOf('cut', 'yes');
    await expect(thing.perform(act)).rejects.toThrow(Cut);
    expect(thing.pending).toBe(true);
    expect(thing.observe('half')).toBe('is half, and must be absent or new');
    expect(thing.observe(found)).toBeUndefined();
    await thing.perform();
    expect(heard).toEqual([undefined, there]);
    expect(thing.observe('absent')).toBe('is absent, and must be new');
    expect([counts.total('sent'), counts.total('unknown'), counts.total('retried')]).toEqual([1, 1, 1]);
    expect(counts.all[count]).toEqual({ answer: 1 });
  },
);

test('what was refused is not there, unless it was sent before and nobody heard of that', async () => {
  const thing = new Thing(new Counts());
  await expect(thing.perform(actOf('refused').act)).rejects.toThrow(Refused);
  expect(thing.observe('new')).toBe('is new, and must be absent');
  const other = new Thing(new Counts());
  const { act, heard } = actOf('cut', 'refused', 'yes');
  await expect(other.perform(act)).rejects.toThrow(Cut);
  await expect(other.perform()).rejects.toThrow(Refused);
  expect(other.observe('absent')).toBeUndefined();
  expect(other.observe('new')).toBeUndefined();
  await other.perform();
  expect(heard).toEqual([undefined, 'unknown', true]);
});

test('a reply that nobody expected ends everything', async () => {
  const thing = new Thing(new Counts());
  await expect(thing.perform(actOf('wrong').act)).rejects.toThrow('another reply');
  expect(thing.acknowledged).toBe(false);
});

async function serverThat(answers: RequestListener): Promise<Client> {
  const server = createServer(answers).listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  const { transport, close } = connect((server.address() as AddressInfo).port);
  onTestFinished(() => {
    close();
    server.close();
    server.closeAllConnections();
  });
  return new Client(() => transport);
}

test.each<[what: string, RequestListener]>([
  ['none', (_, answer) => void answer.destroy()],
  [
    'half of one',
    (_, answer) => {
      answer.writeHead(201, { 'Content-Length': '100' });
      answer.write('half', () => answer.destroy());
    },
  ],
])('a reply of which there is %s is no acknowledgement', async (_, answers) => {
  const client = await serverThat(answers);
  await expect(client.form('/', {})).rejects.toThrow(Cut);
});

test('a whole reply is one', async () => {
  const client = await serverThat((_, answer) => void answer.writeHead(201).end('receipt'));
  expect(await client.form('/', {})).toMatchObject({ status: 201, text: 'receipt' });
});

test('a seed draws the same kinds of rounds again, and in time each of them', () => {
  const drawn = (seed: number) => {
    const deal = dealt(diceOf(seed), kinds);
    return Array.from({ length: 26 }, () => deal.next().value);
  };
  expect(drawn(7)).toEqual(drawn(7));
  expect(drawn(7)).not.toEqual(drawn(8));
  expect(new Set(drawn(7))).toEqual(new Set(kinds));
});
