import { words } from '../../../../domain/words.ts'

/** Phrases of who passed what to whom. */
export const passedPhrases = {
  title: words('Who passed what to whom', '誰把甚麼移交給誰', '谁把什么移交给谁'),
  none: words('Nothing was passed on in this period.', '這段期間沒有移交。', '这段期间没有移交。'),
  one: words('{from} → {to}: {mass}', '{from} → {to}：{mass}', '{from} → {to}：{mass}'),
  backTo: words('↩ {name}', '↩ {name}', '↩ {name}'),
  otherSenders: words('Other senders', '其他移交方', '其他移交方'),
  otherReceivers: words('Other receivers', '其他接收方', '其他接收方'),
  outsideFrom: words('From outside', '來自外部', '来自外部'),
  outsideTo: words('To outside', '送往外部', '送往外部'),
  scale: words(
    'Every band is as wide as its mass and opens its movements.',
    '每條帶的寬度按重量比例繪製，點按可查看有關移交。',
    '每条带的宽度按重量比例绘制，点按可查看相关移交。',
  ),
  returns: words(
    'Dashed: goods that went back to somebody further left.',
    '虛線：貨物返回左方的一方。',
    '虚线：货物返回左侧的一方。',
  ),
  table: words('As a table', '以表格顯示', '以表格显示'),
  matrix: words('As a matrix', '以矩陣顯示', '以矩阵显示'),
  from: words('From', '移交方', '移交方'),
  to: words('To', '接收方', '接收方'),
  fromTo: words('From \\ to', '移交方＼接收方', '移交方＼接收方'),
  kilograms: words('kg', 'kg', 'kg'),
  lines: words('Lines', '項數', '项数'),
  total: words('Total', '合計', '合计'),
  all: words('All', '全部', '全部'),
} as const
