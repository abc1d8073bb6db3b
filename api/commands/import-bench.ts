import { textsIn } from '../../domain/fact-values.ts'
import { type FaultName, sentence } from '../../domain/phrases.ts'
import { type Words, words } from '../../domain/words.ts'
import { provenFields } from '../../workflows/read-adopted.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import { choiceWords, stateWords } from '../../workflows/words-of.ts'
import { givenFacts } from './asked.ts'
import { batteryStream } from './battery-rows.ts'
import { benchColumnOf, benchTable } from './bench-facts.ts'
import { prepareRows, type Terms } from './bench-scans.ts'
import type { Call, Command, ExitCode } from './command.ts'
import { type Counted, fileOrigin, importFile } from './import-file.ts'
import { type Row, readRows } from './read-rows.ts'
import type { Outcome } from './record-rows.ts'

const example = 'pulsebat_test_records.csv'

/** Takes in a bench's own test records: added to a unit that is known, else taking the unit over with its record. */
export const importBench: Command = {
  name: 'import bench',
  takes: ['FILE'],
  summary: words(
    `Take in bench records from a CSV like ${example} (China time)`,
    `由 CSV 檔案（格式如「${example}」，中國時間）匯入測試紀錄`,
    `从 CSV 文件（格式如“${example}”，中国时间）导入测试记录`,
  ),
  options: ['organisation', 'facility', 'origin', 'fact', 'json'],
  run: runImportBench,
}

async function runImportBench(call: Call): Promise<ExitCode> {
  const { installation, words, options, terminal } = call
  const [file = ''] = words
  const stream = batteryStream(installation)
  const fields = provenFields(stream, stream.adoptable.tested?.proves ?? [])
  const table = benchTable(fields)
  const terms: Terms = {
    stream,
    origin: fileOrigin(file, options.origin),
    facts: givenFacts(options.fact ?? [], fields),
  }
  const states: Counts = {}
  const reasons: Counts = {}
  const counted = await importFile(call, {
    file,
    rowCount: await countRows(readRows(file, table)),
    kind: {
      table,
      rowsTogether: 500,
      prepare: (rows, importer) =>
        prepareRows(installation.store.own(importer.actor.organisationKey), rows, {
          ...terms,
          ...importer,
        }),
      columnOf: benchColumnOf,
      count: (outcome) => countOutcome(outcome, { states, reasons }),
    },
  })
  const { refused } = counted
  tell(call, stream, { counted, states, reasons })
  if (options.json) {
    const named = Object.entries(reasons).map(([name, count]) => [
      reasonWords(stream, name).en,
      count,
    ])
    terminal.out(JSON.stringify({ ...counted, states, reasons: Object.fromEntries(named) }))
  }
  return refused === 0 ? 0 : 1
}

/** What became of the records, and to what they led. */
function tell(
  { terminal, language }: Call,
  stream: LoadedStream,
  { counted, states, reasons }: { counted: Counted; states: Counts; reasons: Counts },
): void {
  const { accepted, duplicate, refused } = counted
  terminal.out(sentence('import_records_counted', { accepted, duplicate, refused }, language))
  const told = (says: FaultName, counts: Counts, wordFor: (name: string) => string) => {
    const shown = Object.entries(counts).map(([name, count]) => `${wordFor(name)} ${count}`)
    if (shown.length > 0) terminal.out(sentence(says, { counts: shown }, language))
  }
  // In English a state is told by its code, which scripts know.
  told('import_states', states, (name) =>
    language === 'en' ? name : stateWords(stream, name)[language],
  )
  told('import_reasons', reasons, (name) => reasonWords(stream, name)[language])
}

async function countRows(rows: AsyncIterable<Row>): Promise<number> {
  let count = 0
  for await (const _ of rows) count += 1
  return count
}

type Counts = Record<string, number>

function reasonWords(stream: LoadedStream, name: string): Words {
  return choiceWords(stream, name, 'testReasons')
}

/** States and reasons by how many records led to each. */
function countOutcome(
  { receipts }: Outcome,
  counted: Readonly<Record<'states' | 'reasons', Counts>>,
): void {
  const add = (counts: Counts, name: string) => {
    counts[name] = (counts[name] ?? 0) + 1
  }
  for (const { batches, decisions } of receipts) {
    for (const { state } of batches) add(counted.states, state)
    for (const name of textsIn(decisions, 'testReasons')) add(counted.reasons, name)
  }
}
