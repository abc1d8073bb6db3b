import { words } from '../../../../domain/words.ts'

/** Phrases of the page that tells where a batch came from and what became of it. */
export const lineagePhrases = {
  title: words('Lineage of {code}', '{code} 的來源追溯', '{code} 的溯源'),
  link: words('Lineage', '來源追溯', '溯源'),
  up: words('Where it came from', '來自', '来源'),
  down: words('What came out of it', '後續產物', '后续产物'),
  upSays: words(
    'Batches before it: {n}. Steps back: {steps}. In the step next to it, {grams} came from {codes}',
    '之前的批次：{n} 個，向前追溯 {steps} 步。最近一步有 {grams} 來自 {codes}',
    '之前的批次：{n} 个，向前追溯 {steps} 步。最近一步有 {grams} 来自 {codes}',
  ),
  downSays: words(
    'Batches after it: {n}. Steps on: {steps}. In the step next to it, {grams} went to {codes}',
    '之後的批次：{n} 個，向後 {steps} 步。最近一步有 {grams} 轉到 {codes}',
    '之后的批次：{n} 个，向后 {steps} 步。最近一步有 {grams} 转到 {codes}',
  ),
  upNone: words(
    'Nothing of yours comes before it: it was brought in from outside.',
    '你的紀錄中沒有更早的批次：它是從外部轉入的。',
    '您的记录中没有更早的批次：它是从外部转入的。',
  ),
  downNone: words('Nothing has come out of it yet.', '尚未有後續產物。', '尚未有后续产物。'),
  step: words('Step {n}', '第 {n} 步', '第 {n} 步'),
  gaveUp: words('gave {grams} to {code}', '有 {grams} 轉到 {code}', '有 {grams} 转到 {code}'),
  gaveDown: words('holds {grams} from {code}', '有 {grams} 來自 {code}', '有 {grams} 来自 {code}'),
  more: words(
    'Only the nearest {n} are shown. The file has all of them.',
    '只顯示最近的 {n} 項。檔案載有全部。',
    '只显示最近的 {n} 项。文件载有全部。',
  ),
  file: words('All of it as a file (NDJSON)', '全部資料檔案（NDJSON）', '全部数据文件（NDJSON）'),
} as const
