import type { RefusalCode } from '../../../../domain/refusal.ts'
import { type Words, words } from '../../../../domain/words.ts'

/** What a refusal means, where no sentence of its own says it better. */
export const refusalTitles: Partial<Record<RefusalCode, Words>> = {
  stage_not_open: words('This stage is not open now', '現時不能記錄此階段', '现在不能记录此阶段'),
  guard_not_met: words(
    'A condition of this stage does not hold',
    '未符合此階段的條件',
    '未满足此阶段的条件',
  ),
  batch_spent: words('Nothing is left of this batch', '批次已無餘量', '批次已无余量'),
  not_reversible: words('This can no longer be reversed', '此紀錄已不能撤回', '此记录已不能撤回'),
  claim_overdrawn: words(
    'More recycled mass than is left',
    '超出餘下的再生料數量',
    '超出剩余的再生料数量',
  ),
  step_not_open: words('This step is not open now', '現時不能進行此步驟', '现在不能进行此步骤'),
  not_your_step: words(
    'This step is for the other side to take',
    '此步驟須由對方進行',
    '此步骤须由对方进行',
  ),
  not_competent: words('A certificate is missing', '欠缺所需證書', '缺少所需证书'),
  second_person_needed: words('Another person must sign', '須由另一人簽署', '须由另一人签署'),
  approval_closed: words('This no longer needs a signature', '此項已無須簽署', '此项已无须签署'),
  id_reused: words(
    'This form was already recorded with other content, which stays valid. Send it again only if this is a separate record.',
    '此表格先前已以其他內容記錄，並維持有效。只有這是另一項紀錄時，才再次提交。',
    '此表单此前已以其他内容记录，并维持有效。只有这是另一项记录时，才再次提交。',
  ),
  overloaded: words(
    'The system is busy: nothing was saved, please send it again',
    '系統繁忙，未有保留任何資料，請再次提交',
    '系统繁忙，没有保留任何数据，请再次提交',
  ),
  interrupted: words(
    'System error: nothing was saved',
    '系統出錯，未有保留任何資料',
    '系统出错，没有保留任何数据',
  ),
}
