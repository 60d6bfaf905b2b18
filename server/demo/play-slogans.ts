import slogans from '#db/seeds/slogans-2021.json' with { type: 'json' };
import type { Context } from '../context.ts';
import type { Cast } from './officers.ts';
import { playPiece } from './play-edition.ts';

/** The slogans of the Open Day are entered, put forward and signed. */
export async function playSlogans(ctx: Context, cast: Cast): Promise<void> {
  for (const { slug, content } of slogans)
    await playPiece(ctx, cast, { kind: 'slogan', slug, content, day: '2021-05-12' });
}
