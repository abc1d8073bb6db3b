import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { csvOf } from '../../../domain/csv.ts'
import { refuse } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import type { Stage } from '../../../workflows/stream.ts'
import type { Env } from '../../http/env.ts'
import { refusals } from '../../http/schemas.ts'
import type { Installation } from '../../installation.ts'
import { xlsxOf } from '../../outputs/xlsx.ts'
import { forms } from './file-form.ts'
import { templateHeadings } from './headings.ts'
import { quoted } from './read-cell.ts'
import { languageQuery, readerLanguage } from './reader-language.ts'

const params = z.object({
  stream: z.string().openapi({ example: 'battery' }),
  stage: z.string().openapi({ example: 'taken_in' }),
})
const file = { schema: z.string().openapi({ format: 'binary' }) }

const csvRoute = createRoute({
  method: 'get',
  path: '/streams/{stream}/stages/{stage}/template.csv',
  tags: ['Record'],
  summary: "Read the header of a stage's table",
  description:
    'One line with the columns that a row of this stage may fill, for `POST /imports`: by name in English, by label in Chinese, ' +
    'in the language that `lang` names, else in that of `Accept-Language`.',
  security: [{ key: [] }],
  request: { params, query: languageQuery },
  responses: { 200: { description: 'The header', content: { 'text/csv': file } }, ...refusals },
})

const xlsxRoute = createRoute({
  method: 'get',
  path: '/streams/{stream}/stages/{stage}/template.xlsx',
  tags: ['Record'],
  summary: "Read the header of a stage's table as a spreadsheet",
  security: [{ key: [] }],
  request: { params, query: languageQuery },
  responses: { 200: { description: 'The header', content: { [forms.xlsx]: file } }, ...refusals },
})

/** `GET /streams/{stream}/stages/{stage}/template.csv` and `template.xlsx`. */
export function createTemplates({ streams }: Installation) {
  return new OpenAPIHono<Env>()
    .openapi(csvRoute, (context) => {
      const { stream, stage } = context.req.valid('param')
      const named = stageNamed(streams, stream, stage)
      const columns = templateHeadings(named, readerLanguage(context))
      return context.body(`${mark(columns)}${csvOf([columns])}`, 200, headers('csv', stage))
    })
    .openapi(xlsxRoute, async (context) => {
      const { stream, stage } = context.req.valid('param')
      const named = stageNamed(streams, stream, stage)
      const columns = templateHeadings(named, readerLanguage(context))
      return context.body(Buffer.from(await xlsxOf([columns])), 200, headers('xlsx', stage))
    })
}

/** Excel reads no Chinese without a byte order mark; whatever else reads the names alone is spared it. */
function mark(columns: readonly string[]): string {
  return columns.some((heading) => /[^\u0020-\u007e]/.test(heading)) ? '\uFEFF' : ''
}

function headers(form: 'csv' | 'xlsx', stage: string) {
  return {
    'content-type': forms[form],
    'content-disposition': `attachment; filename="${stage}.${form}"`,
  }
}

function stageNamed(streams: Installation['streams'], name: string, stageName: string): Stage {
  const stream = streams.get(name)
  if (stream === undefined) {
    const values = { stream: name.slice(0, 80), streams: [...streams.keys()] }
    throw new RefusedError(
      refuse('unknown_stream', '/path/stream', ['scan_stream_unknown', values]),
    )
  }
  const stage = Object.hasOwn(stream.allStages, stageName) ? stream.allStages[stageName] : undefined
  if (stage !== undefined) return stage
  const values = {
    what: { says: 'cell_stage' as const },
    given: quoted(stageName),
    names: Object.keys(stream.allStages),
  }
  throw new RefusedError(refuse('unknown_stage', '/path/stage', ['cell_names_nothing', values]))
}
