import { heldLimitRule } from '../../../domain/held-limit.ts'
import { dayMilliseconds } from '../../../domain/hours.ts'
import { daysAfter, localDay } from '../../../domain/local-day.ts'
import { type EstatePlace, estateRows } from '../../../domain/measure/estates.ts'
import type { MeasureLine } from '../../../domain/measure/measure.ts'
import { houseRule, type Source } from '../../../domain/source.ts'
import { type Words, words } from '../../../domain/words.ts'
import type { LoadedStream } from '../../../workflows/streams.ts'
import type { Database } from '../../store/database.ts'
import {
  readEstatePlaces,
  type StoredEstatePlace,
} from '../../store/oversight/measures/estate-places.ts'
import type { AskedPostings } from '../../store/oversight/posting-conditions.ts'
import { pagePostings, type StoredPosting, sumPostings } from '../../store/oversight/postings.ts'
import { makeFlowReport } from '../flow/make-flow-report.ts'
import { estateCells, estateColumns, placeCells } from './estate-cells.ts'
import { nothingLies, readLying } from './lying.ts'
import type { MeasureReading, MeasureReport } from './measure-report.ts'
import { withinBounds } from './within-bounds.ts'

/** Most lines of output of one row that are named. */
const mostNamed = 5_000
/** Most moves of a facility that are read for a row. */
const mostMoved = 20_000

/**
 * Output of estates and of their facilities by square metre and day, and what of waste and dangerous goods lay there at the end by square
 * metre and against a licence. Output is the flow report's, over the same days. Throws a RefusedError where there is too much.
 */
export async function measureEstates(reading: MeasureReading): Promise<MeasureReport> {
  const { scope, asked, now, row } = reading
  const today = localDay(now, { timeZone: asked.timeZone })
  const until = asked.to <= today ? asked.to : daysAfter(today, 1)
  const stored = await readEstatePlaces(scope.db, { keys: scope.keys, day: daysAfter(until, -1) })
  const chosen = stored.filter((place) => row === placeKey(place) || row === estateKey(place))
  const lying = await readLying(reading, new Set(chosen.map(({ facilityKey }) => facilityKey)))
  const flows = await readFlows(reading)
  const places = stored.map((place): EstatePlace => {
    const flow = flows.get(placeKey(place))
    const lies = lying.byPlace.get(place.facilityKey) ?? nothingLies
    return Object.assign({ outputGrams: flow?.outputGrams ?? 0 }, lies, place)
  })
  const rows = estateRows(places)
  const days = Math.max(0, (Date.parse(until) - Date.parse(asked.from)) / dayMilliseconds)
  const left = await readOutput(reading, chosen)
  return {
    columns: estateColumns,
    rows: rows.flatMap((estate) => [
      { key: estateKey(estate), cells: estateCells(estate, days) },
      ...estate.places.map((place) => ({ key: placeKey(place), cells: placeCells(place, days) })),
    ]),
    checks: [
      {
        label: words(
          'What lies at each facility, batch by batch, is what its flow closes with, to the gram',
          '各設施逐批計算的存量，等於物料流向的期末重量（準確至克）',
          '各设施逐批计算的存量，等于物料流向的期末重量（精确到克）',
        ),
        holds: places.every(
          (place) => place.heldGrams === (flows.get(placeKey(place))?.closingGrams ?? 0),
        ),
      },
    ],
    notes,
    sources: [heldLimitRule.source, leastLimit, ...dangerousSources(reading.streams)],
    isLinked: true,
    lineCount: left.count + lying.lineCount,
    lines: [...left.lines, ...lying.lines.map((line) => lineOf(line, row, chosen))],
  }
}

/** What left each facility and what it closed with, by the key of its row. */
async function readFlows({ scope, asked, now }: MeasureReading) {
  const { from, to, timeZone, byPlace, asOf } = asked
  const zone = byPlace === true ? 'local' : timeZone
  const groupBy = ['organisation', 'facility'] as const
  const query = { from, to, timeZone: zone, groupBy: [...groupBy], asOf: asOf?.toISOString() }
  const { rows } = await makeFlowReport(scope, query, now)
  return new Map(
    rows.map(({ group, outGrams, movedOutGrams, closingGrams }) => [
      `${group.organisation}/${group.facility}`,
      { outputGrams: outGrams + movedOutGrams, closingGrams },
    ]),
  )
}

