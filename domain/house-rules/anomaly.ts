import { type Words, words } from '../words.ts'

/** Rules of our own about when records raise a question. */
export const anomalyRuleWords: readonly Words[] = [
  words(
    'A yield is asked about seven robust spreads from the middle of its place and stage, and 2 % at least',
    '產出率與同一設施、同一階段的中位數相差七個穩健標準差並至少 2% 時，提出疑問',
    '产出率与同一设施、同一阶段的中位数相差七个稳健标准差并至少 2% 时，提出疑问',
  ),
  words(
    'A mass close to ten or a thousand times that of its kind, where those differ little, is a slip and set apart',
    '同類重量相差不大時，若某重量約為其十倍或千倍，視為筆誤並另列',
    '同类重量相差不大时，若某重量约为其十倍或千倍，视为笔误并另列',
  ),
  words(
    'A weighing is asked about eight robust spreads from what is usual at its place, and 2 % at least; above 5 % where nothing is usual yet',
    '稱重與該設施平常相差八個穩健標準差並至少 2% 時，提出疑問；未有往例時以 5% 為界',
    '称重与该设施平常相差八个稳健标准差并至少 2% 时，提出疑问；未有往例时以 5% 为界',
  ),
  words(
    'Nobody is at two facilities within a minute; how far they are apart is not on record',
    '沒有人可在一分鐘內身處兩個設施；設施之間的距離沒有紀錄',
    '没有人能在一分钟内身处两个设施；设施之间的距离没有记录',
  ),
  words(
    'Six batches scanned one by one, each within 2 s of the one before; what one list or upload brings is explained by it',
    '逐一掃描六個批次，每次相隔不超過 2 秒；由同一清單或上載而來的不計',
    '逐一扫描六个批次，每次相隔不超过 2 秒；由同一清单或上传而来的不计',
  ),
  words(
    'Grades are compared by Fisher’s exact test, all comparisons of one look together at 1 % by Holm’s method, and differ by 20 points at least',
    '等級以費雪精確檢定比較，全部比較合計以霍爾姆法定於 1%，並須相差至少 20 個百分點',
    '等级以费舍尔精确检验比较，全部比较合计以霍尔姆法定于 1%，并须相差至少 20 个百分点',
  ),
  words(
    'Twenty masses or more of which 60 % are round to ten intervals of a scale',
    '不少於二十個重量，當中 60% 為磅秤十個分度的整數倍',
    '不少于二十个重量，其中 60% 为秤十个分度的整数倍',
  ),
  words(
    'Two scales agree to the gram in at most half of all weighings',
    '兩台磅秤最多在一半的稱重中一克不差',
    '两台秤最多在一半的称重中一克不差',
  ),
  words(
    'One picture or one serial number of a model belongs to one thing; a batch made of another is that thing',
    '一張相片或同一型號的一個序號只屬一件物件；由某批次製成的批次視為同一物件',
    '一张照片或同一型号的一个序列号只属一件物件；由某批次制成的批次视为同一物件',
  ),
  words(
    'A record opened 30 times on one day, or 10 times after its story has ended, as the page of the record itself says',
    '紀錄單日查閱 30 次，或流程結束後查閱 10 次，與紀錄頁面所示相同',
    '记录单日查阅 30 次，或流程结束后查阅 10 次，与记录页面所示相同',
  ),
  words(
    'More than half of at least five credits of a period claimed to 99 % or more',
    '某段期間不少於五項額度中，過半已聲稱至 99% 或以上',
    '某段期间不少于五项额度中，过半已声明至 99% 或以上',
  ),
  words(
    'A place is asked about when its days of the last eight weeks make such a silence less likely than 1 in 1000',
    '按過去八星期的紀錄日推算，若這樣的空白出現機會低於千分之一，提出疑問',
    '按过去八周的记录日推算，若这样的空白出现机会低于千分之一，提出疑问',
  ),
  words(
    'A sample shows with 95 % that less than 5 % of events are wrong, where none of it is',
    '樣本全部無誤時，可以 95% 的信心表明錯誤少於 5%',
    '样本全部无误时，可以 95% 的置信水平表明错误少于 5%',
  ),
]
