import { textIn } from '../../domain/fact-values.ts'
import type { Stream } from '../stream.ts'
import { nextSteps, routes } from './routes.ts'

/** What usually comes next: on a line what its route names, required before optional; elsewhere by where the lot stands. */
export const recommends: NonNullable<Stream['recommends']> = ({ state, context }) => {
  if (Object.hasOwn(usual, state)) return usual[state] ?? []
  const version = textIn(context, 'routeVersion') ?? ''
  const route = Object.hasOwn(routes, version) ? routes[version] : undefined
  const onLine = route === undefined ? [] : nextSteps(route, state)
  return [...onLine.toReversed(), 'shipped']
}

const usual: Readonly<Record<string, readonly string[]>> = {
  collected: ['received'],
  received: ['sorted'],
  fibre_received: ['blended'],
  reuse_stock: ['listed', 'status_assessed'],
  repair_stock: ['repaired'],
  downcycling_stock: ['shipped'],
  listed: ['resold', 'listed'],
  sanitise_failed: ['sanitised'],
  metal_left: ['prepared'],
  colour_uncertain: ['colour_decided'],
  to_recirculate: ['recirculated'],
  uv_failed: ['uv_sanitised'],
  quarantined: ['quarantine_detailed', 'released'],
  rejected: ['disposed'],
  recalled: ['quarantined'],
  knitted: ['shipped'],
  packed: ['shipped'],
}
