import type { Translated } from '../translated.ts';
import type { dispositions as zh } from '../zh-CN/dispositions.ts';

export const dispositions: Translated<typeof zh> = {};
