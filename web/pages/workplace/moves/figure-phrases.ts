import { words } from '../../../../domain/words.ts'

/** What the page of the figures of moves says. */
export const moveFigurePhrases = {
  figures: words('Figures of moves', '搬運數據', '搬运数据'),
  readFrom: words('From', '由', '自'),
  readTo: words('To (not included)', '至（不包括當日）', '至（不含当日）'),
  noFigures: words(
    'No move ended in these days.',
    '這些日子沒有完成的搬運任務。',
    '这些日子没有完成的搬运任务。',
  ),
  endedMoves: words('Moves that ended', '完成的搬運任務', '完成的搬运任务'),
  emptyShare: words('Without a load', '空車比例', '空车比例'),
  emptyOf: words(
    '{count} of {whole} runs',
    '{whole} 次中的 {count} 次',
    '{whole} 次中的 {count} 次',
  ),
  emptyMetres: words('Metres without a load', '空車里程比例', '空车里程比例'),
  metresOf: words('{part} of {whole} m', '{whole} 米中的 {part} 米', '{whole} 米中的 {part} 米'),
  withoutMetres: words(
    '{count} {count|move|moves} without a distance told',
    '{count} 項任務未報距離',
    '{count} 项任务未报距离',
  ),
  lead: words('From asked to ended, median', '由提出至完成（中位數）', '由提出至完成（中位数）'),
  high: words('95% within {time}', '95% 於 {time}內完成', '95% 在 {time}内完成'),
  perMove: words('Loads a move', '每項任務的貨物數', '每项任务的货物数'),
  massMoved: words(
    '{mass} in {count} {count|load|loads}',
    '{count} 件貨物共 {mass}',
    '{count} 件货物共 {mass}',
  ),
  takenOver: words('Taken over by people', '由人員接手', '由人员接手'),
  cancelledCount: words('{count} cancelled', '{count} 項已取消', '{count} 项已取消'),
  waits: words('Waiting to be taken away', '等候取走', '等候取走'),
  waitsWhy: words(
    'Loads that were asked for and not yet taken away, by place and hour of the day.',
    '已提出但尚未取走的貨物，按位置及每日時段列出。',
    '已提出但尚未取走的货物，按位置和每日时段列出。',
  ),
  place: words('Place and hour', '位置及時段', '位置和时段'),
  waitedLoads: words('Loads', '貨物', '货物'),
  waitedTime: words('Time of all together', '合計等候時間', '合计等候时间'),
  mostAtOnce: words('Most at once', '同時最多', '同时最多'),
  noWaits: words('Nothing waited.', '沒有等候的貨物。', '没有等候的货物。'),
  definitions: words('How these figures are made', '這些數字如何計算', '这些数字如何计算'),
  defineAll: words(
    'Moves count on the day on which they ended, by the clock of the facility. A run without a load is one that carried nothing from its start to its end; its share is also told by metres, of moves whose carrier told any. The median and the 95th percentile are times that a move really took, by nearest rank. A load waits from when its move was asked for until it starts or is cancelled.',
    '搬運任務按設施時鐘計入完成當日。空車行駛指全程沒有載貨；比例亦按里程計算，只計有報距離的任務。中位數及第 95 百分位數為實際任務時間（最近秩法）。貨物由提出任務起等候，直至任務開始或取消。',
    '搬运任务按设施时钟计入完成当日。空车行驶指全程没有载货；比例也按里程计算，只计有报距离的任务。中位数和第 95 百分位数为实际任务时间（最近秩法）。货物自提出任务起等候，直至任务开始或取消。',
  ),
} as const
