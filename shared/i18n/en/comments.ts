import type { Translated } from '../translated.ts';
import type { comments as zh } from '../zh-CN/comments.ts';

export const comments: Translated<typeof zh> = {};
