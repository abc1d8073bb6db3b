import type { z } from '@hono/zod-openapi'
import type { Transaction } from 'kysely'
import { faultsInMilestone } from '../../domain/funding/faults-in-milestone.ts'
import { financialYearOf } from '../../domain/funding/financial-year.ts'
import { type SchemeVersion, schemeVersion } from '../../domain/funding/schemes.ts'
import { type Fault, faultOf } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import type { By } from '../http/principal.ts'
import { audit } from '../people/access/audit.ts'
import type { Tables } from '../store/database.ts'
import { findProject, projectOfYear } from '../store/funding/projects.ts'
import { addProject, lockFunding } from '../store/funding/write-project.ts'
import type { newProjectSchema } from './project-schemas.ts'

type Asked = z.output<typeof newProjectSchema>

/** Adds a project under the version of a scheme; throws every fault in it as one refusal. */
export async function addOwnProject(
  tx: Transaction<Tables>,
  { principal, organisationKey, now }: By,
  asked: Asked,
): Promise<void> {
  const version = schemeVersion(asked.scheme)
  if (version === undefined) throw new RangeError(`Cannot find scheme "${asked.scheme}"`)
  await lockFunding(tx, organisationKey)
  const cappedYear = version.cap?.per === 'financial year' ? financialYearOf(asked.starts) : null
  const faults = [
    ...((await findProject(tx, organisationKey, asked.code)) === undefined
      ? []
      : [faultOf('/code', 'project_code_taken', { project: asked.code })]),
    ...faultsInDays(asked, version),
    ...(await faultsInYear(tx, organisationKey, { asked, version, cappedYear })),
  ]
  if (faults.length > 0) throw new RefusedError({ code: 'invalid', faults })
  const writing = { organisationKey, by: principal.name, now }
  const project = Object.assign({}, asked, { family: version.scheme, cappedYear })
  if (!(await addProject(tx, writing, project)))
    throw new RangeError(`Cannot add project "${asked.code}": somebody else did`)
  const detail = { project: asked.code, ...asked }
  await audit(tx, principal, {
    kind: 'administration',
    action: 'funded project added',
    detail,
    now,
  })
}

/** What is wrong with the days of a project, of its scheme and of its milestones. */
function faultsInDays(
  { starts, ends, milestones }: Asked,
  { title, from, until }: SchemeVersion,
): readonly Fault[] {
  const faults: Fault[] = []
  const scheme = { scheme: title }
  if (ends < starts) faults.push(faultOf('/ends', 'project_ends_first', { starts, ends }))
  if (until === null && starts < from)
    faults.push(faultOf('/starts', 'project_before_scheme', { ...scheme, from, starts }))
  if (until !== null && (starts < from || starts > until))
    faults.push(faultOf('/starts', 'project_outside_scheme', { ...scheme, from, until, starts }))
  const days = { starts, ends }
  return [
    ...faults,
    ...milestones.flatMap((one, at) => faultsInMilestone(one, days, `/milestones/${at}`)),
  ]
}

/** Where a cap is of a financial year, a project lies within one, and is the only one of it. */
async function faultsInYear(
  tx: Transaction<Tables>,
  organisationKey: number,
  {
    asked: { starts, ends },
    version: { scheme, title },
    cappedYear: year,
  }: { asked: Asked; version: SchemeVersion; cappedYear: number | null },
): Promise<readonly Fault[]> {
  if (year === null || ends < starts) return []
  const until = `${year + 1}-03-31`
  const taken = await projectOfYear(tx, organisationKey, { scheme, year })
  return [
    ...(ends > until ? [faultOf('/ends', 'project_over_years', { scheme: title, until })] : []),
    ...(taken === undefined
      ? []
      : [faultOf('/starts', 'project_of_year_taken', { project: taken })]),
  ]
}
