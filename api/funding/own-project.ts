import { schemeVersion } from '../../domain/funding/schemes.ts'
import { type Statement, statementDigest, statementOf } from '../../domain/funding/statement.ts'
import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import { sha256 } from '../digest.ts'
import type { Database } from '../store/database.ts'
import { readCourses } from '../store/funding/courses.ts'
import { eventDigests, findProject, type StoredProject } from '../store/funding/projects.ts'

/** Whose projects are asked for. */
export interface Owner {
  readonly organisationKey: number
  readonly slug: string
}

/** A project's statement with its digest (base64url), as everything that shows it begins. */
export interface ToldProject {
  readonly statement: Statement
  readonly digest: string
}

/** The organisation's project of this code. Throws the refusal that another organisation's gets as well. */
export async function ownProject(
  db: Database,
  organisationKey: number,
  code: string,
): Promise<StoredProject> {
  const project = await findProject(db, organisationKey, code)
  if (project !== undefined) return project
  throw new RefusedError(
    refuse('not_found', '/path/code', ['project_not_there', { project: code }]),
  )
}

/** The statement of the organisation's project of this code, as it stands now. */
export async function toldProject(db: Database, owner: Owner, code: string): Promise<ToldProject> {
  const { organisationKey, slug } = owner
  const { projectKey: _, ...project } = await ownProject(db, organisationKey, code)
  const tied = [...project.lines, ...project.milestones].flatMap(({ events }) => events)
  const [events, courses] = await Promise.all([
    eventDigests(db, organisationKey, tied),
    readCourses(db, organisationKey),
  ])
  const named = new Set(project.lines.map(({ course }) => course))
  const statement = statementOf(
    Object.assign(termsOf(project.scheme), project, {
      organisation: slug,
      events,
      courses: courses
        .filter(({ id }) => named.has(id))
        .map(({ courseKey: _key, people, ...course }) => ({
          ...course,
          people: people.map(({ operator, certificate }) => ({ operator, certificate })),
        })),
    }),
  )
  return { statement, digest: statementDigest(statement, sha256) }
}

/** Share and cap of a scheme's version, which a project was added under. */
export function termsOf(scheme: string): Pick<Statement, 'share' | 'capCents'> {
  const version = schemeVersion(scheme)
  if (version === undefined) throw new RangeError(`Cannot find scheme "${scheme}"`)
  return { share: version.share, capCents: version.cap?.cents ?? null }
}
