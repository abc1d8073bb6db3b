import { createReadStream, createWriteStream } from 'node:fs'
import { basename, dirname, extname, join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { importScans } from '../capture/files/import-scans.ts'
import type { AnsweredRow } from '../capture/files/write-answers.ts'
import { readKnownScans } from '../store/recording/known-scans.ts'
import { organisationFor } from './asked.ts'
import type { Call, Command, ExitCode } from './command.ts'
import { createProgress, unreadableFile } from './import-file.ts'
import { recordUnsigned } from './record-unsigned.ts'

/** Records a file of scans, as `POST /imports` does, and writes it back beside itself with receipts. */
export const importScansCommand: Command = {
  name: 'import scans',
  takes: ['FILE'],
  summary: 'Record scans from CSV, XLSX or NDJSON and give the file back with receipts',
  options: ['organisation', 'out', 'json'],
  run: runImportScans,
}

async function runImportScans(call: Call): Promise<ExitCode> {
  const { installation, words, options, terminal } = call
  const [file = ''] = words
  const rowCount = await countLines(file)
  const { organisationKey, slug } = await organisationFor(call)
  const progress = createProgress(terminal, 'Rows imported:')
  const actor = { organisationKey, organisation: slug }
  const counted = { accepted: 0, duplicate: 0, proposed: 0, refused: 0 }
  let done = 0
  const { form, answer } = await importScans(file, {
    streams: installation.streams,
    organisation: slug,
    language: 'en',
    // Whoever may run commands here answers for the organisation and its people, but signs for none of them.
    admit: (scans) => recordUnsigned(installation, scans, actor),
    knownAmong: (ids) =>
      readKnownScans(installation.store.own(organisationKey), organisationKey, ids),
    hear: (rows) => {
      for (const answered of rows) {
        counted[answered.receipt.status] += 1
        if (answered.receipt.status === 'refused') terminal.err(refusedRow(answered))
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
  terminal.out(`${accepted} scans accepted, ${duplicate} known before, ${refused} refused`)
  terminal.out(`With receipts: ${out}`)
  if (refused > 0) terminal.err(advice)
  if (options.json) terminal.out(JSON.stringify({ accepted, duplicate, refused }))
  return refused === 0 ? 0 : 1
}

const advice =
  'Mend these rows, in the file or in the one given back, and import it again: what stands already changes nothing'

function besides(file: string, form: string): string {
  return join(dirname(file), `${basename(file, extname(file))}.receipts.${form}`)
}

function refusedRow({ row, receipt }: AnsweredRow): string {
  const faults = receipt.status === 'refused' ? receipt.faults : []
  const lines = faults.map(({ pointer, message }) =>
    pointer === '' ? `  ${message}` : `  ${pointer}: ${message}`,
  )
  return [`Row ${row} was refused:`, ...lines].join('\n')
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
