import type { Translated } from '../translated.ts';
import type { backups as zh } from '../zh-CN/backups.ts';

export const backups: Translated<typeof zh> = {};
