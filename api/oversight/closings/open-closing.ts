import { refuse } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import { isId } from '../../http/fields.ts'
import type { Installation } from '../../installation.ts'
import { type Look, lookAtOthers } from '../../people/access/look-at-others.ts'
import { findClosing, type StatedClosing } from '../../store/oversight/closings.ts'
import { openScope, type Scope } from '../scope.ts'
import { closerOf } from './closer-of.ts'

/** A closed period, and whose books it can be compared with by whoever asks. */
export interface OpenClosing {
  readonly closing: StatedClosing
  /** Of those that it is about and that whoever asks may still see. */
  readonly scope: Scope
}

/**
 * Opens a closed period, and puts the look of an authority on the trail of everybody whose figures stand in it. Throws a RefusedError
 * where there is none of this id that whoever asks keeps, or it is about one organisation that is theirs to see no more.
 */
export async function openClosing(
  installation: Pick<Installation, 'store'>,
  id: string,
  look: Look,
): Promise<OpenClosing> {
  const { store } = installation
  const closer = closerOf(look.principal)
  const { organisationKey, seesOthers } = closer
  const closing = isId(id) ? await findClosing(store.own(organisationKey), closer, id) : undefined
  if (closing === undefined)
    throw new RefusedError(refuse('not_found', '/path/id', ['closing_unknown']))
  const asked = seesOthers ? { organisation: closing.reported } : {}
  const scope = await openScope(installation, asked, look)
  const gone = closing.covered.filter((key) => !scope.keys.includes(key))
  await lookAtOthers(store.system, look, gone)
  const organisations = scope.organisations.filter((one) =>
    closing.covered.includes(one.organisationKey),
  )
  const keys = organisations.map((one) => one.organisationKey)
  return { closing, scope: { ...scope, organisations, keys, db: store.own(...keys) } }
}
