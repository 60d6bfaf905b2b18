import type { Context } from '#server/context.ts';
import type { SignedIn } from '#server/http/signed-in.ts';
import { actOn } from '#server/inquiries/acting.ts';
import { registerInquiry } from '#server/inquiries/inquiries.ts';
import { createTemplate, listTemplates } from '#server/inquiries/template.ts';
import { CANARY } from './canary.ts';

/**
 * A demand that the department took and answers itself, and an application to it. Gives what stands for the parameters
 * of the addresses of cases.
 */
export async function openCases(
  ctx: Context,
  { moderator, editor }: { moderator: SignedIn; editor: SignedIn },
): Promise<{ [before: string]: string }> {
  const departmentId = moderator.department.id;
  const words = {
    departmentId,
    language: 'zh-CN',
    requester: 'person',
    title: CANARY,
    body: `${CANARY} asks`,
    contacts: { contact: CANARY },
  } as const;
  const demand = await registerInquiry(ctx, {
    ...words,
    kind: 'complaint',
    category: 'education',
    channel: 'online',
    key: crypto.randomUUID(),
  });
  await actOn(ctx, { id: demand.id, seq: 1, officer: moderator }, 'transfer', { to: departmentId });
  const application = await registerInquiry(ctx, {
    ...words,
    kind: 'disclosure',
    channel: 'hall',
    contacts: { contact: CANARY, applicant: CANARY },
    day: '2021-05-20',
    key: crypto.randomUUID(),
  });
  await createTemplate(ctx, editor, departmentId, { title: CANARY, text: CANARY });
  const [template] = await listTemplates(ctx, [departmentId]);
  return {
    '/workspace/inquiries/templates/:template': template?.id ?? '',
    '/workspace/statistics/:year': '2021',
    '/workspace/statistics/:file{[0-9]+\\.xlsx}': '2021.xlsx',
    '/workspace/inquiries/:number': demand.number,
    '/workspace/applications/:number': application.number,
    '/workspace/applications/:number/letters/:seq': '1',
  };
}
