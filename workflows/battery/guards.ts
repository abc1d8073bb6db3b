import { textIn, textsIn } from '../../domain/fact-values.ts'
import { type Words, words } from '../../domain/words.ts'
import { detailsMissingSentence, lacksDetails } from '../emergency-quarantine.ts'
import type { MachineContext, MachineEvent } from '../stream.ts'
import { isSafeToTouch, touchLimit } from './stages/isolation.ts'
import { hasPassport } from './stages/passport.ts'
import { traceabilityGaps } from './stages/traceability.ts'

/**
 * Conditions of the battery machine. Those that only choose between two outcomes of one stage (a test that is complete
 * or not) never refuse anything, because an unguarded outcome stands behind them.
 */
export const guards = {
  weighed,
  may_be_isolated: mayBeIsolated,
  insulation_holds: ({ context }: Asked) => context.facts.insulationFailed !== true,
  safe_to_touch: ({ event }: Asked) => isSafeToTouch(event.facts),
  is_product: ({ context }: Asked) => context.kind === 'product',
  test_complete: ({ event }: Asked) => event.decisions.testOutcome === 'complete',
  test_to_review: ({ event }: Asked) => event.decisions.testOutcome === 'review',
  test_failed_twice: ({ event }: Asked) => event.decisions.testOutcome === 'failed',
  review_accepted: ({ event }: Asked) => event.decisions.reviewOutcome === 'accepted',
  review_asks_retest: ({ event }: Asked) => event.decisions.reviewOutcome === 'retest',
  grade_allows_reuse: gradeAllowsReuse,
  traceability_complete: traceabilityComplete,
  final_test_passed: ({ event }: Asked) => event.decisions.finalTestOutcome === 'pass',
  responsibility_accepted: ({ event }: Asked) => event.facts.responsibilityAccepted === true,
  has_passport: ({ context }: Asked) => hasPassport(context.facts),
  reception_as_sent: ({ event }: Asked) => event.decisions.receptionOutcome === 'accepted',
  nothing_left: ({ context }: Asked) => context.massGrams === 0,
  all_certified: allCertified,
  details_missing: ({ context }: Asked) => lacksDetails(context.facts),
  is_held: ({ event }: Asked) => event.output?.facts.releasedFromQuarantine === false,
  is_lot: ({ context }: Asked) => context.kind === 'recycling_lot',
  is_output: (asked: Asked) => fractionOf(asked) === 'output',
  is_intermediate: (asked: Asked) => fractionOf(asked) === 'intermediate',
  was_received: ({ context }: Asked) => context.facts.wasteStage === 'received',
  is_waste: ({ context }: Asked) =>
    ['declared', 'consigned'].includes(textIn(context.facts, 'wasteStage') ?? ''),
} as const

