import { words } from '../../../domain/words.ts'

/** What labels and their pages say. */
export const labelWords = {
  title: words('Labels', '標籤', '标签'),
  notWeighed: words('Not weighed', '未稱重', '未称重'),
  demonstration: words('Demo', '示範', '演示'),
  trial: words('TRIAL', '試用', '试用'),
  sheetHint: words(
    'Labels of 70 × 37 mm, 24 on each A4 sheet. Print at 100 %, without margins, headers or scaling.',
    '每張 A4 紙印 24 個 70 × 37 毫米標籤。請以 100% 比例列印，不設頁邊距、頁首及縮放。',
    '每张 A4 纸 24 个 70 × 37 毫米标签。请以 100% 比例打印，不设页边距、页眉和缩放。',
  ),
  labelHint: words(
    'Label of 100 × 50 mm. Print at 100 %, without margins, headers or scaling.',
    '100 × 50 毫米標籤。請以 100% 比例列印，不設頁邊距、頁首及縮放。',
    '100 × 50 毫米标签。请以 100% 比例打印，不设页边距、页眉和缩放。',
  ),
}
