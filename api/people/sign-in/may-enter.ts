import { dayMilliseconds } from '../../../domain/hours.ts'
import type { SecondFactorDemand, SecondFactorOf } from '../../store/people/second-factor-demand.ts'
import type { PersonRole } from '../../store/tables/people-tables.ts'

/** How long a new member may act without a second factor where nobody chose otherwise. Chosen by us. */
export const graceDays = 14

const leaders: readonly PersonRole[] = ['administrator', 'regulator', 'platform']

/** Roles that are asked for a second factor (OWASP ASVS 5.0, 6.3.3): those who bind others, unless more or fewer are meant. */
const asked: Readonly<Record<SecondFactorOf, readonly PersonRole[]>> = {
  nobody: [],
  leaders,
  supervisors: [...leaders, 'supervisor'],
  everybody: [...leaders, 'supervisor', 'operator'],
}

interface Demanded {
  readonly role: PersonRole
  readonly secondFactor: SecondFactorDemand
  readonly sinceTime: Date
}

/** Whether a session may act in this role, entered with a second factor or without. */
export function mayEnter(membership: Demanded, hasSecondFactor: boolean, now: Date): boolean {
  const demanded = demandedFrom(membership)
  return hasSecondFactor || demanded === undefined || now < demanded
}

/** From when a second factor is asked of a member; undefined when it is not. */
export function demandedFrom({ role, secondFactor, sinceTime }: Demanded): Date | undefined {
  if (!asked[secondFactor.of].includes(role)) return undefined
  if (secondFactor.isAtOnce) return new Date(0)
  return new Date(sinceTime.getTime() + graceDays * dayMilliseconds)
}
