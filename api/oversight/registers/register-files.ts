import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { shownIn } from '../../../domain/shown-names.ts'
import { calledIn, readerLanguage } from '../../capture/files/reader-language.ts'
import type { Env } from '../../http/env.ts'
import { giveOutput, type OutputOptions, placeOf } from '../../http/give-output.ts'
import { refusals } from '../../http/schemas.ts'
import { startedStream } from '../../http/started-stream.ts'
import type { Installation } from '../../installation.ts'
import { type OutputForm, outputTypes } from '../../outputs/output-of.ts'
import { ownerOf } from '../flow/flow-page-path.ts'
import { openDesk } from './open-desk.ts'
import { registerFileSchema, registerParams } from './register-query.ts'
import { registerTable, type WholeForm } from './register-table.ts'
import { registerCsv } from './write-register.ts'

const file = { schema: z.string().openapi({ format: 'binary' }) }

const told = {
  csv: 'All lines that are asked for, page by page, with a heading for each column; grams are whole. In English the names that scripts know.',
  xlsx: 'The same as a spreadsheet, of at most 50,000 lines: more are refused, and asked for as CSV or by a shorter period.',
  pdf:
    'The same on paper, of at most 3,000 lines, with the columns that stand beside each other there, the digest of the lines and a QR that ' +
    'leads to the page.',
} as const satisfies Record<OutputForm, string>

function routeFor<Form extends OutputForm>(form: Form) {
  return createRoute({
    method: 'get',
    path: `/registers/{register}/lines.${form}` as const,
    tags: ['Registers'],
    summary: `Export a register as ${form.toUpperCase()}`,
    description: told[form],
    security: [{ key: [] }],
    request: { params: registerParams, query: registerFileSchema },
    responses: {
      200: { description: 'The file', content: { [outputTypes[form]]: file } },
      ...refusals,
    },
  })
}

/** `GET /registers/{register}/lines.csv`, `.xlsx` and `.pdf`. */
export function createRegisterFiles(installation: Installation, { now, publicUrl }: OutputOptions) {
  return new OpenAPIHono<Env>()
    .openapi(routeFor('csv'), async (context) => {
      const { register } = context.req.valid('param')
      const { lang: _, ...asked } = context.req.valid('query')
      const desk = await openDesk(context, installation, asked)
      const language = readerLanguage(context)
      const reader = { language, called: calledIn(language, context.get('names')) }
      const body = await startedStream(registerCsv(desk, register, asked, reader))
      const name = `register-${register}-${asked.from}-to-${asked.to}.csv`
      context.header('content-type', outputTypes.csv)
      context.header('content-disposition', `attachment; filename="${name}"`)
      return context.body(body, 200)
    })
    .openapi(routeFor('xlsx'), async (context) => {
      const { register } = context.req.valid('param')
      return give(context, { register, asked: context.req.valid('query'), form: 'xlsx' })
    })
    .openapi(routeFor('pdf'), async (context) => {
      const { register } = context.req.valid('param')
      return give(context, { register, asked: context.req.valid('query'), form: 'pdf' })
    })

  async function give(context: Context<Env>, { register, asked: given, form }: Given) {
    const { lang: _, ...asked } = given
    const desk = await openDesk(context, installation, asked)
    const language = readerLanguage(context)
    const shown = shownIn(language, context.get('names'))
    const { searchParams } = new URL(context.req.url)
    // Whoever reads the paper has a desk of their own.
    searchParams.set('organisation', ownerOf(desk.scope))
    const page = { path: `/work/registers/${register}?${searchParams}`, timeZone: desk.timeZone }
    const table = await registerTable(desk, register, asked, {
      form,
      language,
      place: placeOf(context, page, { now: now(), publicUrl }),
      called: (name) => shown(name, 'kind', 'row_hidden'),
    })
    return giveOutput(context, table, { form, language })
  }
}

interface Given {
  readonly register: z.output<typeof registerParams>['register']
  readonly asked: z.output<typeof registerFileSchema>
  readonly form: WholeForm
}
