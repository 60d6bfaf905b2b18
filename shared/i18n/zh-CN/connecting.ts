export const connecting = {
  new_window: '（在新窗口打开）',
  embed_list: '正在征求意见',
  embed_none: '目前没有正在征求意见的事项。',
  embed_all: '全部意见征集',
  embed_missing: '这份问卷不在这里了',
  embed_home: '到网站首页看看',
  embed_opens: '{{time}}开始',
  embed_closed: '已经截止，{{day}}前公布结果',
  embed_released: '已经截止，结果已公布',
  embed_see: '看说明',
};
