import type { Facts } from '../../../domain/field.ts'
import type { MeasureLine } from '../../../domain/measure/measure.ts'
import { type Words, words } from '../../../domain/words.ts'
import type { LoadedStream } from '../../../workflows/streams.ts'
import { type HeldLine, listHeldLines } from '../../store/oversight/held-lines.ts'
import type { MeasureReading } from './measure-report.ts'
import { tooLarge } from './within-bounds.ts'

/** Most batches that are looked at, and how many of them at a time. */
const mostLying = 100_000
const together = 2_000
/** Most batches of one row that are named; how many there are is said beside them. */
const mostNamed = 5_000

/** What lies at a facility at the end of a period. */
export interface Lying {
  readonly heldGrams: number
  readonly wasteGrams: number
  readonly dangerousGrams: number
  readonly unweighed: number
}

export const nothingLies: Lying = { heldGrams: 0, wasteGrams: 0, dangerousGrams: 0, unweighed: 0 }

/** What lies at each facility by its key, and which waste and dangerous goods lie at those that are asked for. */
export interface ReadLying {
  readonly byPlace: ReadonlyMap<number, Lying>
  readonly lines: readonly (Omit<MeasureLine, 'organisation' | 'row'> & {
    readonly facilityKey: number
  })[]
  readonly lineCount: number
}

/**
 * What of waste and dangerous goods lay at the end of a period, batch by batch as the register of what is held has it. Whether it is
 * waste is told by what it is now. Throws a RefusedError where there are too many batches.
 */
export async function readLying(
  { scope, asked, streams }: MeasureReading,
  named: ReadonlySet<number>,
): Promise<ReadLying> {
  const byPlace = new Map<number, Lying>()
  const lines: ReadLying['lines'][number][] = []
  let [after, seen, lineCount]: [HeldLine | undefined, number, number] = [undefined, 0, 0]
  for (;;) {
    const page = await listHeldLines(scope.db, { ...asked, after, limit: together })
    for (const line of page) {
      const sort = sortOf(line, streams.get(line.stream))
      byPlace.set(line.facilityKey, withLine(byPlace.get(line.facilityKey), line, sort))
      if (sort === undefined || !named.has(line.facilityKey)) continue
      lineCount += 1
      if (lines.length < mostNamed) lines.push(lineOf(line, sort))
    }
    seen += page.length
    if (seen > mostLying) throw tooLarge(mostLying)
    after = page.at(-1)
    if (page.length < together) return { byPlace, lines, lineCount }
  }
}

type Sort = 'waste' | 'dangerous' | 'both'

const sorts: Readonly<Record<Sort, Words>> = {
  waste: words('waste', '廢物', '废物'),
  dangerous: words('dangerous goods', '危險品', '危险货物'),
  both: words('waste and dangerous goods', '廢物及危險品', '废物及危险货物'),
}

function sortOf(
  { batch: code, kind, state, context }: HeldLine,
  stream: LoadedStream | undefined,
): Sort | undefined {
  const goods = { code, kind, state, context: context as Facts }
  const isWaste = stream?.custody.isWaste?.(goods) === true
  const isDangerous = stream?.kinds[kind]?.dangerousGoods !== undefined
  if (isWaste && isDangerous) return 'both'
  return isWaste ? 'waste' : isDangerous ? 'dangerous' : undefined
}

function withLine(
  { heldGrams, wasteGrams, dangerousGrams, unweighed }: Lying = nothingLies,
  { grams }: HeldLine,
  sort: Sort | undefined,
): Lying {
  const here = grams ?? 0
  return {
    heldGrams: heldGrams + here,
    wasteGrams: wasteGrams + (sort === 'waste' || sort === 'both' ? here : 0),
    dangerousGrams: dangerousGrams + (sort === 'dangerous' || sort === 'both' ? here : 0),
    unweighed: unweighed + (sort !== undefined && grams === null ? 1 : 0),
  }
}

function lineOf({ facilityKey, batch, event, sinceTime, grams }: HeldLine, sort: Sort) {
  const said = { facilityKey, batch, event, time: sinceTime.toISOString(), says: sorts[sort] }
  return grams === null ? said : Object.assign({ grams }, said)
}
