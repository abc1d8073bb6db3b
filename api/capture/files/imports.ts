import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { refuse } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import type { Env } from '../../http/env.ts'
import { refusals } from '../../http/schemas.ts'
import { startedStream } from '../../http/started-stream.ts'
import type { Installation } from '../../installation.ts'
import { readKnownScans } from '../../store/recording/known-scans.ts'
import { createAdmitAgain } from '../admit.ts'
import { forms } from './file-form.ts'
import { importScans } from './import-scans.ts'
import { languageQuery, readerLanguage, saidTo } from './reader-language.ts'
import { spooledBody } from './spooled-body.ts'

/** Largest file over HTTP; the command line takes any size. */
const mostBytes = 2 * 1024 * 1024 * 1024

const file = { schema: z.string().openapi({ format: 'binary' }) }
const content = {
  'text/csv': file,
  'application/x-ndjson': file,
  [forms.xlsx]: file,
}

const route = createRoute({
  method: 'post',
  path: '/imports',
  tags: ['Record'],
  summary: 'Import a file of scans',
  description:
    'A file in CSV (with commas, semicolons or tabs), XLSX or NDJSON as the body, told by its first bytes; it comes back in the same form with a receipt ' +
    'for each row. Every row is a scan of its own, not a part of a transaction: a bad row stops no other. The same row ' +
    'again is a `duplicate`, so a mended file is sent as a whole. A table has a row for each scan with the columns of ' +
    '`GET /streams/{stream}/stages/{stage}/template.csv`; NDJSON has scans as `POST /scans` takes them. XLSX is taken up ' +
    'to 20 MB and 100,000 rows. Columns are headed by their names or by their labels in any of our languages; receipts are in the ' +
    'language that `lang` names, else in that of `Accept-Language`. A file that cannot be read at all is answered with problem details.',
  security: [{ key: [] }],
  request: { query: languageQuery, body: { required: true, content } },
  responses: { 200: { description: 'The file with its receipts', content }, ...refusals },
})

/** `POST /imports`. */
export function createImports(installation: Installation, now: () => Date) {
  const app = new OpenAPIHono<Env>()
  // Described here and read from the bytes: no schema reads a file.
  app.openAPIRegistry.registerPath(route)
  return app.post('/imports', async (context) => {
    if (/^multipart\//i.test(context.req.header('content-type') ?? '')) throw new RefusedError(form)
    const { organisationKey, slug } = context.get('organisation')
    const language = readerLanguage(context)
    const admit = createAdmitAgain(installation, context.get('askAgain'), now)
    const body = await spooledBody(context.req.raw, mostBytes)
    try {
      const { store, streams } = installation
      const imported = await importScans(body.file, {
        streams,
        organisation: slug,
        language,
        admit,
        knownAmong: (ids) => readKnownScans(store.own(organisationKey), organisationKey, ids),
      })
      const answer = await startedStream(imported.answer, body.remove)
      return context.body(answer, 200, {
        'content-type': forms[imported.form],
        'content-disposition': `attachment; filename="scans.receipts.${imported.form}"`,
      })
    } catch (error) {
      await body.remove()
      throw saidTo(error, language, context.get('names'))
    }
  })
}

const form = refuse('invalid', '', ['file_form'])
