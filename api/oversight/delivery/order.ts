import type { AuditAction } from '../../../domain/audit-action.ts'
import {
  type DeliveredReport,
  deliveredReports,
  deliveryTerms,
  firstMonth,
  isDeliveryDay,
} from '../../../domain/delivery/terms.ts'
import { localDay } from '../../../domain/local-day.ts'
import { type Fault, faultOf, refuse } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import { type Language, languages } from '../../../domain/words.ts'
import { isId } from '../../http/fields.ts'
import type { PersonPrincipal } from '../../http/principal.ts'
import type { Installation } from '../../installation.ts'
import { type OutputForm, outputForms } from '../../outputs/output-of.ts'
import type { Database } from '../../store/database.ts'
import { usualZone } from '../../store/organisations/place.ts'
import { addDelivery, countDeliveries, endDelivery } from '../../store/oversight/deliveries.ts'
import { addAuditEntry } from '../../store/people/audit.ts'

/** What is asked for, as it was typed. */
export interface Order {
  readonly id: string
  readonly report: string
  readonly form: string
  readonly language: string
  readonly day: number
}

/** Who orders or ends, for which organisation or authority, and when. */
export interface Orderer {
  readonly principal: PersonPrincipal
  readonly organisationKey: number
  readonly now: Date
}

/**
 * Orders a report for each month from the one that is running on. The same id again orders nothing further. Throws the refusal that names everything
 * that is wrong with it.
 */
export async function orderDelivery(
  { store }: Pick<Installation, 'store'>,
  order: Order,
  by: Orderer,
): Promise<{ readonly isNew: boolean }> {
  const { organisationKey, principal, now } = by
  const db = store.own(organisationKey)
  const choice = choiceOf(order)
  const { day, id } = order
  const { days, mostOfOrganisation } = deliveryTerms
  const { least, most } = days
  const faults: readonly Fault[] = [
    ...(isDeliveryDay(day) ? [] : [faultOf('/day', 'delivery_day_wrong', { least, most })]),
    ...(choice === undefined || !isId(id) ? [faultOf('/report', 'delivery_choice_wrong', {})] : []),
  ]
  if (choice === undefined || faults.length > 0) throw new RefusedError({ code: 'invalid', faults })
  const today = localDay(now, { timeZone: await usualZone(db, organisationKey) })
  return db.transaction().execute(async (tx) => {
    if ((await countDeliveries(tx, organisationKey)) >= mostOfOrganisation)
      throw new RefusedError(
        refuse('invalid', '/report', ['deliveries_many', { most: mostOfOrganisation }]),
      )
    const { personId, name: orderedBy } = principal
    const asked = { id, organisationKey, personId, orderedBy, ...choice, day, now }
    const isNew = await addDelivery(tx, { ...asked, nextMonth: firstMonth(today) })
    if (isNew) await note(tx, by, { action: 'monthly report ordered', id })
    return { isNew }
  })
}

/** Ends a delivery at once; what was made stays. False where none goes on. */
export async function endOrdered(
  { store }: Pick<Installation, 'store'>,
  id: string,
  by: Orderer,
): Promise<boolean> {
  const { organisationKey, now } = by
  if (!isId(id)) return false
  return store
    .own(organisationKey)
    .transaction()
    .execute(async (tx) => {
      const isEnded = await endDelivery(tx, organisationKey, { id, now, because: 'asked' })
      if (isEnded) await note(tx, by, { action: 'monthly report ended', id })
      return isEnded
    })
}

function choiceOf({ report, form, language }: Order) {
  const chosen = {
    report: deliveredReports.find((one): one is DeliveredReport => one === report),
    form: outputForms.find((one): one is OutputForm => one === form),
    language: languages.find((one): one is Language => one === language),
  }
  const { report: named, form: kind, language: tongue } = chosen
  if (named === undefined || kind === undefined || tongue === undefined) return undefined
  return { report: named, form: kind, language: tongue }
}

async function note(
  tx: Database,
  { organisationKey, principal: { personId, name }, now }: Orderer,
  { action, id }: { readonly action: AuditAction; readonly id: string },
): Promise<void> {
  const by = { actorKind: 'person', actor: personId, actorName: name } as const
  const done = { kind: 'administration', action, detail: { delivery: id } } as const
  await addAuditEntry(tx, { organisationKey, time: now, ...done, ...by })
}
