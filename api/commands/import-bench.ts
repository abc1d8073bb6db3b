import type { Event } from '../../domain/event.ts'
import { textsIn } from '../../domain/fact-values.ts'
import type { Facts } from '../../domain/field.ts'
import { parseInstant } from '../../domain/instant.ts'
import { stageBy } from '../../workflows/common-stages.ts'
import { provenFields } from '../../workflows/read-earlier-records.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import { choiceWords } from '../../workflows/words-of.ts'
import { idFrom } from '../digest.ts'
import type { Database } from '../store/database.ts'
import { readKnownCodes } from '../store/inventory/batches.ts'
import { givenFacts } from './asked.ts'
import { batteryStream, earlierEvents } from './battery-rows.ts'
import { benchColumnOf, benchColumns, benchFacts, chinaTime } from './bench-facts.ts'
import type { Call, Command, ExitCode } from './command.ts'
import { fileOrigin, type Importer, importFile } from './import-file.ts'
import { type Row, readRows } from './read-rows.ts'
import type { Outcome, PreparedRow } from './record-rows.ts'

/** Takes in a bench's own test records: added to a unit that is known, else taking the unit over with its record. */
export const importBench: Command = {
  name: 'import bench',
  takes: ['FILE'],
  summary: 'Take in bench records from a CSV like pulsebat_test_records.csv (China time)',
  options: ['organisation', 'facility', 'origin', 'fact', 'json'],
  run: runImportBench,
}

async function runImportBench(call: Call): Promise<ExitCode> {
  const { installation, words, options, terminal } = call
  const [file = ''] = words
  const stream = batteryStream(installation)
  const fields = provenFields(stream, stream.adoptable.tested?.proves ?? [])
  const terms: Terms = {
    stream,
    origin: fileOrigin(file, options.origin),
    facts: givenFacts(options.fact ?? [], fields),
  }
  const states: Record<string, number> = {}
  const reasons: Record<string, number> = {}
  const counted = await importFile(call, {
    file,
    rowCount: await countRows(readRows(file, benchColumns)),
    kind: {
      columns: benchColumns,
      rowsTogether: 500,
      prepare: (rows, importer) =>
        prepareRows(installation.store.own(importer.actor.organisationKey), rows, {
          ...terms,
          ...importer,
        }),
      columnOf: benchColumnOf,
      count: (outcome) => countOutcome(outcome, stream, { states, reasons }),
    },
  })
  const { accepted, duplicate, refused } = counted
  terminal.out(`${accepted} records accepted, ${duplicate} known before, ${refused} refused`)
  for (const [title, counts] of Object.entries({ States: states, Reasons: reasons })) {
    const shown = Object.entries(counts).map(([name, count]) => `${name} ${count}`)
    if (shown.length > 0) terminal.out(`${title}: ${shown.join(', ')}`)
  }
  if (options.json) terminal.out(JSON.stringify({ ...counted, states, reasons }))
  return refused === 0 ? 0 : 1
}

async function countRows(rows: AsyncIterable<Row>): Promise<number> {
  let count = 0
  for await (const _ of rows) count += 1
  return count
}

/** States and reasons by how many records led to each. */
function countOutcome(
  { receipts }: Outcome,
  stream: LoadedStream,
  counted: Readonly<Record<'states' | 'reasons', Record<string, number>>>,
): void {
  for (const { batches, decisions } of receipts) {
    const named = textsIn(decisions, 'testReasons').map(
      (name) => choiceWords(stream, name, 'testReasons').en,
    )
    const add = (counts: Record<string, number>, name: string) => {
      counts[name] = (counts[name] ?? 0) + 1
    }
    for (const { state } of batches) add(counted.states, state)
    for (const name of named) add(counted.reasons, name)
  }
}

interface Terms {
  readonly stream: LoadedStream
  readonly origin: string
  readonly facts: Facts
}

/** A unit is known when it stood before this file; a record that took it over earlier becomes the same scan again. */
async function prepareRows(
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
      ...idsOf(cells, stageBy.earlier_records),
      ...idsOf(cells, stageBy.added_record),
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
      adopted: idOf(cells, stageBy.earlier_records),
      added: idOf(cells, stageBy.added_record),
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
    stage: stageBy.earlier_records,
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
    stage: stageBy.added_record,
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
