import type { Translated } from '../translated.ts';
import type { moderation as zh } from '../zh-CN/moderation.ts';

export const moderation: Translated<typeof zh> = {};
