import { z } from '@hono/zod-openapi';
import { exchangeCase } from './exchange-format.ts';

/** A case as programs send and get it. */
export const sentCase = z.object(exchangeCase.shape).openapi('ExchangeCase');

export const exchangeTaken = z
  .object({
    number: z.string(),
    found: z
      .enum(['new', 'same', 'newer', 'newer_here', 'decided'])
      .openapi({ description: 'What became of it' }),
  })
  .openapi('ExchangeTaken');

export const exchangeChanges = z
  .object({
    demands: z.array(sentCase),
    next: z.string().nullable().openapi({ description: 'Null on the last page' }),
  })
  .openapi('ExchangeChanges');
