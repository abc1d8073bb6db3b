import { isId } from '../../http/fields.ts'
import type { Installation } from '../../installation.ts'
import type { Look } from '../../people/access/look-at-others.ts'
import { findDelivered } from '../../store/oversight/delivered.ts'
import { closerOf } from '../closings/closer-of.ts'
import { openScope, wholeJurisdiction } from '../scope.ts'
import type { ReportFile } from './make-file.ts'

/**
 * A file of monthly reports as it was made, for whoever asks. The look of an authority is put on the trail of everybody whose figures it may
 * hold, once a day for each person. Undefined where none of theirs is kept.
 */
export async function fetchDelivered(
  installation: Pick<Installation, 'store'>,
  { id, month }: { readonly id: string; readonly month: string },
  look: Look,
): Promise<ReportFile | undefined> {
  const { principal } = look
  const { organisationKey, seesOthers } = closerOf(principal)
  const db = installation.store.own(organisationKey)
  const file = isId(id) ? await findDelivered(db, organisationKey, { id, month }) : undefined
  if (file === undefined) return undefined
  const told = { ...look, action: 'GET /work/monthly-reports' } as const
  if (seesOthers) await openScope(installation, { organisation: wholeJurisdiction }, told)
  return file
}
