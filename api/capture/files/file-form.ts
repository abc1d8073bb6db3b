import { open } from 'node:fs/promises'
import { refusal } from '../../../domain/refusal.ts'
import { RefusedError } from '../../http/problem.ts'

/** The forms in which scans may come, each with what a file of it is called. */
export const forms = {
  csv: 'text/csv; charset=utf-8; header=present',
  ndjson: 'application/x-ndjson',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const
export type Form = keyof typeof forms

/**
 * The form of a file by its first bytes, which no wrong name or content type can hide. Throws a RefusedError for forms
 * that are known and not taken, naming what would be.
 */
export async function fileForm(file: string): Promise<Form> {
  const start = await firstBytes(file)
  const other = others.find(({ marks }) => marks.some((mark) => start.startsWith(mark)))
  if (other !== undefined) throw cannotTake(other.name, other.right)
  if (start.startsWith('PK\x03\x04')) return 'xlsx'
  const text = start.replace(/^\xEF\xBB\xBF/, '').trimStart()
  if (text === '') throw cannotTake('an empty file', 'CSV, XLSX or NDJSON')
  if (text.includes('\0')) throw cannotTake('a file with null bytes', asUtf8)
  if (text.startsWith('[')) throw cannotTake('a JSON list', 'NDJSON with one scan a line')
  return text.startsWith('{') ? 'ndjson' : 'csv'
}

const asUtf8 = 'UTF-8; save it as "CSV UTF-8"'

/** First bytes as latin1 text, by which a form is told. */
const others = [
  { name: 'UTF-16', marks: ['\xFF\xFE', '\xFE\xFF'], right: asUtf8 },
  { name: 'an old Excel file', marks: ['\xD0\xCF\x11\xE0'], right: 'XLSX or CSV' },
  { name: 'a gzip file', marks: ['\x1F\x8B'], right: 'the file itself, not packed' },
  { name: 'an empty zip', marks: ['PK\x05\x06'], right: 'XLSX' },
  { name: 'a PDF', marks: ['%PDF'], right: 'CSV, XLSX or NDJSON' },
] as const

async function firstBytes(file: string): Promise<string> {
  const handle = await open(file)
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(4096), 0, 4096, 0)
    return buffer.toString('latin1', 0, bytesRead)
  } finally {
    await handle.close()
  }
}

function cannotTake(given: string, right: string): RefusedError {
  return new RefusedError(refusal('invalid', '', `Cannot take ${given}: expected ${right}`))
}
