import { NOTE_MAX } from '../comments/decision-problems.ts';
import type { Context } from '../context.ts';
import { readForm } from '../http/form.ts';
import { type PageContext, page } from '../http/page.tsx';
import { officerOf } from '../http/session.ts';
import { ContactFormPage, OpenedContactPage } from './contact-form.tsx';
import { contactsFor, openInquiryContact } from './contact-opening.ts';
import { caseIn } from './desk-reply.tsx';

/** Opens what the requester left sealed, or says why not. The words stand in no address, and in no cache. */
export async function answerContact(ctx: Context, c: PageContext): Promise<Response> {
  const inquiry = await caseIn(ctx, c);
  const { number } = inquiry.row;
  const officer = officerOf(c);
  const fields = await readForm(c);
  const reason = fields.get('reason') ?? '';
  const purpose = fields.get('purpose') === 'applicant' ? 'applicant' : 'contact';
  const opened = await openInquiryContact(ctx, { number, officer, reason, purpose });
  const { t } = c.get('view');
  const title = t(purpose === 'applicant' ? 'inquiryDesk.applicant_of' : 'inquiryDesk.contact_of', {
    number,
  });
  if ('words' in opened)
    return page(c, <OpenedContactPage {...{ inquiry, title, purpose }} words={opened.words} />, {
      title,
      workspace: true,
    });
  const item = t('moderation.contact_reason');
  const message = opened.problems.some(({ code }) => code === 'note_too_long')
    ? t('problem.too_long', { item, limit: NOTE_MAX })
    : t('problem.required', { item });
  const contacts = await contactsFor(ctx, officer, inquiry);
  return page(c, <ContactFormPage {...{ inquiry, title, number, contacts, reason, message }} />, {
    title,
    workspace: true,
    problem: true,
    status: 422,
  });
}
