import type { Translated } from '../translated.ts';
import type { consultations as zh } from '../zh-CN/consultations.ts';

export const consultations: Translated<typeof zh> = {};
