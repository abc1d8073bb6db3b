import type { Event } from '../../domain/event.ts'
import type { Facts } from '../../domain/field.ts'
import { sentence } from '../../domain/phrases.ts'
import { words } from '../../domain/words.ts'
import { stageBy } from '../../workflows/common-stages.ts'
import { provenFields } from '../../workflows/read-adopted.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import { idFrom } from '../digest.ts'
import type { Database } from '../store/database.ts'
import { givenFacts } from './asked.ts'
import {
  type Baselines,
  batchBaselines,
  resistanceColumn,
  restVoltageColumn,
} from './batch-baselines.ts'
import { batteryStream, earlierEvents, tableOf } from './battery-rows.ts'
import type { Call, Command, ExitCode } from './command.ts'
import { type FileKind, fileOrigin, type Importer, importFile } from './import-file.ts'
import { type Row, readRows } from './read-rows.ts'
import { type PreparedRow, rehearse } from './record-rows.ts'

const example = 'pulsebat_retired_cells.csv'

/** Takes over tested cells from a table and grades each against the best 5 % of its kind in the file. */
export const importCells: Command = {
  name: 'import cells',
  takes: ['FILE'],
  summary: words(
    `Take over tested cells from a CSV like ${example} and grade them`,
    `由 CSV 檔案（格式如「${example}」）接收已測試的電芯並評級`,
    `从 CSV 文件（格式如“${example}”）接收已测试的电芯并分级`,
  ),
  options: ['organisation', 'facility', 'origin', 'decided-by', 'fact', 'json'],
  run: runImportCells,
}

/** Where a fact of the battery stream stands in the file. */
const columns = {
  chemistry: 'chemistry',
  ratedCapacityAmpereHours: 'rated_capacity_ah',
  serial: 'source_id',
  cellFormat: 'format',
  firstLife: 'first_life',
  testId: 'source_file',
  capacityAmpereHours: 'measured_capacity_ah',
  upperCutOffVolts: 'v_max',
  lowerCutOffVolts: 'v_min',
  restVoltageVolts: restVoltageColumn,
  dcirMilliohm: resistanceColumn,
} as const

/** What the name of the resistance column says about the pulse. */
const pulse = { dcirPulseSeconds: '5', dcirCRate: '1', dcirStateOfChargePercent: '50' } as const

async function runImportCells(call: Call): Promise<ExitCode> {
  const { installation, words, options, terminal, language, now } = call
  const [file = ''] = words
  const stream = batteryStream(installation)
  const fields = provenFields(stream, stream.adoptable.tested?.proves ?? [])
  const table = tableOf(fields, columns, ['unit_id', 'level'])
  const baselines = await batchBaselines(readRows(file, table))
  const terms: Terms = {
    stream,
    baselines,
    now,
    origin: fileOrigin(file, options.origin),
    decidedBy: options['decided-by'] ?? 'rule set, without a person',
    facts: givenFacts(options.fact ?? [], fields),
  }
  const grades: Record<string, number> = { A: 0, B: 0, C: 0, R: 0 }
  const kind: FileKind = {
    table,
    rowsTogether: 250,
    prepare: (rows, importer) =>
      prepareRows(installation.store.own(importer.actor.organisationKey), rows, {
        ...terms,
        ...importer,
      }),
    columnOf,
    count: ({ receipts }) => {
      const grade = String(receipts.at(-1)?.decisions.grade)
      grades[grade] = (grades[grade] ?? 0) + 1
    },
  }
  const counted = await importFile(call, { file, rowCount: baselines.rowCount, kind })
  const { accepted, duplicate, refused } = counted
  const shown = Object.entries(grades).map(([grade, count]) => `${grade} ${count}`)
  terminal.out(sentence('import_cells_counted', { accepted, duplicate, refused }, language))
  terminal.out(sentence('import_grades', { counts: shown }, language))
  if (options.json) terminal.out(JSON.stringify({ ...counted, grades }))
  return refused === 0 ? 0 : 1
}

interface Terms {
  readonly stream: LoadedStream
  readonly baselines: Baselines
  readonly origin: string
  readonly decidedBy: string
  readonly facts: Facts
  readonly now: Date
}

async function prepareRows(
  db: Database,
  rows: readonly Row[],
  terms: Terms & Importer,
): Promise<readonly PreparedRow[]> {
  const { stream, now } = terms
  const { organisation } = terms.actor
  const idOf = ({ unit_id: code }: Row['cells'], stage: string) =>
    idFrom(`import cells/${organisation}/${code}/${stage}`)
  const earlier = await earlierEvents(
    db,
    rows.flatMap(({ cells }) => [idOf(cells, stageBy.adoption), idOf(cells, 'graded')]),
  )
  return rows.map(({ row, cells, fault }) => {
    const code = cells.unit_id ?? ''
    if (fault !== undefined) {
      return { row, code, scans: [], faults: [fault] }
    }
    const ids = { adopted: idOf(cells, stageBy.adoption), graded: idOf(cells, 'graded') }
    const before = { adopted: earlier.get(ids.adopted), graded: earlier.get(ids.graded) }
    const facility = before.adopted?.facility ?? terms.facility
    const common = { stream: stream.name, facility }
    const scans = [
      { ...common, id: ids.adopted, ...adoption(cells, terms, before.adopted) },
      { ...common, id: ids.graded, ...grading(cells, terms, before.graded) },
    ]
    return { row, code, scans, faults: rehearse(stream, scans, { organisation, facility, now }) }
  })
}

function adoption(cells: Row['cells'], { origin, facts }: Terms, before: Event | undefined) {
  const own = Object.entries(columns).flatMap(([name, column]) =>
    cells[column] === undefined ? [] : [[name, cells[column]]],
  )
  const measured = {
    ...(before?.outputs[0]?.facts ?? facts),
    ...(cells[resistanceColumn] === undefined ? {} : pulse),
    ...Object.fromEntries(own),
    ...(cells.first_life === undefined ? {} : { firstLife: firstLifeOf(cells.first_life) }),
  }
  return {
    stage: stageBy.adoption,
    outputs: [{ batch: cells.unit_id ?? '', kind: cells.level ?? '', facts: measured }],
    facts: before?.facts ?? { provenStage: 'tested', recordsOrigin: origin },
  }
}

/** A grade stands as it was made, by the baseline of its own day. */
function grading(cells: Row['cells'], { baselines, decidedBy }: Terms, before: Event | undefined) {
  const baselineMilliohm = cells[resistanceColumn] === undefined ? undefined : baselines.of(cells)
  const baseline = { baselineKind: 'BATCH_P5', baselineMilliohm }
  const facts = { gradeDecidedBy: decidedBy, ...(baselineMilliohm === undefined ? {} : baseline) }
  return {
    stage: 'graded',
    batches: [{ batch: cells.unit_id ?? '' }],
    facts: before?.facts ?? facts,
  }
}

function columnOf(pointer: string): string {
  if (pointer.endsWith('/batch')) return 'unit_id'
  if (pointer.endsWith('/kind')) return 'level'
  const name = pointer.split('/').at(-1) ?? ''
  return Object.entries(columns).find(([fact]) => fact === name)?.[1] ?? name
}

/** The file numbers its vehicles (HEV1, BEV1); another word stays as it is, to be refused where facts are read. */
function firstLifeOf(text: string): string {
  if (/^BEV/i.test(text)) return 'battery_vehicle'
  if (/^P?HEV/i.test(text)) return 'hybrid_vehicle'
  return /^lab/i.test(text) ? 'laboratory_ageing' : text
}
