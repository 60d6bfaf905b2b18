export const registers = {
  press_conference: '新闻发布会',
  press_conferences: '新闻发布会',
  press_conferences_help: '开过的新闻发布会：主题、发布人、回看。场次由登记数出。',
  title_label: '标题',
  held_at: '举行时间',
  speakers: '发布人',
  speaker: '发布人',
  office_title_help: '写职务，不写姓名',
  summary: '内容要点',
  replay: '回看地址',
};
