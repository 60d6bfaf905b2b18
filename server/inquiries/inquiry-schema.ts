import { z } from '@hono/zod-openapi';
import { languages } from '#shared/i18n/languages.ts';
import { inquiryStates } from './case/acts.ts';
import { districts } from './districts.ts';
import { demandKinds, inquiryCategories, inquiryKinds, requesters } from './inquiry-rules.ts';

const codesOf = (terms: readonly { code: string }[]) => terms.map(({ code }) => code);

const moment = z.iso.datetime({ offset: true });
const names = z.record(z.string(), z.string());

/** What a program sends for somebody. */
export const newInquiry = z
  .strictObject({
    kind: z.enum(demandKinds),
    category: z.enum(codesOf(inquiryCategories)).nullable().default(null),
    title: z.string().max(10_000),
    text: z.string().max(100_000),
    place: z.string().max(10_000).nullable().default(null),
    district: z.enum(codesOf(districts)).nullable().default(null),
    requester: z.enum(requesters).default('person'),
    contact: z.string().max(10_000).nullable().default(null).openapi({
      description: 'How to reach the requester; sealed at once, and never given out again',
    }),
    confidential: z.boolean().default(false),
    language: z.enum(languages).optional().openapi({ description: 'Otherwise as Accept-Language says' }),
    send_personal: z.boolean().default(false).openapi({
      description: 'True: take it although it seems to hold personal numbers, which the department will see',
    }),
  })
  .openapi('NewInquiry');

export const inquiryReceipt = z
  .object({
    number: z.string(),
    receipt: z.string(),
    received_at: moment,
    due_at: moment.nullable().openapi({ description: 'Null where the official calendar is not known yet' }),
  })
  .openapi('InquiryReceipt', { description: 'The receipt is shown once; the server keeps no copy' });

/** How far a case is. What is kept to the line tells only whether it is done. */
export const inquiryProgress = z
  .object({
    number: z.string(),
    kind: z.enum(inquiryKinds),
    done: z.boolean(),
    state: z.enum(inquiryStates).nullable().openapi({
      description: 'Null, as what follows, where the case is confidential',
    }),
    department: names.nullable(),
    received_at: moment.nullable(),
    due_at: moment.nullable(),
    late: z.boolean().nullable(),
    steps: z.array(z.object({ act: z.string(), on: z.iso.date(), department: names.nullable() })),
  })
  .openapi('InquiryProgress');
