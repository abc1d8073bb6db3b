import type { BatchState, Content } from '../../../domain/event.ts'
import { textIn } from '../../../domain/fact-values.ts'
import { type Fault, faultOf } from '../../../domain/refusal.ts'
import type { Situation } from '../../stream.ts'
import { fibreNames } from '../fibre-names.ts'
import { lossGuides } from '../process-losses.ts'
import { nextSteps, routes } from '../routes.ts'

/** Batches for which the route names another step next. The order is read off the route's version, never coded here. */
export function faultsInRoute(stage: string, batches: readonly BatchState[]): readonly string[] {
  return batches.flatMap(({ code, context, state }) => {
    // Bought fibre comes in from the side; the machine says where.
    if (state === 'fibre_received') return []
    const version = textIn(context, 'routeVersion') ?? ''
    const route = Object.hasOwn(routes, version) ? routes[version] : undefined
    if (route === undefined) {
      return [`Cannot record "${stage}" for "${code}": it has no route on record`]
    }
    const next = nextSteps(route, state)
    if (next.includes(stage)) return []
    const right = next.length === 0 ? 'nothing more' : next.join(' or ')
    return [
      `Cannot record "${stage}" for "${code}" in state "${state}": route "${version}" has ${right} next`,
    ]
  })
}

/** Batches whose classes or routes would run together in one output. Only a blend keeps several classes, each share apart. */
export function faultsInMixing(batches: readonly BatchState[]): readonly string[] {
  return [...faultsInOneRoute(batches), ...faultsInOneClass(batches)]
}

/** Batches that are contaminated, at whatever step: they are cleaned and released, or given up, before anyone works on them. */
export function faultsInDirt(batches: readonly BatchState[]): readonly Fault[] {
  return batches.flatMap(({ code, context }, at) =>
    context.contaminated === true
      ? [faultOf(`/batches/${at}/batch`, 'textile_contaminated', { batch: code })]
      : [],
  )
}

/** A step has one route, so that its outputs do. */
export function faultsInOneRoute(batches: readonly BatchState[]): readonly string[] {
  const versions = new Set(batches.flatMap(({ context }) => textIn(context, 'routeVersion') ?? []))
  return versions.size < 2
    ? []
    : [`Cannot mix the routes ${[...versions].join(', ')} in one step: expected one`]
}

function faultsInOneClass(batches: readonly BatchState[]): readonly string[] {
  const classes = new Set(batches.map(({ context }) => textIn(context, 'originClass')))
  if (classes.has(undefined)) {
    return ['Cannot work a batch without origin class: expected pre_consumer or post_consumer']
  }
  if (classes.size < 2) return []
  return [`Cannot mix ${[...classes].join(' and ')} in one output: expected one origin class`]
}

/** Content keys that name no fibre, and content heavier than what holds it. */
export function faultsInContent(
  lines: readonly { readonly massGrams?: number; readonly content?: Content }[],
): readonly string[] {
  return lines.flatMap(({ massGrams = 0, content = {} }) => {
    const faults = Object.keys(content)
      .filter((key) => !key.startsWith('fibre:') || !Object.hasOwn(fibreNames, key.slice(6)))
      .map((key) => `Cannot keep content "${key}": expected "fibre:" and a fibre name`)
    const milligrams = Object.values(content).reduce((sum, one) => sum + one, 0)
    if (milligrams > massGrams * 1_000) {
      faults.push(`Cannot keep "${milligrams}" mg of fibre in ${massGrams} g`)
    }
    return faults
  })
}

/** A loss outside what is usual at the stage: kept and flagged. */
export function lossWarnings(stage: string, { drawnGrams, losses }: Situation): readonly string[] {
  const guide = lossGuides[stage]
  const wentIn = drawnGrams.reduce((sum, grams) => sum + grams, 0)
  const lost = losses.reduce((sum, { massGrams }) => sum + massGrams, 0)
  if (guide === undefined || wentIn === 0) return []
  if (lost * 10_000 >= wentIn * guide.least && lost * 10_000 <= wentIn * guide.most) return []
  return [
    `losses: ${lost} g of ${wentIn} g is outside ${guide.least / 100} to ${guide.most / 100} %`,
  ]
}
