import { words } from '../../../domain/words.ts'

/** Phrases of what is claimed of a thing. */
export const claimPhrases = {
  title: words('What is claimed of it', '有關它的聲稱', '有关它的声明'),
  restsOn: words('It rests on', '依據', '依据'),
  notSaid: words('It does not say', '並不表示', '并不表示'),
  recycledFrom: words(
    'Grams of each source that went in, weighed and sealed at each step; the share may never exceed what came in.',
    '各步驟投入料的重量，均經稱重並已鎖定；比例不得高於實際投入。',
    '各步骤投入料的重量，均经称重并已锁定；比例不得高于实际投入。',
  ),
  origin: words(
    '{percent} % of its mass came out of {names} with records of their own',
    '{percent}% 的重量來自有紀錄可查的{names}',
    '{percent}% 的重量来自有记录可查的{names}',
  ),
  originFrom: words(
    'The sealed events of this record ({n}), whose grams balance to zero, and the records of the sources.',
    '本紀錄 {n} 項已鎖定的事件（克數收支相抵），以及各來源的紀錄。',
    '本记录 {n} 项已锁定的事件（克数收支相抵），以及各来源的记录。',
  ),
  originNot: words(
    'Anything of condition, age or performance; nor that nothing was exchanged since the last event.',
    '狀況、年期或性能；亦不表示最後一項事件之後沒有更換過任何部件。',
    '状况、年限或性能；也不表示最后一项事件之后没有更换过任何部件。',
  ),
  warrantyFrom: words(
    'The word of whoever offered it for sale, sealed with the event.',
    '放售者的聲明，已隨事件鎖定。',
    '出售方的声明，已随事件锁定。',
  ),
  warrantyNot: words(
    'What the warranty covers, or since when it runs: the contract of sale does.',
    '保用範圍及起計日期：以買賣合約為準。',
    '质保范围及起算日期：以买卖合同为准。',
  ),
  adopted: words(
    'Records made elsewhere document the stage “{stage}”',
    '其他系統的紀錄載有「{stage}」階段',
    '其他系统的记录载有“{stage}”阶段',
  ),
  adoptedFrom: words(
    'Papers of another system, as they were handed in.',
    '其他系統的文件，按提交時的原樣。',
    '其他系统的文件，按提交时的原样。',
  ),
  adoptedNot: words(
    'That we saw any of it happen, or checked it.',
    '我們曾目睹或核實有關經過。',
    '我们曾目睹或验证有关经过。',
  ),
} as const
