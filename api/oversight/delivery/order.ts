import type { AuditAction } from '../../../domain/audit-action.ts'
import {
  deliveredReports,
  deliveryTerms,
  firstMonth,
  isDeliveryDay,
} from '../../../domain/delivery/terms.ts'
import { localDay } from '../../../domain/local-day.ts'
import { type Fault, faultOf, refuse } from '../../../domain/refusal.ts'
import { RefusedError } from '../../../domain/refused.ts'
import { languages } from '../../../domain/words.ts'
import { isId } from '../../http/fields.ts'
import type { PersonPrincipal } from '../../http/principal.ts'
import type { Installation } from '../../installation.ts'
import { outputForms } from '../../outputs/output-of.ts'
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
  const { choice, faults } = choiceOf(order)
  if (choice === undefined) throw new RefusedError({ code: 'invalid', faults })
  const { id, day } = order
  const { mostOfOrganisation } = deliveryTerms
  const today = localDay(now, { timeZone: await usualZone(db, organisationKey) })
  return db.transaction().execute(async (tx) => {
    const { personId, name: orderedBy } = principal
    const asked = { id, organisationKey, personId, orderedBy, ...choice, day, now }
    const isNew = await addDelivery(tx, { ...asked, nextMonth: firstMonth(today) })
    if (!isNew) return { isNew }
    // After it was added, so that an order that was there already is never one too many.
    if ((await countDeliveries(tx, organisationKey)) > mostOfOrganisation)
      throw new RefusedError(
        refuse('invalid', '/report', ['deliveries_many', { most: mostOfOrganisation }]),
      )
    await note(tx, by, { action: 'monthly report ordered', id })
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

/** What is asked for as it can be kept, or every fault in it. */
function choiceOf({ id, report, form, language, day }: Order) {
  const named = deliveredReports.find((one) => one === report)
  const kind = outputForms.find((one) => one === form)
  const tongue = languages.find((one) => one === language)
  const { least, most } = deliveryTerms.days
  const unless = (isRight: boolean, fault: Fault): readonly Fault[] => (isRight ? [] : [fault])
  const faults = [
    ...unless(named !== undefined, faultOf('/report', 'delivery_choice_wrong', {})),
    ...unless(kind !== undefined, faultOf('/form', 'delivery_choice_wrong', {})),
    ...unless(tongue !== undefined, faultOf('/language', 'delivery_choice_wrong', {})),
    ...unless(isDeliveryDay(day), faultOf('/day', 'delivery_day_wrong', { least, most })),
    ...unless(isId(id), faultOf('/id', 'form_unreadable', {})),
  ]
  if (named === undefined || kind === undefined || tongue === undefined || faults.length > 0)
    return { choice: undefined, faults }
  return { choice: { report: named, form: kind, language: tongue }, faults }
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
