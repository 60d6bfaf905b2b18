export { linesOf } from '#shared/text/label-lines.ts';