/** The lines of the ledger by which goods left these facilities, the first of them, and how many there are. */
async function readOutput(
  { asked, scope, row = '' }: MeasureReading,
  places: readonly StoredEstatePlace[],
): Promise<{ readonly lines: readonly MeasureLine[]; readonly count: number }> {
  const { from, to, timeZone, byPlace, asOf } = asked
  const period = { from, to, timeZone: byPlace === true ? null : timeZone, asOf }
  const lines: MeasureLine[] = []
  let count = 0
  for (const { organisationKey, organisation, facility } of places) {
    const own = { keys: [organisationKey], facility: facility.code, ...period }
    const out = { ...own, figure: 'out' as const }
    const left = await pagePostings(scope.db, out, { after: undefined, limit: mostNamed })
    const moved = (await readMoved(scope.db, own)).filter(({ grams }) => grams < 0)
    count += (await sumPostings(scope.db, out)).lines + moved.length
    // What takes a leaving back counts against it, as in the report.
    const away = moved.map((one) => Object.assign({}, one, { grams: -one.grams }))
    for (const one of [...left, ...away].slice(0, mostNamed - lines.length)) {
      const { batch, eventId: event, eventTime, grams } = one
      const said = { row, organisation, event, time: eventTime.toISOString(), says: output }
      lines.push({ ...said, batch: batch ?? undefined, grams })
    }
  }
  return { lines, count }
}

/** What moved between a facility and others of its organisation, all of it. Throws a RefusedError where that is too much. */
async function readMoved(
  db: Database,
  asked: Omit<AskedPostings, 'figure'>,
): Promise<readonly StoredPosting[]> {
  const limit = mostMoved + 1
  const figure = 'moved' as const
  const found = await pagePostings(db, { ...asked, figure }, { after: undefined, limit })
  return withinBounds(found, mostMoved)
}

function lineOf(
  { facilityKey, ...line }: Awaited<ReturnType<typeof readLying>>['lines'][number],
  row = '',
  places: readonly StoredEstatePlace[],
): MeasureLine {
  const whose = places.find((place) => place.facilityKey === facilityKey)
  return Object.assign({ row, organisation: whose?.organisation ?? '' }, line)
}

function placeKey({
  organisation,
  facility,
}: {
  readonly organisation: string
  readonly facility: { readonly code: string }
}): string {
  return `${organisation}/${facility.code}`
}

/** No slug is written like that. */
function estateKey({ estate }: { readonly estate: { readonly code: string } | null }): string {
  return `*/${estate?.code ?? ''}`
}

/** Which licence counts where a facility has several. */
export const leastLimit = houseRule(
  'Of several licences the one that lets the least lie there counts, since all of them are kept',
)

/** Why kinds of batches count as dangerous goods, each reason once. */
function dangerousSources(streams: ReadonlyMap<string, LoadedStream>): readonly Source[] {
  const all = [...streams.values()].flatMap(({ kinds }) =>
    Object.values(kinds).flatMap(({ dangerousGoods }) => dangerousGoods ?? []),
  )
  return [...new Map(all.map((one) => [one.text, one])).values()]
}

const output = words('left', '離開', '离开')

const notes: readonly Words[] = [
  words(
    'Output is what left a facility, whoever got it: what passes between two facilities of an estate counts at the one that it left. It is shared out over the days of the period that have begun. Waste and dangerous goods are what lay there at the end; whether it is waste is told by what it is now. Gross floor area is that of today; where one facility has said none, its estate has none.',
    '產出指離開設施的重量，不論由誰接收：同一工業園兩個設施之間的移動，計入移出的設施。產出按期內已開始的日數攤分。廢物及危險品為期末存量；是否屬廢物以現況為準。總樓面面積以今日為準；如有設施未填寫，其工業園亦不計算。',
    '产出指离开设施的重量，不论由谁接收：同一工业园区两个设施之间的移动，计入移出的设施。产出按期内已开始的天数分摊。废物和危险货物为期末存量；是否属废物以现状为准。总建筑面积以今天为准；如有设施未填写，其工业园区也不计算。',
  ),
]
