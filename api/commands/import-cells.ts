import { provenFields } from '../../workflows/read-facts.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import { idFrom } from '../record-walk.ts'
import { type Baselines, batchBaselines, resistanceColumn } from './batch-baselines.ts'
import { batteryStream } from './battery-stream.ts'
import type { Call, Command, ExitCode } from './command.ts'
import { fileOrigin } from './file-origin.ts'
import { givenFacts } from './given-facts.ts'
import { type Importer, importFile } from './import-file.ts'
import { type Row, readRows } from './read-rows.ts'
import type { PreparedRow } from './record-rows.ts'
import { rehearse } from './rehearse.ts'

/** Takes over tested cells from a table and grades each against the best 5 % of its kind in the file. */
export const importCells: Command = {
  name: 'import cells',
  takes: ['FILE'],
  summary: 'Take over tested cells from a CSV like pulsebat_retired_cells.csv and grade them',
  options: ['organisation', 'facility', 'origin', 'decided-by', 'fact', 'json'],
  run: runImportCells,
}

/** Where a fact of the battery stream stands in the file. */
const columns = {
  chemistry: 'chemistry',
  ratedCapacityAmpereHours: 'rated_capacity_ah',
  serial: 'source_id',
  testId: 'source_file',
  capacityAmpereHours: 'measured_capacity_ah',
  upperCutOffVolts: 'v_max',
  lowerCutOffVolts: 'v_min',
  restVoltageVolts: 'ocv_soc50_v',
  dcirMilliohm: resistanceColumn,
} as const

/** What the name of the resistance column says about the pulse. */
const pulse = { dcirPulseSeconds: '5', dcirCRate: '1', dcirStateOfChargePercent: '50' } as const

const needed = ['unit_id', 'level', 'format', 'first_life', ...Object.values(columns)]

async function runImportCells(call: Call): Promise<ExitCode> {
  const { workspace, words, options, terminal, now } = call
  const [file = ''] = words
  const stream = batteryStream(workspace)
  const fields = provenFields(stream, stream.adoptable['tested']?.proves ?? [])
  const baselines = await batchBaselines(readRows(file, needed))
  const terms = {
    stream,
    baselines,
    origin: fileOrigin(file, options.origin),
    decidedBy: options['decided-by'] ?? 'rule set, without a person',
    facts: givenFacts(options.fact ?? [], fields),
  }
  const grades: Record<string, number> = { A: 0, B: 0, C: 0, R: 0 }
  const kind = {
    columns: needed,
    rowsTogether: 250,
    prepare: async (rows: readonly Row[], importer: Importer) =>
      rows.map((row) => prepareRow(row, terms, { ...importer, now })),
    columnOf,
    count: ({ receipts }: { receipts: readonly { decisions: Record<string, unknown> }[] }) => {
      const grade = String(receipts.at(-1)?.decisions['grade'])
      grades[grade] = (grades[grade] ?? 0) + 1
    },
  }
  const counted = await importFile(call, { file, rowCount: baselines.rowCount, kind })
  const { accepted, duplicate, refused } = counted
  const shown = Object.entries(grades).map(([grade, count]) => `${grade} ${count}`)
  terminal.out(`${accepted} cells accepted, ${duplicate} known before, ${refused} refused`)
  terminal.out(`Grades: ${shown.join(', ')}`)
  if (options.json) terminal.out(JSON.stringify({ ...counted, grades }))
  return refused === 0 ? 0 : 1
}

interface Terms {
  readonly stream: LoadedStream
  readonly baselines: Baselines
  readonly origin: string
  readonly decidedBy: string
  readonly facts: Readonly<Record<string, unknown>>
}

function prepareRow(
  { row, cells, fault }: Row,
  terms: Terms,
  { actor, facility, now }: Importer & { now: Date },
): PreparedRow {
  const { unit_id: code = '' } = cells
  if (fault !== undefined) {
    return { row, code, scans: [], faults: [{ pointer: '', message: fault }] }
  }
  const { organisation } = actor
  const common = { stream: terms.stream.name, facility }
  const id = (stage: string) => idFrom(`import cells/${organisation}/${code}/${stage}`)
  const scans = [
    { ...common, id: id('adopted'), ...adoption(cells, terms) },
    { ...common, id: id('graded'), ...grading(cells, terms) },
  ]
  return { row, code, scans, faults: rehearse(terms.stream, scans, { organisation, facility, now }) }
}

/** A laboratory-aged cell was never in a vehicle, so what the file calls its first life is said with the origin. */
function adoption(cells: Row['cells'], { origin, facts }: Terms) {
  const own = Object.entries(columns).flatMap(([name, column]) =>
    cells[column] === undefined ? [] : [[name, cells[column]]],
  )
  const made = [cells['format'], cells['first_life'] && `first life: ${cells['first_life']}`]
  const recordsOrigin = [origin, ...made.filter((text) => text !== undefined)].join(' · ')
  return {
    stage: 'adopted',
    outputs: [
      {
        batch: cells['unit_id'] ?? '',
        kind: cells['level'] ?? '',
        facts: {
          ...facts,
          ...(cells[resistanceColumn] === undefined ? {} : pulse),
          ...Object.fromEntries(own),
        },
      },
    ],
    facts: { provenStage: 'tested', recordsOrigin },
  }
}

function grading(cells: Row['cells'], { baselines, decidedBy }: Terms) {
  const baselineMilliohm = cells[resistanceColumn] === undefined ? undefined : baselines.of(cells)
  return {
    stage: 'graded',
    batches: [{ batch: cells['unit_id'] ?? '' }],
    facts: {
      gradeDecidedBy: decidedBy,
      ...(baselineMilliohm === undefined ? {} : { baselineKind: 'BATCH_P5', baselineMilliohm }),
    },
  }
}

function columnOf(pointer: string): string {
  if (pointer.endsWith('/batch')) return 'unit_id'
  if (pointer.endsWith('/kind')) return 'level'
  const name = pointer.split('/').at(-1) ?? ''
  return Object.entries(columns).find(([fact]) => fact === name)?.[1] ?? name
}
