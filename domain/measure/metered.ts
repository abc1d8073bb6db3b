import { add, type Decimal, parseDecimal } from '../decimal.ts'
import { sumOf } from '../sum.ts'

/** One machine step, with what it put on record of water and dye. */
export interface Metered {
  /** Slug. */
  readonly organisation: string
  readonly stream: string
  readonly stage: string
  readonly event: string
  readonly time: string
  /** As the meter read; null where nobody read it. */
  readonly litres: string | null
  readonly hasWaterRecord: boolean
  /** `true` or `false` as the step says; null where it does not. */
  readonly dyed: string | null
  readonly hasDyeRecord: boolean
  /** What it made, in whole grams. */
  readonly grams: number
}

/** What the steps of one stage used, as far as there is evidence. */
export interface MeteredRow {
  readonly organisation: string
  readonly stream: string
  readonly stage: string
  readonly steps: number
  readonly grams: number
  /** Of steps with a reading and its record. */
  readonly litres: Decimal
  readonly provenSteps: number
  readonly provenGrams: number
  /** Grams made by steps that prove that no water was used. */
  readonly dryGrams: number
  /** Grams made by steps that prove that no dye was used. */
  readonly undyedGrams: number
  readonly dyedSteps: number
}

/** One row a stage of an organisation. What has no record proves nothing, whatever it says. */
export function meteredRows(steps: readonly Metered[]): readonly MeteredRow[] {
  const byStage = Map.groupBy(steps, ({ organisation, stream, stage }) =>
    [organisation, stream, stage].join('/'),
  )
  return [...byStage.values()].flatMap((own) => {
    const [first] = own
    if (first === undefined) return []
    const { organisation, stream, stage } = first
    const proven = own.filter(({ litres, hasWaterRecord }) => litres !== null && hasWaterRecord)
    const litres = proven.map((one) => parseDecimal(one.litres ?? '0'))
    const dry = proven.filter((one) => parseDecimal(one.litres ?? '0').unscaled === 0n)
    const undyed = own.filter(({ dyed, hasDyeRecord }) => dyed === 'false' && hasDyeRecord)
    return [
      {
        organisation,
        stream,
        stage,
        steps: own.length,
        grams: sumOf(own, gramsOf),
        litres: litres.reduce(add, { unscaled: 0n, places: 0 }),
        provenSteps: proven.length,
        provenGrams: sumOf(proven, gramsOf),
        dryGrams: sumOf(dry, gramsOf),
        undyedGrams: sumOf(undyed, gramsOf),
        dyedSteps: own.filter(({ dyed }) => dyed === 'true').length,
      },
    ]
  })
}

function gramsOf({ grams }: Metered): number {
  return grams
}
