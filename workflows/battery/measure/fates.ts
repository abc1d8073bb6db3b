import { houseRule, type Source } from '../../../domain/source.ts'
import { type Words, words } from '../../../domain/words.ts'

/** Where the grams of a pack that came in can be, in the order in which a report shows them. */
export const fates = {
  reused: words(
    'Reused (prepared for re-use or remanufactured)',
    '再使用（經再使用準備或再製造）',
    '再使用（经再使用准备或再制造）',
  ),
  repurposed: words(
    'Repurposed (in second-life products sold)',
    '改變用途（已售出的二次應用產品）',
    '梯次利用（已售出的梯次利用产品）',
  ),
  recycled: words(
    'Recycled (in lots closed)',
    '已回收（已完結的回收批次）',
    '已回收（已完结的回收批次）',
  ),
  exported: words('Exported', '已出口', '已出口'),
  disposed: words('Disposed of', '已棄置', '已处置'),
  passed_on: words(
    'Passed on, or on its way to somebody else',
    '已移交或運往他人途中',
    '已移交或运往他人途中',
  ),
  returned: words('Returned to sender', '已退回', '已退回'),
  sent_on: words(
    'Parts sent on as material (casings, cables)',
    '作物料發出的部件（外殼、電纜）',
    '作为物料发出的部件（外壳、线缆）',
  ),
  held: words('Still held', '仍然持有', '仍然持有'),
  lost: words('Lost in taking apart', '拆解損耗', '拆解损耗'),
  difference: words(
    'Difference of weighings (missed +, found −)',
    '稱重差額（缺少為正，多出為負）',
    '称重差额（缺少为正，多出为负）',
  ),
} as const satisfies Record<string, Words>
export type Fate = keyof typeof fates

/** Fates that a pack as a whole may have: what is lost or misweighed is no fate of a pack. */
export const fatesOfPacks = (Object.keys(fates) as readonly Fate[]).filter(
  (fate) => fate !== 'lost' && fate !== 'difference',
)

/** What the shares rest on. */
export const fateSources: readonly Source[] = [
  {
    basis: 'secondary',
    text: 'Regulation (EU) 2023/1542 Art. 3(30) to (32), as trials of 2026-11 read them: repurposing is for another purpose or application than the first, re-use and remanufacturing for the same',
  },
  houseRule('A pack counts where most of its mass went; ties go to the row that stands first'),
  houseRule(
    'Where packs first went counts: what comes back after its second life is not counted again',
  ),
]

export const fateNotes: readonly Words[] = [
  words(
    'Came in = all rows together, to the gram and the piece. A pack that was taken apart counts by its modules; its piece counts where most of its mass went.',
    '收到數量 = 各行合計，準確至克及件。已拆解的電池組按模組計算；其件數計入佔其重量最多的一行。',
    '收到数量 = 各行合计，精确到克和件。已拆解的电池包按模组计算；其件数计入占其重量最多的一行。',
  ),
  words(
    'Energy is what the last test before the decision measured; what nobody measured is counted as not measured and never estimated.',
    '能量為作出決定前最後一次測試的實測值；未經量度者列為未量度，絕不估算。',
    '能量为作出决定前最后一次测试的实测值；未经测量的列为未测量，绝不估算。',
  ),
  words(
    'Recycled counts what went into lots that were closed; what recycling recovered of it is told by the report of recycling. No step of the stream records disposal: what recyclers dispose of is a loss of their process.',
    '「已回收」計算進入已完結批次的重量；從中回收所得見回收報告。流程中沒有棄置步驟：回收商棄置者為其處理損耗。',
    '“已回收”计算进入已完结批次的重量；从中回收所得见回收报告。流程中没有处置步骤：回收商处置的为其处理损耗。',
  ),
]
