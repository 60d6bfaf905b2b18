import type { Translated } from '../translated.ts';
import type { ownData as zh } from '../zh-CN/own-data.ts';

export const ownData: Translated<typeof zh> = {};
