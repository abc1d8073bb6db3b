import { type Content, roundedDown } from '../model/content.ts'
import { mostLost } from '../model/losses.ts'
import type { Batch } from '../model/model.ts'
import type { Scan } from '../model/request.ts'
import type { StageRule } from '../model/stages.ts'
import type { Planning } from './planning.ts'

/** What is said to be lost. */
interface Lost {
  readonly lost: number
  readonly losses: NonNullable<Scan['losses']>
  /** The fact that proves it, where it is proved. */
  readonly record: { readonly lossRecord?: string }
}

/** Mostly a little dust or nothing; now and then a loss of the stage's own, up to the gram at its bound and beyond it. */
export function losing(
  { random }: Planning,
  rule: StageRule,
  { grams, content }: Pick<Batch, 'grams' | 'content'>,
): Lost {
  const own = Object.keys(rule.losses ?? {})
  const reason = (random.percent(60) ? random.pick(own) : 'dust') ?? 'dust'
  const isOwn = own.includes(reason)
  if (!isOwn && rule.stage !== 'sorted') return { lost: 0, losses: [], record: {} }
  const most = mostLost(rule, reason, grams)
  const small = random.between(0, Math.floor(grams / 120))
  const lost = random.pick([small, small, small, small, most, most + 1]) ?? 0
  const record = random.percent(70) ? { lossRecord: 'weighing-7' } : {}
  const inside = random.pick([{}, roundedDown(content, lost, grams), content]) ?? {}
  // Now and then all that the whole holds is said to be in what was lost, which is too much for it.
  const said = random.percent(90) && inside === content ? {} : inside
  const loss = { reason, massGrams: lost, ...(hasAny(said) ? { content: said } : {}) }
  return { lost, losses: lost === 0 ? [] : [loss], record }
}

function hasAny(content: Content): boolean {
  return Object.keys(content).length > 0
}