/** What must hold, said to the person whose scan was refused. */
export const guardSentences: Readonly<Record<keyof typeof guards, Words>> = {
  weighed: words(
    'Weigh the unit before it leaves intake',
    '完成入庫前須先稱重',
    '完成入库前须先称重',
  ),
  may_be_isolated: words(
    'Only a green unit, or an amber one released from quarantine, may be isolated; otherwise quarantine it or declare it waste',
    '只有綠級，或已解除隔離的黃級，才可切斷高壓電；否則請隔離或申報為廢物',
    '只有绿级，或已解除隔离的黄级，才可断开高压；否则请隔离或申报为废物',
  ),
  insulation_holds: words(
    'Insulation must be at least 100 Ω/V: release the unit from quarantine and measure it again, or declare it waste',
    '絕緣電阻須不低於 100 Ω/V：請解除隔離後重新量度，或申報為廢物',
    '绝缘电阻须不低于 100 Ω/V：请解除隔离后重新测量，或申报为废物',
  ),
  safe_to_touch: words(
    `The service disconnect must be removed and the accessible voltage below ${touchLimit.belowVolts} V DC`,
    `須已拔除維修開關，且可觸及電壓低於直流 ${touchLimit.belowVolts} V`,
    `须已拔除维修开关，且可触及电压低于直流 ${touchLimit.belowVolts} V`,
  ),
  is_product: words('Only a product can be reworked', '只有產品可以返工', '只有产品可以返工'),
  test_complete: words(
    'The bench record must be complete, without protection trips and below 45 °C',
    '測試紀錄須完整、沒有保護動作，且低於 45 °C',
    '测试记录须完整、没有保护动作，且低于 45 °C',
  ),
  test_to_review: words(
    'Only a record with protection trips or a high temperature goes to review',
    '只有出現保護動作或高溫的紀錄才須覆核',
    '只有出现保护动作或高温的记录才须复核',
  ),
  test_failed_twice: words(
    'Testing ends only after a second failed test',
    '第二次測試失敗後才結束測試',
    '第二次测试失败后才结束测试',
  ),
  review_accepted: words(
    'The reviewer must accept the record',
    '須由覆核人接受紀錄',
    '须由复核人接受记录',
  ),
  review_asks_retest: words(
    'The reviewer must ask for a new test (once)',
    '須由覆核人要求重測（限一次）',
    '须由复核人要求重测（限一次）',
  ),
  grade_allows_reuse: words(
    'The grade must be A, B or C; grade R goes to recycling or a new test',
    '等級須為 A、B 或 C；R 級須回收或重測',
    '等级须为 A、B 或 C；R 级须回收或重测',
  ),
  traceability_complete: words(
    'Lifetime traceability data must be complete (IEC 63338:2024, clause 4)',
    '全壽命追溯資料須齊全（IEC 63338:2024 第 4 條）',
    '全寿命追溯数据须齐全（IEC 63338:2024 第 4 条）',
  ),
  final_test_passed: words(
    'All protection tests must pass and insulation be at least 100 Ω/V',
    '須通過所有保護測試，且絕緣電阻不低於 100 Ω/V',
    '须通过所有保护测试，且绝缘电阻不低于 100 Ω/V',
  ),
  responsibility_accepted: words(
    'The new operator must accept responsibility (Regulation (EU) 2023/1542, Art. 77(7))',
    '新營運者須同意承擔責任（歐盟第 2023/1542 號規例第 77(7) 條）',
    '新运营者须同意承担责任（欧盟第 2023/1542 号条例第 77(7) 条）',
  ),
  has_passport: words('Issue a battery passport first', '請先簽發電池護照', '请先签发电池护照'),
  reception_as_sent: words(
    'Net mass must be within 1 % of what was sent, with every unit of the trip ticket present',
    '淨重與發出相差須在 1% 以內，且運載記錄所列各件均已送達',
    '净重与发出相差须在 1% 以内，且联单所列各件均已送达',
  ),
  nothing_left: words(
    'Process the whole lot before closing it',
    '結束前須處理整個批次',
    '关闭前须处理整个批次',
  ),
  all_certified: words(
    'Every intermediate needs a downstream certificate',
    '每項中間產物均須有下游證明書',
    '每项中间产物均须有下游证明书',
  ),
  details_missing: detailsMissingSentence,
  is_held: words(
    'Only what was made of parts in quarantine begins there',
    '只有由隔離中的部分製成者才由隔離開始',
    '只有由隔离中的部分制成者才从隔离开始',
  ),
  is_lot: words(
    'Only a recycling lot goes back to recycling',
    '只有回收批次可返回回收處理',
    '只有回收批次可返回回收处理',
  ),
  is_output: words(
    'Only an output counts as recovered material',
    '只有產出物料可列為已回收物料',
    '只有产出物料可列为已回收物料',
  ),
  is_intermediate: words(
    'Only an intermediate is processed further',
    '只有中間產物須進一步加工',
    '只有中间产物须进一步加工',
  ),
  was_received: words(
    'Only waste that had reached the recycler can go back there',
    '只有曾送達回收商的廢物可返回該處',
    '只有曾送达回收商的废物可返回该处',
  ),
  is_waste: words(
    'Only for a battery that is waste',
    '只適用於屬廢物的電池',
    '只适用于属于废物的电池',
  ),
}

/** What a guard may look at. */
interface Asked {
  readonly context: MachineContext
  readonly event: MachineEvent
}

/** A unit taken over with earlier records may still be unweighed; it is then weighed before mass moves. */
function weighed({ context, event }: Asked): boolean {
  return context.massGrams !== undefined || event.output !== undefined
}

/** The class that stands may be graver than the last triage: a quarantine raises it. */
function mayBeIsolated({ context }: Asked): boolean {
  const { triageClass, damageClass = triageClass, releasedFromQuarantine } = context.facts
  const classes = [triageClass, damageClass]
  if (classes.every((one) => one === 'green')) return true
  return (
    releasedFromQuarantine === true && classes.every((one) => one === 'green' || one === 'amber')
  )
}

function gradeAllowsReuse({ context }: Asked): boolean {
  return ['A', 'B', 'C'].includes(textIn(context.facts, 'grade') ?? '')
}

function traceabilityComplete({ context }: Asked): boolean {
  return traceabilityGaps(context.facts, context.massGrams).length === 0
}

/** The packs and modules of a lot end with it; only the lot itself waits for certificates. */
function allCertified({ context, event }: Asked): boolean {
  return (
    context.kind !== 'recycling_lot' || textsIn(event.decisions, 'intermediatesOpen').length === 0
  )
}

function fractionOf({ context, event }: Asked): string | undefined {
  const kind = event.output?.kind ?? context.kind
  if (kind !== 'fraction') return undefined
  return textIn({ ...context.facts, ...event.output?.facts }, 'fraction')
}
