import type { Context } from 'hono'
import { type Fault, faultOf } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import { mostSheetBytes } from '../../../web/pages/workplace/imports/import-page.ts'
import { readBytes } from '../../http/body.ts'
import type { Env } from '../../http/env.ts'

/** What a form of the browser adds to the file in it. */
const roomForForm = 64 * 1024

/** A sheet that a page's form sent. */
export interface SentFile {
  readonly file: Blob
  /** Whether it is to come back with receipts. */
  readonly isGivenBack: boolean
}

const missing = faultOf('/file', 'value_missing', {
  name: 'file',
  right: { says: 'file_right_any' },
})

/** The file out of a form, or what is wrong with it. */
export async function readSentFile(context: Context<Env>): Promise<SentFile | Fault> {
  const type = context.req.header('content-type') ?? ''
  if (!/^multipart\/form-data\b/i.test(type)) return faultOf('/file', 'file_form')
  try {
    const most = mostSheetBytes + roomForForm
    const bytes = await readBytes(context.req.raw, most, 'kept_file_too_large')
    const headers = { 'content-type': type }
    const form = await new Response(bytes, { headers }).formData()
    const file = form.get('/file')
    if (!(file instanceof Blob) || file.size === 0) return missing
    return { file, isGivenBack: form.get('do') === 'file' }
  } catch (error) {
    const [fault] = error instanceof RefusedError ? error.refusal.faults : []
    return fault ?? faultOf('/file', 'form_unreadable')
  }
}

/** The file as a request whose body it is, for what reads one. */
export function asRequest(file: Blob): Request {
  return new Request('http://sheet.invalid', { method: 'POST', body: file })
}
