import type { Translated } from '../translated.ts';
import type { texts as zh } from '../zh-CN/texts.ts';

export const texts: Translated<typeof zh> = {
  page_title: 'Written answers: {{title}}',
  heading: 'Written answers',
  which_item: 'Which item',
  which_group: 'Which answers',
  everybody: 'All answers',
  search: 'Find words',
  show: 'Update the list',
  numbered: 'Item {{no}}: {{item}}',
  numbered_option: 'Item {{no}}: {{item}} ({{option}})',
  written_one: '{{n}} response holds words',
  written_other: '{{n}} responses hold words',
  of_them_one: ', {{n}} of which fits',
  of_them_other: ', {{n}} of which fit',
  marked: 'What is highlighted looks like personal information. Do not copy it or pass it on.',
  none: 'Nobody has written anything for this item yet.',
  none_found: 'Nothing fits. Try other words, or look at all answers.',
  withheld:
    'Fewer than 5 responses are in this group, or reading it apart would show what a group of fewer than 5 wrote. Choose another group, or look at all answers.',
  withheld_second:
    'These texts tell one detail of the respondents already, so they are not narrowed down by another. Look at all answers.',
  rules:
    'The texts stand in random order, without the day, the channel or the other answers of a response, and beside one detail of the respondents at most. Each time the list is opened, the audit trail says so.',
  pages: 'Pages',
  next: 'More texts',
  keywords: 'Words in many texts',
  keyword: '{{word}} ({{n}})',
  keywords_of_one:
    'Counted over {{n}} text. Words in fewer than 5 texts are left out. Choose a word to read the texts that hold it.',
  keywords_of_other:
    'Counted over {{n}} texts, each text once. Words in fewer than 5 texts are left out. Choose a word to read the texts that hold it.',
  recorded: 'Opening a list leaves a line in the audit trail.',
};
