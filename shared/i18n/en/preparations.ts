import type { Translated } from '../translated.ts';
import type { preparations as zh } from '../zh-CN/preparations.ts';

export const preparations: Translated<typeof zh> = {};
