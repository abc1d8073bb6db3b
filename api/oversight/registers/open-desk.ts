import type { Context } from 'hono'
import type { Env } from '../../http/env.ts'
import { factReaderOf } from '../../http/shown-to.ts'
import type { Installation } from '../../installation.ts'
import { lookOf } from '../../people/access/look-at-others.ts'
import { localDays } from '../flow/make-flow-report.ts'
import { openScope, type Scope } from '../scope.ts'
import type { RegisterDesk } from './read-register.ts'

/**
 * Opens what somebody may see of what they ask for; an authority's look is on the trail by then. Days are those of the zone that they name, of one
 * organisation its own, of a jurisdiction those of each event's place: as the flow report has them.
 */
export async function openDesk(
  context: Context<Env>,
  installation: Installation,
  asked: { readonly organisation?: string | undefined; readonly timeZone?: string | undefined },
): Promise<RegisterDesk> {
  const look = lookOf(context)
  const scope = await openScope(installation, asked, look)
  const reader = factReaderOf(look.principal)
  return { installation, scope, look, reader, ...daysOf(scope, asked.timeZone) }
}

/** Where days begin for what was asked. */
export function daysOf(
  { of, timeZone }: Scope,
  asked: string | undefined,
): { readonly timeZone: string; readonly byPlace: boolean } {
  const byPlace = asked === localDays || (asked === undefined && of === 'jurisdiction')
  return { timeZone: asked === undefined || byPlace ? timeZone : asked, byPlace }
}
