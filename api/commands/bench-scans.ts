import type { Event } from '../../domain/event.ts'
import type { Facts } from '../../domain/field.ts'
import { parseInstant } from '../../domain/instant.ts'
import { stageBy } from '../../workflows/common-stages.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import { idFrom } from '../digest.ts'
import type { Database } from '../store/database.ts'
import { readKnownCodes } from '../store/inventory/batches.ts'
import { earlierEvents } from './battery-rows.ts'
import { benchFacts, chinaTime } from './bench-facts.ts'
import type { Importer } from './import-file.ts'
import type { Row } from './read-rows.ts'
import type { PreparedRow } from './record-rows.ts'

/** What holds for every record of a file. */
export interface Terms {
  readonly stream: LoadedStream
  readonly origin: string
  readonly facts: Facts
}

/** A unit is known when it stood before this file; a record that took it over earlier becomes the same scan again. */
export async function prepareRows(
  db: Database,
  rows: readonly Row[],
  terms: Terms & Importer,
): Promise<readonly PreparedRow[]> {
  const { organisationKey, organisation } = terms.actor
  const idsOf = ({ unit_id: code, test_start: start }: Row['cells'], stage: string) =>
    // The start as a time, whatever it was typed like; earlier versions took it as it stood in the file.
    [startOf(start), start].map((from) =>
      idFrom(`import bench/${organisation}/${code}/${from}/${stage}`),
    )
  const codes = rows.flatMap(({ cells }) => cells.unit_id ?? [])
  const known = new Set(await readKnownCodes(db, organisationKey, codes))
  const earlier = await earlierEvents(
    db,
    rows.flatMap(({ cells }) => [
      ...idsOf(cells, stageBy.adoption),
      ...idsOf(cells, stageBy.addition),
    ]),
  )
  const idOf = (cells: Row['cells'], stage: string): string => {
    const [id = '', former = ''] = idsOf(cells, stage)
    return earlier.has(former) ? former : id
  }
  const takenOver = new Set(earlier.keys())
  return rows.map(({ row, cells, fault }) => {
    const code = cells.unit_id ?? ''
    if (fault !== undefined) {
      return { row, code, scans: [], faults: [fault] }
    }
    const ids = {
      adopted: idOf(cells, stageBy.adoption),
      added: idOf(cells, stageBy.addition),
    }
    if (known.has(code) && !takenOver.has(ids.adopted)) {
      const scan = { id: ids.added, ...addition(cells, terms, earlier.get(ids.added)) }
      return { row, code, scans: [scan], faults: [] }
    }
    known.add(code)
    takenOver.add(ids.adopted)
    const scan = { id: ids.adopted, ...adoption(cells, terms, earlier.get(ids.adopted)) }
    return { row, code, scans: [scan], faults: [] }
  })
}

function startOf(start: string | undefined): string | undefined {
  return start === undefined ? undefined : (parseInstant(chinaTime(start)) ?? start)
}

function adoption(cells: Row['cells'], terms: Terms & Importer, before: Event | undefined) {
  const own = benchFacts(cells)
  const facts = { ...(before?.outputs[0]?.facts ?? terms.facts), ...own }
  return {
    ...commonOf(own, terms, before),
    stage: stageBy.adoption,
    outputs: [{ batch: cells.unit_id ?? '', kind: 'cell', facts }],
    facts: before?.facts ?? { provenStage: 'tested', recordsOrigin: terms.origin },
  }
}

function addition(cells: Row['cells'], terms: Terms & Importer, before: Event | undefined) {
  const own = benchFacts(cells)
  const names = new Set(terms.stream.stages.tested?.fields.map(({ name }) => name))
  const facts = Object.entries({ ...(before?.facts ?? terms.facts), ...own })
  return {
    ...commonOf(own, terms, before),
    stage: stageBy.addition,
    batches: [{ batch: cells.unit_id ?? '' }],
    facts: {
      provenStage: 'tested',
      recordsOrigin: before?.facts.recordsOrigin ?? terms.origin,
      ...Object.fromEntries(facts.filter(([name]) => names.has(name))),
    },
  }
}

function commonOf(
  { testStart }: Readonly<Record<string, string>>,
  { stream, facility }: Terms & Importer,
  before: Event | undefined,
) {
  const time = testStart === undefined ? {} : { eventTime: testStart }
  return { stream: stream.name, facility: before?.facility ?? facility, ...time }
}
