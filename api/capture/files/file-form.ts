import { open } from 'node:fs/promises'
import { encodingOf } from '../../../domain/file-text.ts'
import type { FaultName } from '../../../domain/phrases.ts'
import { refuse } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'

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
  const bytes = start.toString('latin1')
  const other = others.find(({ marks }) => marks.some((mark) => bytes.startsWith(mark)))
  if (other !== undefined) throw cannotTake(other.name, other.right)
  if (bytes.startsWith('PK\x03\x04')) return 'xlsx'
  const encoding = encodingOf(start)
  const text = new TextDecoder(encoding).decode(start).trimStart()
  if (text === '') throw cannotTake('file_given_empty', 'file_right_any')
  if (text.includes('\0')) throw cannotTake('file_given_null_bytes', 'file_right_utf_8')
  if (text.startsWith('[')) throw cannotTake('file_given_json_list', 'file_right_ndjson')
  if (!text.startsWith('{')) return 'csv'
  if (encoding !== 'utf-8') throw cannotTake('file_given_utf_16', 'file_right_utf_8')
  return 'ndjson'
}

/** First bytes as latin1 text, by which a form is told. */
const others = [
  { name: 'file_given_old_excel', marks: ['\xD0\xCF\x11\xE0'], right: 'file_right_tables' },
  { name: 'file_given_gzip', marks: ['\x1F\x8B'], right: 'file_right_unpacked' },
  { name: 'file_given_empty_zip', marks: ['PK\x05\x06'], right: 'file_right_xlsx' },
  { name: 'file_given_pdf', marks: ['%PDF'], right: 'file_right_any' },
] as const

async function firstBytes(file: string): Promise<Buffer> {
  const handle = await open(file)
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(4096), 0, 4096, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

function cannotTake(given: FaultName, right: FaultName): RefusedError {
  const values = { given: { says: given }, right: { says: right } }
  return new RefusedError(refuse('invalid', '', ['file_not_taken', values]))
}
