import type { BatchState, Content, Scan } from '../domain/event.ts'
import { splitContent } from '../domain/fit-content.ts'
import type { Outside } from '../domain/grams-outside.ts'
import { massBand, type TrustedMass, trustedAfter } from '../domain/mass-bounds.ts'
import { type Fault, faultOf } from '../domain/refusal.ts'
import { trustedIn } from './judge-weighing.ts'
import type { Stage } from './stream.ts'

/** What is known of what may come back; undefined where nobody looked. */
export interface Returning {
  readonly isUnit: (kind: string) => boolean
  readonly outside?: ((batch: string) => Outside | undefined) | undefined
}

/** What comes back although it never left, or only a part of what is one thing. */
export function faultsInReturn(
  stage: Stage,
  { batches }: Scan,
  states: readonly BatchState[],
  { isUnit, outside }: Returning,
): Fault[] {
  // What a hand-over's step takes back, both sides have signed for.
  if (stage.mass !== 'returned' || stage.by === 'hand_over') return []
  return states.flatMap(({ batch, code, kind, context }, at): Fault[] => {
    const left = outside?.(batch)
    const { massGrams: grams = 0, content = {} } = batches[at] ?? {}
    if (left === undefined) return []
    const values = { batch: code, grams, left: left.grams }
    const pointer = `/batches/${at}/massGrams`
    if (grams > left.grams) return [faultOf(pointer, 'returned_above_left', values)]
    const band = massBand(grams, { massGrams: left.grams, trusted: trustedIn(context) })
    if (isUnit(kind) && (band === 'supervised' || band === 'beyond')) {
      return [faultOf(pointer, 'unit_returns_whole', values)]
    }
    return Object.entries(content).flatMap(([name, amount]) => {
      const most = left.content[name] ?? 0
      if (amount <= most) return []
      const inside = { name, out: amount, most }
      return [faultOf(`/batches/${at}/content`, 'content_above_input', inside)]
    })
  })
}

/** What comes back with so many grams, where the scan does not say: its share of what left. */
export function returnedContent(grams: number, { grams: whole, content }: Outside): Content {
  return splitContent(content, [grams, Math.max(0, whole - grams)])[0]
}

/** What is trusted of a unit that comes back a little lighter: what was trusted when it left, so that no round trip wears it down. */
export function trustedBack(
  { mass, by }: Stage,
  { batch, kind, context }: BatchState,
  { outside, isUnit, gainedGrams = 0 }: Returning & { readonly gainedGrams?: number | undefined },
): TrustedMass | undefined {
  if (mass !== 'returned' || by === 'hand_over' || !isUnit(kind)) return undefined
  const left = outside?.(batch)
  if (left === undefined || left.grams === gainedGrams) return undefined
  return trustedAfter(gainedGrams, { massGrams: left.grams, trusted: trustedIn(context) }, false)
}
