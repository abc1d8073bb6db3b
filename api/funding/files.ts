import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { languageQuery, readerLanguage } from '../capture/files/reader-language.ts'
import type { Env } from '../http/env.ts'
import { giveOutput, type OutputOptions, placeOf } from '../http/give-output.ts'
import { codeParams, noQuery } from '../http/query.ts'
import { refusals } from '../http/schemas.ts'
import type { Installation } from '../installation.ts'
import type { Proofs } from '../log/proofs.ts'
import { publishedPolicy } from '../log/published-policy.ts'
import { type OutputForm, outputTypes } from '../outputs/output-of.ts'
import { readersZone } from '../store/organisations/place.ts'
import { evidenceFile } from './evidence-file.ts'
import { toldProject } from './own-project.ts'
import { statementTable } from './statement-table.ts'

const file = { schema: z.string().openapi({ format: 'binary' }) }

const told = {
  csv: 'The lines that count, money in whole cents.',
  xlsx: 'The same as a spreadsheet.',
  pdf: 'The same on paper with what they come to, the digest of the statement and a QR that leads to the page.',
} as const satisfies Record<OutputForm, string>

function routeFor<Form extends OutputForm>(form: Form) {
  return createRoute({
    method: 'get',
    path: `/funding-projects/{code}/statement.${form}` as const,
    tags: ['Funding'],
    summary: `Export the statement of a funded project as ${form.toUpperCase()}`,
    description: told[form],
    security: [{ key: [] }],
    request: { params: codeParams, query: languageQuery },
    responses: {
      200: { description: 'The file', content: { [outputTypes[form]]: file } },
      ...refusals,
    },
  })
}

const evidenceRoute = createRoute({
  method: 'get',
  path: '/funding-projects/{code}/evidence.zip',
  tags: ['Funding'],
  summary: 'Download the evidence file of a funded project',
  description:
    'Statement, lines, the sealed events that they are tied to, and proofs that the public log has them: `loomcell verify funding` and anybody else recomputes the grant from it with no network.',
  security: [{ key: [] }],
  request: { params: codeParams, query: noQuery },
  responses: { 200: { description: 'A zip', content: { 'application/zip': file } }, ...refusals },
})

export interface FundingOptions extends OutputOptions {
  readonly proofs: Proofs
  /** The policy that the log is published with. */
  readonly witnessPolicy: () => Promise<string | undefined>
}

/** `GET /funding-projects/{code}/statement.csv`, `.xlsx` and `.pdf`, and `evidence.zip`. */
export function createFundingFiles({ store }: Installation, options: FundingOptions) {
  const { now, publicUrl, proofs, witnessPolicy } = options
  return new OpenAPIHono<Env>()
    .openapi(routeFor('csv'), (context) => give(context, context.req.valid('param').code, 'csv'))
    .openapi(routeFor('xlsx'), (context) => give(context, context.req.valid('param').code, 'xlsx'))
    .openapi(routeFor('pdf'), (context) => give(context, context.req.valid('param').code, 'pdf'))
    .openapi(evidenceRoute, async (context) => {
      const { project, table, db, organisationKey } = await read(
        context,
        context.req.valid('param').code,
      )
      const policy = await publishedPolicy(store.public, await witnessPolicy())
      const log = { db: store.public, proofs }
      const zip = await evidenceFile(project, { db, organisationKey, log, policy, table })
      context.header('content-type', 'application/zip')
      context.header('content-disposition', `attachment; filename="${table.file}.zip"`)
      return context.body(new Uint8Array(zip), 200)
    })

  async function read(context: Context<Env>, code: string) {
    const owner = context.get('organisation')
    const { organisationKey } = owner
    const db = store.own(organisationKey)
    const project = await toldProject(db, owner, code)
    const page = {
      path: `/work/funding/${encodeURIComponent(project.statement.code)}`,
      timeZone: await readersZone(db, organisationKey),
    }
    const table = statementTable(project, {
      owner,
      place: placeOf(context, page, { now: now(), publicUrl }),
    })
    return { project, table, db, organisationKey }
  }

  async function give(context: Context<Env>, code: string, form: OutputForm) {
    const { table } = await read(context, code)
    return giveOutput(context, table, { form, language: readerLanguage(context) })
  }
}
