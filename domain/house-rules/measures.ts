import { type Words, words } from '../words.ts'

/** By which rules of our own measures count, as they stand below them. */
export const measureRuleWords: readonly Words[] = [
  words(
    'A pack counts where most of its mass went; ties go to the row that stands first',
    '電池組計入佔其重量最多的一行；相同時計入排列在先者',
    '电池包计入占其重量最多的一行；相同时计入排在前面的一行',
  ),
  words(
    'Where packs first went counts: what comes back after its second life is not counted again',
    '以電池組的首個去向計算：二次應用後退回者不再計算',
    '以电池包的首个去向计算：二次应用后退回的不再计算',
  ),
  words(
    'Of several licences the one that lets the least lie there counts, since all of them are kept',
    '有多張牌照時，以准許存放量最少者為準，因為所有牌照均須遵守',
    '有多张许可证时，以准许存放量最少的为准，因为所有许可证都须遵守',
  ),
  words(
    'What leaves draws from the permit on record, which never falls below zero',
    '離開的貨物從已登記的許可證支取，餘額絕不少於零',
    '离开的货物从已登记的许可证支取，余额绝不少于零',
  ),
  words(
    'Median and 95th percentile by nearest rank: each is a time that a move really took, not one between two of them',
    '中位數及第 95 百分位數採用最近秩法：兩者均為任務的實際時間，而非兩個時間之間的數值',
    '中位数和第 95 百分位数采用最近秩法：两者均为任务的实际时间，而非两个时间之间的数值',
  ),
]
