import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { columnsOf, columnsVersion } from '../../../domain/register/columns.ts'
import { type RegisterName, registers } from '../../../domain/register/registers.ts'
import { placesOf } from '../../http/cursor.ts'
import type { Env } from '../../http/env.ts'
import { refusals } from '../../http/schemas.ts'
import type { Installation } from '../../installation.ts'
import { localDays } from '../flow/make-flow-report.ts'
import { openDesk } from './open-desk.ts'
import { readRegisterPage, readTotals } from './read-register.ts'
import { registerFilterSchema, registerPageSchema, registerParams } from './register-query.ts'
import { registerPageViewSchema, registersSchema } from './register-schemas.ts'

const totalsRoute = createRoute({
  method: 'get',
  path: '/registers',
  tags: ['Registers'],
  summary: 'Count the registers',
  description:
    'How many lines each register has for what is asked, and their grams. `incoming` is what the flow report calls in and moved in, ' +
    '`outgoing` out and moved out, `processed` consumed, `held` the closing stock: to the gram. `all` only counts lines: its grams are ' +
    'those of three registers added up.',
  security: [{ key: [] }],
  request: { query: registerFilterSchema },
  responses: {
    200: {
      description: 'Every register with its lines and grams',
      content: { 'application/json': { schema: registersSchema } },
    },
    ...refusals,
  },
})

const pageRoute = createRoute({
  method: 'get',
  path: '/registers/{register}',
  tags: ['Registers'],
  summary: 'Read a register',
  description:
    'One line for each batch in each movement, in the order of time: what, how much, from whom to whom, by which papers, what came of it, and ' +
    'the event behind it. Over one organisation or, by an authority, over all that it oversees. Facts that are the holder’s alone are ' +
    'shown to nobody else; of goods that it only carried, an organisation is not told what the two sides decided.',
  security: [{ key: [] }],
  request: { params: registerParams, query: registerPageSchema },
  responses: {
    200: {
      description: 'A page of the register',
      content: { 'application/json': { schema: registerPageViewSchema } },
    },
    ...refusals,
  },
})

/** `GET /registers` and `GET /registers/{register}`. */
export function createRegisters(installation: Installation) {
  return new OpenAPIHono<Env>()
    .openapi(totalsRoute, async (context) => {
      const asked = context.req.valid('query')
      const desk = await openDesk(context, installation, asked)
      const totals = await readTotals(desk, asked)
      const names = Object.keys(registers) as RegisterName[]
      const shown = names.map((register) => {
        const { label, about } = registers[register]
        return { register, label, about, ...totals[register] }
      })
      const { from, to, asOf = null } = asked
      const timeZone = desk.byPlace ? localDays : desk.timeZone
      return context.json({ from, to, timeZone, asOf, registers: shown }, 200)
    })
    .openapi(pageRoute, async (context) => {
      const { register } = context.req.valid('param')
      const { limit, cursor, ...asked } = context.req.valid('query')
      const desk = await openDesk(context, installation, asked)
      const pages = placesOf(installation.secret, `registers/${register}`, desk.look.principal)
      const [first, second] = pages.read(cursor, 2) ?? []
      const after =
        first === undefined || second === undefined ? undefined : ([first, second] as const)
      const { lines, places } = await readRegisterPage(desk, register, asked, {
        after,
        limit: limit + 1,
      })
      const last = places[limit - 1]
      const next = lines.length > limit && last !== undefined ? pages.write(last) : null
      const { from, to, asOf = null } = asked
      const columns = columnsOf(register).map(({ name, label, unit = null, source }) => {
        return { name, label, unit, source }
      })
      const head = { register, from, to, timeZone: desk.byPlace ? localDays : desk.timeZone, asOf }
      return context.json(
        { ...head, columnsVersion, columns, lines: lines.slice(0, limit), next },
        200,
      )
    })
}
