import { createReadStream, createWriteStream } from 'node:fs'
import { basename, dirname, extname, join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { sentence } from '../../domain/phrases.ts'
import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { type Language, words } from '../../domain/words.ts'
import { importScans } from '../capture/files/import-scans.ts'
import type { AnsweredRow } from '../capture/files/write-answers.ts'
import { readKnownScans } from '../store/recording/known-scans.ts'
import { organisationFor } from './asked.ts'
import type { Call, Command, ExitCode } from './command.ts'
import { createProgress, headed, placed, unreadableFile } from './import-file.ts'
import { recordUnsigned } from './record-unsigned.ts'

/** Records a file of scans, as `POST /imports` does, and writes it back beside itself with receipts. */
export const importScansCommand: Command = {
  name: 'import scans',
  takes: ['FILE'],
  summary: words(
    'Record scans from CSV, XLSX or NDJSON and give the file back with receipts',
    '由 CSV、XLSX 或 NDJSON 檔案記錄掃描，並交回附有回執的檔案',
    '从 CSV、XLSX 或 NDJSON 文件记录扫描，并交回附有回执的文件',
  ),
  options: ['organisation', 'out', 'json'],
  run: runImportScans,
}

async function runImportScans(call: Call): Promise<ExitCode> {
  const { installation, words, options, terminal, language } = call
  const [file = ''] = words
  const rowCount = await countLines(file)
  const { organisationKey, slug } = await organisationFor(call)
  const progress = createProgress(call, 'rows_imported')
  const actor = { organisationKey, organisation: slug }
  const counted = { accepted: 0, duplicate: 0, proposed: 0, refused: 0 }
  let done = 0
  const { form, answer } = await importScans(file, {
    streams: installation.streams,
    organisation: slug,
    language,
    // Whoever may run commands here answers for the organisation and its people, but signs for none of them.
    admit: (scans) => recordUnsigned(installation, scans, actor),
    knownAmong: (ids) =>
      readKnownScans(installation.store.own(organisationKey), organisationKey, ids),
    hear: (rows) => {
      for (const answered of rows) {
        counted[answered.receipt.status] += 1
        if (answered.receipt.status === 'refused') terminal.err(refusedRow(answered, language))
      }
      done += rows.length
      if (form === 'xlsx') progress.show(done)
      else progress.show(done, Math.max(done, rowCount))
    },
  })
  const out = options.out ?? besides(file, form)
  if (resolve(out) === resolve(file)) throw new RefusedError(sameFile(out))
  await pipeline(Readable.from(answer), createWriteStream(out))
  progress.end()
  const { accepted, duplicate, refused } = counted
  terminal.out(sentence('import_scans_counted', { accepted, duplicate, refused }, language))
  terminal.out(sentence('import_given_back', { file: out }, language))
  if (refused > 0) terminal.err(sentence('import_scans_advice', {}, language))
  if (options.json) terminal.out(JSON.stringify({ accepted, duplicate, refused }))
  return refused === 0 ? 0 : 1
}

function besides(file: string, form: string): string {
  return join(dirname(file), `${basename(file, extname(file))}.receipts.${form}`)
}

function refusedRow({ row, receipt }: AnsweredRow, language: Language): string {
  const faults = receipt.status === 'refused' ? receipt.faults : []
  const lines = faults.map(({ pointer, message }) => `  ${placed(pointer, message, language)}`)
  return [headed('import_row_refused', { row, code: '' }, language), ...lines].join('\n')
}

/** How many lines a file has besides its header: a guess at its rows, for the bar alone. Throws when it cannot be read. */
async function countLines(file: string): Promise<number> {
  let lines = 0
  try {
    for await (const bytes of createReadStream(file)) {
      for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) lines += 1
    }
  } catch (error) {
    throw unreadableFile(file, error instanceof Error ? error.message : String(error))
  }
  return Math.max(lines - 1, 1)
}

function sameFile(out: string) {
  return refuse('invalid', '--out', ['receipts_over_the_file', { file: out }])
}
