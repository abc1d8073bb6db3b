import { z } from '@hono/zod-openapi'
import { refuse } from '../../domain/refusal.ts'
import { RefusedError } from '../../domain/refused.ts'
import type { PersonPrincipal, Principal } from '../http/principal.ts'
import type { Installation } from '../installation.ts'
import { type Look, lookAtOthers } from '../people/access/look-at-others.ts'
import type { Database } from '../store/database.ts'
import type { Organisation } from '../store/organisations/organisations.ts'
import { usualZone } from '../store/organisations/place.ts'
import { companiesOverseen, noteWideLook } from '../store/oversight/jurisdiction.ts'

/** Whose figures a report shows, and the eyes with which they are read. */
export interface Scope {
  /** One organisation, or all that an authority oversees. */
  readonly of: 'organisation' | 'jurisdiction'
  /** Whose rows are shown, oldest first; none where a jurisdiction has nobody yet. */
  readonly organisations: readonly Organisation[]
  readonly keys: readonly number[]
  /** Sees the rows of these organisations and of nobody else. */
  readonly db: Database
  /** IANA name: the organisation's own, for a jurisdiction the authority's, else `Asia/Hong_Kong`. */
  readonly timeZone: string
}

/** What stands for all organisations of an authority's jurisdiction; no slug is written like that. */
export const wholeJurisdiction = '*'

/** What a report may be asked over. */
export const scopeShape = {
  organisation: z
    .string()
    .max(63)
    .optional()
    .openapi({
      description:
        'Slug of the one organisation that is reported: your own, or one that your authority oversees. `*` for the whole ' +
        'jurisdiction of your authority. When absent: your own, or the one looked at, else the whole jurisdiction',
      example: 'hk-recycler',
    }),
}

export interface AskedScope {
  readonly organisation?: string | undefined
}

/**
 * Opens what somebody may see of what they ask for, and puts the look of an authority on the trail of everybody whose figures
 * it shows: of one organisation each time, of a jurisdiction once a day for each person and report. MUST be called before
 * anything is read, by routes of the right `read`. An organisation that is not theirs to see is as if it did not exist: a RefusedError.
 */
export async function openScope(
  { store }: Pick<Installation, 'store'>,
  { organisation: slug }: AskedScope,
  look: Look,
): Promise<Scope> {
  const { principal } = look
  const overseer = overseerIn(principal)
  if (overseer === undefined) {
    const { organisation } = principal
    if (organisation === undefined) throw new RangeError('Cannot open a scope: for nobody')
    const isOwn = slug === undefined || slug === wholeJurisdiction || slug === organisation.slug
    if (!isOwn) throw notTheirs(slug)
    return ownScope(store, organisation)
  }
  const chosen = slug ?? lookedAt(overseer)
  if (chosen === undefined || chosen === wholeJurisdiction) return all(store, overseer, look)
  const [overseen] = await companiesOverseen(store.system, authorityKeyOf(overseer), chosen)
  if (overseen === undefined) throw notTheirs(chosen)
  await lookAtOthers(store.system, look, [overseen.organisationKey])
  return ownScope(store, overseen)
}

/** Somebody who looks for an authority. */
type Overseer = PersonPrincipal & { readonly authority: Organisation }

function overseerIn(principal: Principal): Overseer | undefined {
  if (principal.kind !== 'person' || principal.role !== 'regulator') return undefined
  const { authority } = principal
  return authority === undefined ? undefined : { ...principal, authority }
}

function authorityKeyOf({ authority }: Overseer): number {
  return authority.organisationKey
}

/** Slug of the company that a regulator looks at now; undefined at their own desk. */
function lookedAt({ organisation, authority }: Overseer): string | undefined {
  const isOwn = organisation?.organisationKey === authority.organisationKey
  return isOwn ? undefined : organisation?.slug
}

/** One organisation's own books, for those who act for it already. */
export async function ownScope(
  store: Pick<Installation['store'], 'own'>,
  organisation: Organisation,
): Promise<Scope> {
  return one(store.own(organisation.organisationKey), organisation)
}

async function one(db: Database, organisation: Organisation): Promise<Scope> {
  const keys = [organisation.organisationKey]
  const timeZone = await usualZone(db, organisation.organisationKey)
  return { of: 'organisation', organisations: [organisation], keys, db, timeZone }
}

async function all(
  store: Installation['store'],
  { authority, personId, name }: Overseer,
  { action, now }: Look,
): Promise<Scope> {
  const authorityKey = authority.organisationKey
  const organisations = await companiesOverseen(store.system, authorityKey)
  const keys = organisations.map(({ organisationKey }) => organisationKey)
  const timeZone = await usualZone(store.system, authorityKey)
  const look = { organisationKeys: keys, authorityKey, personId, name, action, now }
  await noteWideLook(store.system, look)
  return { of: 'jurisdiction', organisations, keys, db: store.own(...keys), timeZone }
}

function notTheirs(organisation: string): RefusedError {
  const fault = refuse('not_found', '/query/organisation', [
    'organisation_not_shown',
    { organisation },
  ])
  return new RefusedError(fault)
}
