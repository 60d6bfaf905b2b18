import type { State } from './state.ts';

export const exportingStates: State[] = [];

export const exportingNotPages: { [route: string]: string } = {};
