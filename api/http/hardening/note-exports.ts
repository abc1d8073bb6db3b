import { createMiddleware } from 'hono/factory'
import type { AskedRequest } from '../../../domain/audit-action.ts'
import { askedRequest } from '../asked-request.ts'
import type { Env } from '../env.ts'
import type { Principal } from '../principal.ts'

/** Forms in which data leaves to be worked on elsewhere. */
const exported =
  /^(text\/csv|application\/x-ndjson|application\/vnd\.openxmlformats|application\/pdf|application\/zip)/

/** Answers in such a form that take nothing along: receipts of what was sent, and empty tables to fill in. */
const noExport = /\/(scans|template\.(csv|xlsx))$/

/** Told of every export before it is answered. */
export type NoteExport = (principal: Principal, action: AskedRequest) => Promise<void>

/**
 * Puts every answer that is a file or table on the audit trail before it goes out, told by its form, so that no new route
 * can be forgotten.
 */
export function noteExports(write: NoteExport) {
  return createMiddleware<Env>(async (context, next) => {
    await next()
    const { res, req } = context
    const principal = context.get('principal')
    if (!res.ok || principal?.organisation === undefined || noExport.test(req.path)) return
    const isFile = (res.headers.get('content-disposition') ?? '').startsWith('attachment')
    if (!isFile && !exported.test(res.headers.get('content-type') ?? '')) return
    await write(principal, askedRequest(context))
  })
}
