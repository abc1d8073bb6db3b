import {
  inspectionEnd,
  inspectionTerms,
  isInspectionTime,
} from '../../../domain/inspection-terms.ts'
import { refuse } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import { unknownHandOver } from '../../custody/within-bounds.ts'
import { sha256Bytes } from '../../digest.ts'
import { isId } from '../../http/fields.ts'
import type { PersonPrincipal } from '../../http/principal.ts'
import type { Installation } from '../../installation.ts'
import { ownFacility } from '../../organisations/own-facility.ts'
import { audit } from '../../people/access/audit.ts'
import { linkSecret } from '../../random-id.ts'
import { findHandOver } from '../../store/custody/hand-overs.ts'
import type { Database } from '../../store/database.ts'
import { addInspection, endInspection } from '../../store/oversight/inspections.ts'

/** What a link shows: a facility by its code, or a hand-over by its id. */
export type Inspectable = { readonly facility: string } | { readonly handOver: string }

export interface NewLink {
  readonly id: string
  readonly of: Inspectable
  readonly minutes: number
  /** For whom, as the maker writes it; empty for nobody named. */
  readonly shownTo: string
}

/** Who makes or ends a link, for which organisation and when. */
export interface Shower {
  readonly principal: PersonPrincipal
  readonly organisationKey: number
  readonly now: Date
}

/**
 * Makes a link that shows one facility of one's own, or one hand-over that one is a party to, for minutes. Its secret is given back this
 * once, and not at all for an id that made one before. Throws the refusal of what is not theirs, as of what is nowhere.
 */
export async function makeInspection(
  { store }: Pick<Installation, 'store'>,
  { id, of, minutes, shownTo }: NewLink,
  { principal, organisationKey, now }: Shower,
): Promise<{ readonly secret: string; readonly expires: Date } | undefined> {
  const db = store.own(organisationKey)
  const subject = await subjectOf(db, organisationKey, of)
  if (!isInspectionTime(minutes)) {
    const { least, most } = inspectionTerms.minutes
    const why = ['inspection_minutes_wrong', { least, most }] as const
    throw new RefusedError(refuse('invalid', '/minutes', why))
  }
  if (!isId(id)) throw new RefusedError(refuse('invalid', '/id', ['form_unreadable']))
  const [secret, expires] = [linkSecret(), inspectionEnd(now, minutes)]
  const isNew = await db.transaction().execute(async (tx) => {
    const isAdded = await addInspection(tx, {
      id,
      organisationKey,
      linkDigest: sha256Bytes(secret),
      of: subject,
      shownTo: shownTo.trim().slice(0, longestName) || null,
      personId: principal.personId,
      madeBy: principal.name,
      now,
      expires,
    })
    const detail = { link: id, ...of, minutes, name: shownTo.trim().slice(0, longestName) }
    const done = { kind: 'consent', action: 'inspection link made', detail, now } as const
    if (isAdded) await audit(tx, principal, done)
    return isAdded
  })
  return isNew ? { secret, expires } : undefined
}

/** Letters of a name that is written down with a link. */
export const longestName = 100

/** Ends a link of the organisation at once; nobody's, or ended before, it changes nothing. */
export async function endMadeInspection(
  { store }: Pick<Installation, 'store'>,
  id: string,
  { principal, organisationKey, now }: Shower,
): Promise<boolean> {
  if (!isId(id)) return false
  return store
    .own(organisationKey)
    .transaction()
    .execute(async (tx) => {
      const isEnded = await endInspection(tx, organisationKey, { id, now })
      const done = { kind: 'consent', action: 'inspection link ended', now } as const
      if (isEnded) await audit(tx, principal, { ...done, detail: { link: id } })
      return isEnded
    })
}

async function subjectOf(db: Database, organisationKey: number, of: Inspectable) {
  if ('facility' in of) {
    const { facilityKey } = await ownFacility(db, organisationKey, of.facility)
    return { facilityKey }
  }
  const { handOver: id } = of
  const found = isId(id) ? await findHandOver(db, organisationKey, id) : undefined
  if (found === undefined) throw new RefusedError(unknownHandOver(id))
  return { handOverKey: found.handOverKey }
}
