import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { mayRole } from '../../domain/role.ts'
import type { ShownNames } from '../../domain/shown-names.ts'
import type { Language } from '../../domain/words.ts'
import type { Env } from '../http/env.ts'
import { pageLanguage } from '../http/page-language.ts'
import type { PersonPrincipal } from '../http/principal.ts'
import type { Installation } from '../installation.ts'
import { type Look, lookOf } from '../people/access/look-at-others.ts'
import type { Database } from '../store/database.ts'
import type { StoredFacility } from '../store/organisations/facilities.ts'
import type { Organisation } from '../store/organisations/organisations.ts'

/** Who opens a page of the workplace, for which organisation, and what they may do there. */
export interface PageAsker {
  readonly principal: PersonPrincipal
  readonly organisation: Organisation
  readonly organisationKey: number
  /** Sees the rows of this organisation and no other's. */
  readonly db: Database
  readonly language: Language
  /** What names are called in what is said to them. */
  readonly names: ShownNames
  readonly mayRecord: boolean
  /** For what a page shows of other organisations. */
  readonly look: Look
}

/** Reads who asks off the context. The guard of pages MUST stand before. */
export function pageAsker(context: Context<Env>, { store }: Installation): PageAsker {
  const organisation = context.get('organisation')
  const { organisationKey } = organisation
  const principal = personOf(context)
  return {
    principal,
    organisation,
    organisationKey,
    db: store.own(organisationKey),
    language: pageLanguage(context),
    names: context.get('names'),
    mayRecord: mayRole(principal.role, 'record'),
    look: lookOf(context),
  }
}

/** The person who signed in; pages are for nobody else. */
export function personOf(context: Context<Env>): PersonPrincipal {
  const principal = context.get('principal')
  if (principal.kind !== 'person') throw new RangeError('Cannot show a page to a station')
  return principal
}

const name = 'loomcell.facility'
const seconds = 365 * 24 * 60 * 60

/** The facility that somebody works at: the one that the page names, which is then kept, else the kept one; undefined for all. */
export function chosenFacility(
  context: Context,
  facilities: readonly StoredFacility[],
): StoredFacility | undefined {
  const [only] = facilities
  if (facilities.length === 1) return only
  const named = context.req.query('facility')
  if (named !== undefined) {
    setCookie(context, name, named.slice(0, 80), {
      path: '/work',
      maxAge: seconds,
      sameSite: 'Lax',
      httpOnly: true,
    })
  }
  const code = named ?? getCookie(context, name)
  return facilities.find((facility) => facility.code === code)
}
