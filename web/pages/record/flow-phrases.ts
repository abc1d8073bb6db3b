import { words } from '../../../domain/words.ts'

/** Phrases of the picture of where material came from and went. */
export const flowPhrases = {
  title: words(
    'Where the material came from and went',
    '物料從何而來、去了哪裏',
    '物料从何而来、去了哪里',
  ),
  this: words('This item', '此物件', '此物品'),
  from: words('Made of: ', '用料：', '用料：'),
  to: words('Became: ', '去向：', '去向：'),
  one: words('{label} {grams}', '{label} {grams}', '{label} {grams}'),
  still: words('still here', '仍然留存', '仍然留存'),
  sentOut: words('sent out', '已送出', '已送出'),
  unweighed: words('not weighed one by one', '未逐一稱重', '未逐一称重'),
  difference: words('difference in weighing', '稱重差額', '称重差额'),
  scale: words('Drawn to scale by mass.', '按重量比例繪製。', '按重量比例绘制。'),
} as const
