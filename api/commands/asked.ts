import type { z } from 'zod'
import type { Facts, Field } from '../../domain/field.ts'
import { localDay } from '../../domain/local-day.ts'
import { parseFacts } from '../../domain/parse-facts.ts'
import type { FaultValue } from '../../domain/phrases.ts'
import { faultOf, refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { faultsOf } from '../../domain/schema-faults.ts'
import {
  listFacilities,
  listOrganisations,
  type Organisation,
} from '../store/organisations/organisations.ts'
import { prepareFirstStart } from './city/first-start.ts'
import type { Call } from './command.ts'

/**
 * The organisation that a command acts for: the one named, or the first. An empty installation gets its first
 * organisation, whose key is shown once beside the answer. Throws when the name fits none.
 */
export async function organisationFor({
  installation,
  options,
  terminal,
  language,
  now,
}: Call): Promise<Organisation> {
  await prepareFirstStart(installation, {
    say: terminal.err,
    language,
    now,
    empty: true,
    tellsAgain: false,
  })
  const organisations = await listOrganisations(installation.store.system)
  const slug = options.organisation
  const found = organisations.find((one) => slug === undefined || one.slug === slug)
  if (found !== undefined) return found
  const there = organisations.map((one) => one.slug)
  const values = { organisation: slug ?? '', there }
  throw new RefusedError(
    refuse('not_found', '--organisation', ['command_organisation_unknown', values]),
  )
}

/** The facility's code: the one named, else MAIN, else the only one. Throws when that leaves a choice. */
export async function facilityFor(
  { installation, options }: Call,
  { organisationKey, slug }: Organisation,
): Promise<string> {
  const codes = (await listFacilities(installation.store.system, organisationKey)).map(
    ({ code }) => code,
  )
  const code = options.facility ?? (codes.includes('MAIN') ? 'MAIN' : undefined)
  if (code !== undefined && codes.includes(code)) return code
  const [only] = codes
  if (code === undefined && codes.length === 1 && only !== undefined) return only
  const there: FaultValue = codes.length === 0 ? { says: 'none_yet' } : codes
  const values = { organisation: slug, there }
  throw new RefusedError(
    refuse(
      'not_found',
      '--facility',
      code === undefined
        ? ['command_facility_unclear', values]
        : ['command_facility_unknown', { ...values, facility: code }],
    ),
  )
}

/** The period that a report command was asked for, this year when no other is named, with what else the report takes. */
export function askedPeriod<Query extends z.ZodType>(
  { options, now }: Call,
  schema: Query,
  rest: object = {},
): z.output<Query> {
  const timeZone = options['time-zone']
  const year = Number(localDay(now).slice(0, 4))
  const asked = {
    from: options.from ?? `${year}-01-01`,
    to: options.to ?? `${year + 1}-01-01`,
    ...(timeZone === undefined ? {} : { timeZone }),
    ...rest,
  }
  const query = schema.safeParse(asked)
  if (query.success) return query.data
  const faults = query.error.issues.flatMap((issue) => faultsOf(issue, asked))
  throw new RefusedError({ code: 'invalid', faults })
}

/**
 * Reads `--fact NAME=VALUE` as facts that hold for every row and have no column. Throws a RefusedError with every fault,
 * so that it is told once and not for each row.
 */
export function givenFacts(given: readonly string[], fields: readonly Field[]): Facts {
  const unclear = given.filter((text) => !text.includes('='))
  if (unclear.length > 0) {
    const faults = unclear.map((fact) => faultOf('--fact', 'fact_unreadable', { fact }))
    throw new RefusedError({ code: 'invalid', faults })
  }
  const named = given.map((text): [string, unknown] => {
    const [name = '', ...rest] = text.split('=')
    const value = rest.join('=')
    const isYesNo = fields.some((field) => field.name === name && field.type === 'yes_no')
    return [name, isYesNo && (value === 'true' || value === 'false') ? value === 'true' : value]
  })
  const { facts, faults } = parseFacts(fields, Object.fromEntries(named), '--fact')
  if (faults.length > 0) throw new RefusedError({ code: 'invalid', faults })
  return facts
}
