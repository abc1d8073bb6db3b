import type { Scan } from '../domain/event.ts'
import { textIn } from '../domain/fact-values.ts'
import type { Facts, Field } from '../domain/field.ts'
import { usualLossBound } from '../domain/loss-bound.ts'
import { massBounds } from '../domain/mass-bounds.ts'
import { type Fault, faultOf } from '../domain/refusal.ts'
import { houseRule } from '../domain/source.ts'
import { sumOf } from '../domain/sum.ts'
import { words } from '../domain/words.ts'
import type { Stage } from './stream.ts'

/** What proves a loss, such as the weighings before and after drying. */
export const lossRecordField: Field = {
  name: 'lossRecord',
  label: words('Record of the loss', '損耗紀錄', '损耗记录'),
  type: 'text',
  longest: 500,
  files: { kind: 'document', orReference: true },
  optional: true,
  audience: 'authority',
  source: houseRule(
    'A bounded loss above 1 %, or as its stage says, has a record, such as weighings before and after drying',
  ),
}

/** A stage with a bound for each of its losses, its own or the usual one, and the record that they ask for. */
export function withLossBounds(stage: Stage): Stage {
  const { losses, lossBounds = {}, fields } = stage
  if (losses === undefined) return stage
  const bounds = Object.keys(losses).map((reason) => {
    return [reason, lossBounds[reason] ?? usualLossBound] as const
  })
  return { ...stage, lossBounds: Object.fromEntries(bounds), fields: [...fields, lossRecordField] }
}

/** Losses above their bound, and those above 1 % of what went in without a record. */
export function faultsInLossBounds(
  stage: Stage,
  { losses }: Scan,
  { wentIn, facts }: { wentIn: number; facts: Facts },
): Fault[] {
  return Object.entries(stage.lossBounds ?? {}).flatMap(([reason, bound]) => {
    const { mostBasisPoints, recordAboveBasisPoints = massBounds.silentBasisPoints } = bound
    const own = losses.filter((loss) => loss.reason === reason)
    const grams = sumOf(own, ({ massGrams }) => massGrams)
    const share = BigInt(grams) * 10_000n
    const values = { reason, grams, in: wentIn, most: mostBasisPoints / 100 }
    const at = `/losses/${losses.findIndex((loss) => loss.reason === reason)}/massGrams`
    if (share > BigInt(wentIn) * BigInt(mostBasisPoints)) {
      return [faultOf(at, 'loss_above_bound', values)]
    }
    const isSilent = share <= BigInt(wentIn) * BigInt(recordAboveBasisPoints)
    if (isSilent || textIn(facts, lossRecordField.name) !== undefined) return []
    return [faultOf(`/facts/${lossRecordField.name}`, 'loss_needs_record', values)]
  })
}
