import { actOn } from '#server/inquiries/acting.ts';
import { registerInquiry } from '#server/inquiries/inquiries.ts';
import { createDepartment } from '#server/staff/departments.ts';
import { formulas } from '../security/payloads.ts';
import { type Line, openLine } from './support.ts';

/** A line whose departments are called by formulas; each answered a demand. */
async function lineOfFormulas(): Promise<Line> {
  const line = await openLine();
  const { ctx } = line;
  for (const [at, formula] of formulas.entries()) {
    const name = { 'zh-CN': formula, en: formula };
    const { id: to } = await createDepartment(ctx, { slug: `named-${at}`, name });
    const { id } = await registerInquiry(ctx, {
      ...{ departmentId: line.centre.id, kind: 'consult', channel: 'phone', requester: 'person' },
      ...{ title: '路灯不亮（示例）', body: '路灯不亮（示例）', language: 'zh-CN' },
    });
    await actOn(ctx, { id, seq: 1 }, 'transfer', { to });
    await actOn(ctx, { id, seq: 2 }, 'reply', { text: '已答复（示例）' });
  }
  return line;
}

/** The numbers of departments that are called by formulas. */
export const statisticsOfFormulas = async (): Promise<string> =>
  (await (await lineOfFormulas()).app.request('/inquiries/statistics.csv')).text();

/** The same in the tables of the year. */
export async function yearOfFormulas(): Promise<Response> {
  const line = await lineOfFormulas();
  const browser = await line.as(line.dispatcher);
  const Cookie = [...browser.jar].map(([name, value]) => `${name}=${value}`).join('; ');
  return line.app.request('/workspace/statistics/2021.xlsx', { headers: { Cookie } });
}

/** Demands whose words, and whose answers, are formulas. */
export async function demandsOfFormulas(file: 'cases' | 'lines'): Promise<string> {
  const line = await openLine();
  for (const formula of formulas) {
    const demand = await line.register({ title: formula, body: formula });
    await line.act(demand, line.dispatcher, 'answer', { text: formula, way: 'direct' });
  }
  const period = 'from=2021-05-01&until=2021-05-31';
  return (await (await line.as(line.dispatcher)).get(`/workspace/inquiries/exchange/${file}.csv?${period}`))
    .html;
}
