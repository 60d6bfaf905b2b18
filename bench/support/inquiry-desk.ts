import { createApp } from '#server/app.ts';
import { listen } from '#server/http/serve.ts';
import type { Role, SignedIn } from '#server/http/signed-in.ts';
import { createDepartment } from '#server/staff/departments.ts';
import { createOfficer, findOfficer } from '#server/staff/staff.ts';
import { PASSWORD } from './consultation-store.ts';
import { fillWithCases } from './inquiry-store.ts';
import { openStore } from './open-store.ts';
import type { Measure } from './report.ts';

/** The desk of cases over HTTP: lists, filters, searches, a case, and passing one on up to the page that follows. */
export async function measureCases(quick: boolean, database?: string): Promise<Measure[]> {
  const n = quick ? 2000 : 100_000;
  const rounds = quick ? 10 : 100;
  const at = new Date('2021-05-20T10:00:00+08:00');
  const { ctx, close } = await openStore({ now: () => at, database });
  const named = async (slug: string) => (await createDepartment(ctx, { slug, name: { en: slug } })).id;
  const centre = await named('line');
  const departments = await Promise.all(['one', 'two', 'three', 'four', 'five', 'six', 'seven'].map(named));
  const officer = async (departmentId: string, role: Role, signInName: string): Promise<SignedIn> => {
    const account = { departmentId, title: { en: signInName }, signInName, password: PASSWORD };
    const id = await createOfficer(ctx, { ...account, roles: [{ departmentId, role }] });
    const found = await findOfficer(ctx, id);
    if (!found) throw new Error(`No ${signInName}`);
    return found;
  };
  const dispatcher = await officer(centre, 'moderator', 'dispatcher');
  await officer(centre, 'clerk', 'clerk');
  await officer(departments[0] ?? '', 'editor', 'editor');
  await fillWithCases(ctx, { centre, departments, dispatcher }, n);

  const app = await createApp(ctx, { demo: false });
  const { port, server } = await listen(app, '127.0.0.1', 0);
  const origin = `http://127.0.0.1:${port}`;
  const desk = '/workspace/inquiries';
  let cookie = '';
  const ask = (path: string, fields?: { [name: string]: string }): Promise<Response> =>
    fetch(origin + path, {
      redirect: 'manual',
      headers: { cookie, 'sec-fetch-site': 'same-origin' },
      ...(fields ? { method: 'POST', body: new URLSearchParams(fields) } : {}),
    });
  const read = async (path: string): Promise<string> => {
    const reply = await ask(path);
    if (reply.status !== 200) throw new Error(`${path}: ${reply.status}`);
    return reply.text();
  };
  const signInAs = async (name: string) => {
    cookie = '';
    const door = await ask('/workspace/sign-in', { name, password: PASSWORD });
    cookie = door.headers.get('set-cookie')?.split(';')[0] ?? '';
  };
  const measures: Measure[] = [];
  const measure = async (what: string, call: () => Promise<unknown>) => {
    const times: number[] = [];
    for (let round = -5; round < rounds; round++) {
      const began = performance.now();
      await call();
      if (round >= 0) times.push(performance.now() - began);
    }
    times.sort((a, b) => a - b);
    for (const [name, share] of [
      ['p50', 0.5],
      ['p95', 0.95],
    ] as const) {
      const value = times[Math.floor(share * times.length)] ?? 0;
      measures.push({
        what: `${what}, ${n} cases${database ? ' on PostgreSQL' : ''}, ${name}`,
        value,
        unit: 'ms',
        reference: '',
        ratio: null,
        target: '<= 200 at p95',
        ok: value <= 200,
      });
    }
  };

  await signInAs('dispatcher');
  await measure('a dispatcher’s day', () => read('/workspace'));
  await measure('the queue by the clock', () => read(desk));
  await measure('overdue cases', () => read(`${desk}?tab=overdue`));
  await measure('extensions asked for', () => read(`${desk}?tab=extensions`));
  await measure('call-backs', () => read(`${desk}?tab=call_backs`));
  await measure('answered, by category and kind', () =>
    read(`${desk}?tab=closed&category=water&kind=report`),
  );
  const words = encodeURIComponent('停水 地铁');
  await measure('a search', () => read(`${desk}?tab=closed&q=${words}`));
  await measure('a search for a number', () => read(`${desk}?tab=closed&q=SQ-20210520-000777`));
  await measure('a search that finds one', () =>
    read(`${desk}?tab=closed&q=${encodeURIComponent('第777件')}`),
  );
  await measure('a search that finds nothing', () => read(`${desk}?tab=closed&q=000777`));
  const waiting = await ctx.db
    .selectFrom('inquiry')
    .select(['number', 'seq'])
    .where('state', '=', 'transferred')
    .orderBy('number')
    .limit(rounds + 5)
    .execute();
  await measure('a case', () => read(`${desk}/${waiting[0]?.number}?tab=open`));
  let next = 0;
  await measure('passing a case on, up to the page after it', async () => {
    const { number, seq } = waiting[next++ % waiting.length] ?? { number: '', seq: 0 };
    const to = departments[next % departments.length] ?? '';
    const again = next > waiting.length ? Math.floor((next - 1) / waiting.length) : 0;
    const reply = await ask(`${desk}/${number}/acts`, { act: 'transfer', seq: String(seq + again), to });
    if (reply.status !== 303) throw new Error(`${number}: ${reply.status}`);
    await read(reply.headers.get('location') ?? '');
  });
  await signInAs('clerk');
  await measure('a clerk’s queue of what was answered', () => read(`${desk}?tab=closed`));
  await signInAs('editor');
  await measure('a department’s queue', () => read(desk));
  await measure('a department’s search', () => read(`${desk}?tab=closed&q=${words}`));
  server.closeAllConnections();
  server.close();
  await close();
  return measures;
}
