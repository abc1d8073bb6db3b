import { textIn } from '../../domain/fact-values.ts'
import { type Words, words } from '../../domain/words.ts'
import { detailsMissingSentence, lacksDetails } from '../emergency-quarantine.ts'
import type { MachineContext, MachineEvent } from '../stream.ts'
import { grades } from './grades.ts'

/**
 * Conditions of the textile machine. The order of the line is not among them: a route is data, and each stage's rules
 * read it. Those that only choose an outcome refuse nothing, because an unguarded outcome stands behind them.
 */
export const guards = {
  for_reuse: (asked: Asked) => gradeRouteOf(asked) === 'reuse',
  for_repair: (asked: Asked) => gradeRouteOf(asked) === 'repair',
  for_fibre: (asked: Asked) => gradeRouteOf(asked) === 'fibre',
  for_downcycling: (asked: Asked) => gradeRouteOf(asked) === 'downcycling',
  assessed_for_reuse: assessedForReuse,
  reduction_reached: (asked: Asked) => outcomeOf(asked, 'sanitiseOutcome') === 'passed',
  reduction_to_repeat: (asked: Asked) => outcomeOf(asked, 'sanitiseOutcome') === 'repeat',
  hardware_out: hardwareOut,
  colour_sure: (asked: Asked) => outcomeOf(asked, 'colourOutcome') === 'automatic',
  unopened_left: (asked: Asked) => outcomeOf(asked, 'openingOutcome') === 'again',
  was_held_in: wasHeldIn,
  goods_left: ({ context }: Asked) => (context.massGrams ?? 0) > 0,
  details_missing: ({ context }: Asked) => lacksDetails(context.facts),
} as const

/** What must hold, said to the person whose scan was refused. */
export const guardSentences: Readonly<Record<keyof typeof guards, Words>> = {
  for_reuse: words(
    'Only grades R1 to R3 are for reuse',
    '只有 R1 至 R3 級可作再用',
    '只有 R1 至 R3 级可再使用',
  ),
  for_repair: words('Only grade R4 is for repair', '只有 R4 級須修補', '只有 R4 级须修补'),
  for_fibre: words(
    'Only grades F1 and F2 are for fibre',
    '只有 F1 及 F2 級可製成纖維',
    '只有 F1 及 F2 级可制成纤维',
  ),
  for_downcycling: words(
    'Only grade F3 is for downcycling',
    '只有 F3 級可降級利用',
    '只有 F3 级可降级利用',
  ),
  assessed_for_reuse: words(
    'Record a professional assessment first: fit for reuse, and a product',
    '請先記錄專業評定：適合再用，且屬產品',
    '请先记录专业评定：适合再使用，且属产品',
  ),
  reduction_reached: words(
    'Microorganisms must be reduced by at least 90 %',
    '微生物減少率須達 90%',
    '微生物减少率须达 90%',
  ),
  reduction_to_repeat: words(
    'A failed sanitising can be repeated at most twice',
    '消毒不合格最多可重做兩次',
    '消毒不合格最多可重做两次',
  ),
  hardware_out: words(
    'Hardware must be removed and the metal check passed',
    '須已除去鈕扣、拉鏈等，且金屬探測合格',
    '须已去除纽扣、拉链等，且金属探测合格',
  ),
  colour_sure: words(
    'The colour must be close to one bin and clear of the next',
    '顏色須接近一個色箱，並與次近色箱有足夠差距',
    '颜色须接近一个色箱，并与次近色箱有足够差距',
  ),
  unopened_left: words(
    'Only fibre with unopened pieces is opened again',
    '只有仍含未開鬆碎片的纖維須再開鬆',
    '只有仍含未开松碎片的纤维须再开松',
  ),
  was_held_in: words(
    'A release returns the batch to its stage before quarantine',
    '解除隔離後須返回隔離前的階段',
    '解除隔离后须返回隔离前的阶段',
  ),
  details_missing: detailsMissingSentence,
  goods_left: words('Something must be left of the batch', '批次須仍有餘量', '批次须仍有余量'),
}

/** What a guard may look at. */
interface Asked {
  readonly context: MachineContext
  readonly event: MachineEvent
}

function gradeRouteOf({ context, event }: Asked): string | undefined {
  const grade = textIn(event.output?.facts ?? context.facts, 'textileGrade') ?? ''
  return grades[grade]?.route
}

function assessedForReuse({ context }: Asked): boolean {
  return context.facts.fitForReuse === true && context.facts.legalStatus === 'product'
}

/** A stage that makes a batch decides for each output; one that looks decides once. */
function outcomeOf({ event }: Asked, name: string): string | undefined {
  return textIn(event.output?.facts ?? event.decisions, name)
}

function hardwareOut({ event }: Asked): boolean {
  return event.facts.hardwareRemoved === true && event.facts.metalCheckPassed === true
}

/** The state comes from the machine's own transition, so that one guard serves every way back. */
function wasHeldIn({ context }: Asked, held?: { readonly state: string }): boolean {
  return held !== undefined && context.facts.heldFrom === held.state
}
