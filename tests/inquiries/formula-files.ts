import { actOn } from '#server/inquiries/acting.ts';
import { registerInquiry } from '#server/inquiries/inquiries.ts';
import { createDepartment } from '#server/staff/departments.ts';
import { formulas } from '../security/payloads.ts';
import { makeApp } from '../support/make-app.ts';

/** The numbers of departments that are called by formulas. */
export async function statisticsOfFormulas(): Promise<string> {
  const { ctx, app } = await makeApp();
  for (const [at, formula] of formulas.entries()) {
    const name = { 'zh-CN': formula, en: formula };
    const { id: departmentId } = await createDepartment(ctx, { slug: `named-${at}`, name });
    const said = { title: '路灯不亮（示例）', body: '路灯不亮（示例）', language: 'zh-CN' } as const;
    const { id } = await registerInquiry(ctx, {
      ...{ departmentId, kind: 'consult', channel: 'phone', requester: 'person' },
      ...said,
    });
    await actOn(ctx, { id, seq: 1 }, 'answer', { text: '已答复（示例）', way: 'direct' });
  }
  return (await app.request('/inquiries/statistics.csv')).text();
}
