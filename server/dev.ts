import { createApp } from './app.ts';
import { readEnv } from './env.ts';
import { type Installation, openInstallation } from './installation.ts';

/** The dev server evaluates this module anew after each edit; the store stays open between. */
const kept = globalThis as { wenji?: Promise<Installation> };
kept.wenji ??= openInstallation(readEnv({ DATA_DIR: './data/demo', ...process.env }));
const { ctx, demo } = await kept.wenji;
ctx.listeners.length = 0;

export default await createApp(ctx, { demo });
