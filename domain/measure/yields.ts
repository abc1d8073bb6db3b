import { compareRatio, type Decimal, parseDecimal } from '../decimal.ts'
import type { Source } from '../source.ts'
import { sumOf } from '../sum.ts'

/** Grams of one part of the processes of a stage. */
export interface YieldSum {
  /** Slug. */
  readonly organisation: string
  readonly stream: string
  readonly stage: string
  readonly part: 'used' | 'added' | 'made' | 'lost' | 'difference'
  /** Of a loss. */
  readonly reason: string | null
  readonly grams: number
  readonly events: number
}

/** What a loss is held against, in basis points of what went in. */
export interface LossReference {
  /** Undefined where only a most is known. */
  readonly least: number | undefined
  readonly most: number
  readonly source: Source
}

export type LossVerdict = 'within' | 'below' | 'above' | 'none'

/** What a stage made of what went in. */
export interface YieldRow {
  readonly organisation: string
  readonly stream: string
  readonly stage: string
  readonly usedGrams: number
  readonly addedGrams: number
  readonly madeGrams: number
  readonly lostGrams: number
  readonly differenceGrams: number
  readonly events: number
  readonly reasons: readonly { readonly reason: string; readonly grams: number }[]
}

/** One row a stage at which something was worked, in the order of the sums. */
export function yieldRows(sums: readonly YieldSum[]): readonly YieldRow[] {
  const byStage = Map.groupBy(sums, ({ organisation, stream, stage }) =>
    [organisation, stream, stage].join('/'),
  )
  return [...byStage.values()].flatMap((own) => {
    const [first] = own
    if (first === undefined || !own.some(({ part }) => part === 'used')) return []
    const gramsOf = (part: YieldSum['part']) =>
      sumOf(
        own.filter((one) => one.part === part),
        ({ grams }) => grams,
      )
    const { organisation, stream, stage } = first
    return [
      {
        organisation,
        stream,
        stage,
        usedGrams: gramsOf('used'),
        addedGrams: gramsOf('added'),
        madeGrams: gramsOf('made'),
        lostGrams: gramsOf('lost'),
        differenceGrams: gramsOf('difference'),
        events: Math.max(...own.map(({ events }) => events)),
        reasons: own
          .filter(({ part }) => part === 'lost')
          .map(({ reason, grams }) => ({ reason: reason ?? '', grams })),
      },
    ]
  })
}

/** Whether all that went in is accounted for. */
export function addsUp(row: YieldRow): boolean {
  const { usedGrams, addedGrams, madeGrams, lostGrams, differenceGrams } = row
  return usedGrams + addedGrams === madeGrams + lostGrams + differenceGrams
}

/** How a loss stands to its reference, compared unrounded. */
export function lossAgainst(
  lostGrams: number,
  ofGrams: number,
  reference: LossReference | undefined,
): LossVerdict {
  if (reference === undefined || ofGrams <= 0) return 'none'
  const share = (basisPoints: number): Decimal => ({ unscaled: BigInt(basisPoints), places: 4 })
  const lost = parseDecimal(lostGrams)
  const of = parseDecimal(ofGrams)
  if (compareRatio(lost, of, share(reference.most)) > 0) return 'above'
  const { least } = reference
  return least !== undefined && compareRatio(lost, of, share(least)) < 0 ? 'below' : 'within'
}
