import type { Context } from 'hono'

/** Pages whose forms may hold photos and documents, or a sheet of scans or decisions. */
const fileForms =
  /^\/work\/((stages|batches\/[^/]+\/(stages|corrections))\/|imports$|hand-overs\/sheet$)/

/**
 * Whether a request is a form with files. It is read by its route, once it is known who sends it, which MUST bound it and look through its
 * text: `readScanForm`, and for sheets `readSentFile`.
 */
export function holdsFiles({ req }: Context): boolean {
  const type = req.header('content-type') ?? ''
  return /^multipart\/form-data\b/i.test(type) && fileForms.test(req.path)
}
