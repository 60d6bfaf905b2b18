export const texts = {
  page_title: '答卷里的文字：{{title}}',
  heading: '答卷里的文字',
  which_item: '看哪一题',
  which_group: '只看哪一类答卷',
  everybody: '全部答卷',
  search: '查找文字（两个字也能查）',
  show: '更新列表',
  numbered: '第{{no}}题 {{item}}',
  numbered_option: '第{{no}}题 {{item}}（{{option}}）',
  written_other: '{{n}}份答卷写了文字',
  of_them_other: '，其中{{n}}份符合条件',
  marked: '带底色的像是个人信息，请勿转抄、外传。',
  none: '这一题还没有答卷写文字。',
  none_found: '没有符合条件的文字。可以换个说法，或者看全部答卷。',
  withheld:
    '这一类答卷不足5份，或者会让人推算出另一类不足5份的答卷写了什么，所以不单独列出。可以换一类，或者看全部答卷。',
  withheld_second: '这些文字本身已经说明填写人的一项个人情况，不能再按另一项筛选。可以看全部答卷。',
  rules:
    '文字按随机次序排列，不显示答卷的日期、途径和其他答案；一次只按一项个人情况筛选。每次打开列表都记入审计记录。',
  pages: '翻页',
  next: '后面的文字',
  recorded: '打开列表会记入审计记录。',
};
