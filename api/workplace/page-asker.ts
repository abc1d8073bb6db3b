import type { Context } from 'hono'
import { mayRole } from '../../domain/role.ts'
import type { Language } from '../../domain/words.ts'
import type { Env } from '../http/env.ts'
import { pageLanguage } from '../http/page-language.ts'
import type { PersonPrincipal } from '../http/principal.ts'
import type { Installation } from '../installation.ts'
import { type Look, lookOf } from '../people/access/look-at-others.ts'
import type { Database } from '../store/database.ts'
import type { Organisation } from '../store/organisations/organisations.ts'

/** Who opens a page of the workplace, for which organisation, and what they may do there. */
export interface PageAsker {
  readonly principal: PersonPrincipal
  readonly organisation: Organisation
  readonly organisationKey: number
  /** Sees the rows of this organisation and no other's. */
  readonly db: Database
  readonly language: Language
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
