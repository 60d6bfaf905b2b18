import { open, type State } from './state.ts';

const way = '/disclosure/which-way';
const deadlines = '/disclosure/deadlines';
const third = `${deadlines}?way=online&received=2021-05-17&asked=2021-05-20&answered=2021-05-27`;

const boards = '/open-day/:year/boards';
const board = `${boards}/:no`;

export const boardsStates: State[] = [
  open(boards, '/open-day/2021/boards', 'the exhibition'),
  open(boards, '/open-day/2021/boards?paper=a0', 'boards for the printer'),
  open(board, '/open-day/2021/boards/7', 'a board whose law will change', { dark: true }),
  open(way, way, 'which way to go', { dark: true }),
  open(`${way}/:step`, `${way}/remedy`, 'where a way ends', { senior: true }),
  open(`${way}/sheet`, `${way}/sheet`, 'every way on one sheet'),
  open(deadlines, third, 'by which day an answer is due', { dark: true }),
  open(deadlines, `${deadlines}?received=2021-05-17`, 'a day without its way'),
  open(deadlines, `${deadlines}?way=online&received=2021-12-20`, 'a year without a calendar'),
];
