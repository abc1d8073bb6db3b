import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { stream as streamOut } from 'hono/streaming'
import { forms } from '../../capture/files/file-form.ts'
import { calledIn, readerLanguage } from '../../capture/files/reader-language.ts'
import type { Env } from '../../http/env.ts'
import { refusals } from '../../http/schemas.ts'
import type { Installation } from '../../installation.ts'
import { openDesk } from './open-desk.ts'
import { registerFileSchema, registerParams } from './register-query.ts'
import { registerCsv, registerXlsx } from './write-register.ts'

const file = { schema: z.string().openapi({ format: 'binary' }) }

function routeFor<Form extends 'csv' | 'xlsx'>(form: Form) {
  return createRoute({
    method: 'get',
    path: `/registers/{register}/lines.${form}` as const,
    tags: ['Registers'],
    summary: `Export a register as ${form.toUpperCase()}`,
    description:
      form === 'csv'
        ? 'All lines that are asked for, page by page, with a heading for each column; grams are whole. In English the names that scripts know.'
        : 'The same as a spreadsheet, of at most 50,000 lines: more are refused, and asked for as CSV or by a shorter period.',
    security: [{ key: [] }],
    request: { params: registerParams, query: registerFileSchema },
    responses: { 200: { description: 'The file', content: { [forms[form]]: file } }, ...refusals },
  })
}

/** `GET /registers/{register}/lines.csv` and `.xlsx`. */
export function createRegisterFiles(installation: Installation) {
  const readerOf = (context: Context<Env>) => {
    const language = readerLanguage(context)
    return { language, called: calledIn(language, context.get('names')) }
  }
  const name = (context: Context, register: string, form: keyof typeof forms) => {
    const { from, to } = context.req.query()
    context.header('content-type', forms[form])
    context.header(
      'content-disposition',
      `attachment; filename="register-${register}-${from}-to-${to}.${form}"`,
    )
  }
  return new OpenAPIHono<Env>()
    .openapi(routeFor('csv'), async (context) => {
      const { register } = context.req.valid('param')
      const { lang: _, ...asked } = context.req.valid('query')
      const desk = await openDesk(context, installation, asked)
      const reader = readerOf(context)
      name(context, register, 'csv')
      return streamOut(context, async (out) => {
        for await (const piece of registerCsv(desk, register, asked, reader)) await out.write(piece)
      })
    })
    .openapi(routeFor('xlsx'), async (context) => {
      const { register } = context.req.valid('param')
      const { lang: _, ...asked } = context.req.valid('query')
      const desk = await openDesk(context, installation, asked)
      const bytes = await registerXlsx(desk, register, asked, readerOf(context))
      name(context, register, 'xlsx')
      return context.body(Buffer.from(bytes), 200)
    })
}
