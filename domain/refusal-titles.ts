import type { RefusalCode } from './refusal.ts'
import { type Words, words } from './words.ts'

/** What each refusal means in a few words: the title of a problem. */
export const refusalTitles = {
  invalid: words('Invalid request', '請求有誤', '请求有误'),
  unknown_stream: words('No such stream', '沒有此流程', '没有此流程'),
  unknown_stage: words('No such stage', '沒有此階段', '没有此阶段'),
  unknown_facility: words('No such facility', '沒有此設施', '没有此设施'),
  unknown_batch: words('No such batch', '沒有此批次', '没有此批次'),
  unknown_event: words('No such event', '沒有此紀錄', '没有此记录'),
  batch_exists: words('A batch with this code exists', '已有此編號的批次', '已有此编号的批次'),
  facility_exists: words(
    'A facility with this code exists',
    '已有此編號的設施',
    '已有此编号的设施',
  ),
  lineage_cycle: words(
    'A batch cannot be made from itself',
    '批次不能由自身產出',
    '批次不能由自身产出',
  ),
  stage_not_open: words(
    'This stage cannot be recorded now',
    '現時不能記錄此階段',
    '现在不能记录此阶段',
  ),
  guard_not_met: words(
    'A condition of this stage is not met',
    '未符合此階段的條件',
    '未满足此阶段的条件',
  ),
  batch_spent: words('Batch is used up', '批次已無餘量', '批次已无余量'),
  not_weighed: words('Batch has not been weighed', '批次尚未稱重', '批次尚未称重'),
  mass_overdrawn: words('More mass than the batch holds', '重量超出批次所餘', '重量超出批次所余'),
  mass_unbalanced: words('Mass does not balance', '重量不平衡', '重量不平衡'),
  not_reversible: words('This event cannot be reversed', '此紀錄不能撤回', '此记录不能撤回'),
  recall_exists: words('This recall is open already', '此召回已在進行', '此召回已在进行'),
  recall_ended: words('This recall has ended', '此召回已結束', '此召回已结束'),
  claim_overdrawn: words(
    'Claim exceeds the recycled mass left',
    '聲稱超出餘下的再生料數量',
    '声明超出剩余的再生料数量',
  ),
  claim_not_allowed: words(
    'Claim not allowed by its standard',
    '標準不容許此聲稱',
    '标准不允许此声明',
  ),
  unknown_organisation: words('No such organisation', '沒有此機構', '没有此机构'),
  unknown_hand_over: words('No such hand-over', '沒有此移交', '没有此移交'),
  step_not_open: words(
    'This step is not available now',
    '現時不能進行此步驟',
    '现在不能进行此步骤',
  ),
  not_your_step: words(
    'This step belongs to the other party',
    '此步驟須由對方進行',
    '此步骤须由对方进行',
  ),
  permit_not_enough: words(
    'The permit does not cover this',
    '許可證不足以涵蓋此項',
    '许可证不足以涵盖此项',
  ),
  outside_bounds: words(
    'Not permitted at this station',
    '此工作站不可進行此操作',
    '此工作站不能进行此操作',
  ),
  not_signed: words('Station signature missing', '欠缺工作站簽署', '缺少工作站签名'),
  not_competent: words('Certificate of competence missing', '欠缺資格證書', '缺少资格证书'),
  second_person_needed: words('Another person must sign', '須由另一人簽署', '须由另一人签署'),
  approval_closed: words('Approval is closed', '此項已無須簽署', '此项已无须签署'),
  organisation_exists: words(
    'An organisation with this code exists',
    '已有此代號的機構',
    '已有此代号的机构',
  ),
  last_administrator: words(
    'Last administrator cannot be removed',
    '不能移除最後一位管理員',
    '不能移除最后一位管理员',
  ),
  licence_exists: words('This licence is already recorded', '此牌照已有紀錄', '此许可证已有记录'),
  competence_exists: words(
    'This certificate is already recorded',
    '此證書已有紀錄',
    '此证书已有记录',
  ),
  id_reused: words(
    'Id already used with other content',
    '此識別碼已用於其他內容',
    '此标识已用于其他内容',
  ),
  too_large: words('Too large', '過大', '过大'),
  overloaded: words('System busy, try again later', '系統繁忙，請稍後再試', '系统繁忙，请稍后再试'),
  too_many: words('Too many requests', '請求過多', '请求过多'),
  not_authenticated: words('Not signed in', '尚未登入', '尚未登录'),
  not_allowed: words('Not permitted for this role', '此身分不可進行此操作', '此身份不能进行此操作'),
  not_found: words('Not found', '找不到', '找不到'),
  interrupted: words('Internal error', '系統錯誤', '系统错误'),
} as const satisfies Record<RefusalCode, Words>
