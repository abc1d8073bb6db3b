import type { z } from '@hono/zod-openapi'
import { dayMilliseconds } from '../../../domain/hours.ts'
import { numbersFrom } from '../../../domain/numbers-from.ts'
import { idFrom, sha256 } from '../../digest.ts'
import type { callSchema } from '../../optical-checks/call-schemas.ts'
import { type CityModelVersion, cityOptics } from './city-optics.ts'

/** A piece that the city's camera looked at. */
export interface CityPiece {
  readonly code: string
  /** UTC ISO 8601. */
  readonly takenTime: string
  /** What a person says of it. */
  readonly truth: string
  readonly isReference: boolean
  readonly batch?: string
  /** What versions draw their calls from, each of its own. */
  readonly seed: number
}

const { seen, reference, belt, batches, seed, model } = cityOptics

/** The set that was put together beforehand, and what came over the belt since: the same for the same time. */
export function cityPieces(now: Date): {
  readonly referenceSet: readonly CityPiece[]
  readonly belted: readonly CityPiece[]
} {
  const random = numbersFrom(seed)
  const piece = (code: string, daysAgo: number): Omit<CityPiece, 'isReference'> => ({
    code,
    takenTime: new Date(now.getTime() - Math.round(daysAgo * dayMilliseconds)).toISOString(),
    truth: truthAt(random()),
    seed: Math.floor(random() * 1_000_000),
  })
  const referenceSet = Array.from({ length: reference.pieces }, (_, at) =>
    Object.assign(piece(`DEMO-SET-${at + 1}`, reference.daysAgo), { isReference: true }),
  )
  const belted = Array.from({ length: belt.pieces }, (_, at) => {
    const daysAgo = belt.daysAgo * (1 - (at + 1) / (belt.pieces + 1))
    return Object.assign(piece(`DEMO-BELT-${at + 1}`, daysAgo), { isReference: false })
  })
  const lots = batches.map((batch, at) => {
    const looked = { isReference: false, truth: 'sound', batch }
    return Object.assign(piece(`DEMO-LOT-${at + 1}`, (at + 1) / 24), looked)
  })
  return { referenceSet, belted: [...belted, ...lots] }
}

function truthAt(drawn: number): string {
  let left = drawn * 1_000
  const found = seen.find(({ perThousand }) => {
    left -= perThousand
    return left < 0
  })
  return found?.class ?? 'sound'
}

/** What a version calls a piece: mostly what a person does, and less sure where it errs. */
export function calledBy(
  { version, rightPerThousand }: CityModelVersion,
  { code: piece, takenTime, truth, isReference, batch, seed: own }: CityPiece,
): z.output<typeof callSchema> {
  const random = numbersFrom(own + Number.parseFloat(version) * 1_000_000)
  const isRight = batch !== undefined || random() * 1_000 < rightPerThousand
  const other = random() < 0.6 ? 'stain' : 'pilling'
  const wrong = truth === 'sound' ? other : random() < 0.75 ? 'sound' : other
  const spread = random()
  const confidence = isRight ? 0.76 + 0.24 * Math.sqrt(spread) : 0.55 + 0.4 * spread
  return {
    id: idFrom(`city/${model}/${version}/${piece}`),
    piece,
    picture: sha256(`${model} ${piece}`),
    takenTime,
    batch,
    reference: isReference,
    model,
    version,
    class: isRight ? truth : wrong,
    confidence: Math.round(confidence * 1_000) / 1_000,
  }
}
