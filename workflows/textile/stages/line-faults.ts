import type { BatchState, Content } from '../../../domain/event.ts'
import { textIn } from '../../../domain/fact-values.ts'
import { type Fault, faultOf } from '../../../domain/refusal.ts'
import { type Warning, warningOf } from '../../../domain/warning.ts'
import type { BatchAlone } from '../../batch-alone.ts'
import type { Situation } from '../../stream.ts'
import { unknownFibre } from '../fibre-aliases.ts'
import { fibreNames } from '../fibre-names.ts'
import { lossGuides } from '../process-losses.ts'
import { nextSteps, routes } from '../routes.ts'

/** Batches for which the route names another step next. The order is read off the route's version, never coded here. */
export function faultsInRoute(stage: string, batches: readonly BatchAlone[]): readonly Fault[] {
  return batches.flatMap(({ code, context, state }, at): Fault[] => {
    // Bought fibre comes in from the side; the machine says where.
    if (state === 'fibre_received') return []
    const version = textIn(context, 'routeVersion') ?? ''
    const route = Object.hasOwn(routes, version) ? routes[version] : undefined
    const pointer = `/batches/${at}/batch`
    if (route === undefined) return [faultOf(pointer, 'route_missing', { batch: code, stage })]
    const next = nextSteps(route, state)
    if (next.includes(stage)) return []
    const says = next.length === 0 ? 'route_ended' : 'route_asks_other'
    return [faultOf(pointer, says, { batch: code, stage, route: version, stages: next })]
  })
}

/** Batches whose classes or routes would run together in one output. Only a blend keeps several classes, each share apart. */
export function faultsInMixing(batches: readonly BatchState[]): readonly Fault[] {
  return [...faultsInOneRoute(batches), ...faultsInOneClass(batches)]
}

/** Batches that are contaminated, at whatever step: they are cleaned and released, or given up, before anyone works on them. */
export function faultsInDirt(batches: readonly BatchAlone[]): readonly Fault[] {
  return batches.flatMap(({ code, context }, at) =>
    context.contaminated === true
      ? [faultOf(`/batches/${at}/batch`, 'textile_contaminated', { batch: code })]
      : [],
  )
}

/** A step has one route, so that its outputs do. */
export function faultsInOneRoute(batches: readonly BatchState[]): readonly Fault[] {
  const versions = new Set(batches.flatMap(({ context }) => textIn(context, 'routeVersion') ?? []))
  return versions.size < 2 ? [] : [faultOf('/batches', 'routes_mixed', { routes: [...versions] })]
}

function faultsInOneClass(batches: readonly BatchState[]): readonly Fault[] {
  const classes = new Set(batches.map(({ context }) => textIn(context, 'originClass')))
  if (classes.has(undefined)) {
    return [faultOf('/batches', 'origin_class_missing')]
  }
  if (classes.size < 2) return []
  const named = [...classes].filter((one) => one !== undefined)
  return [faultOf('/batches', 'origin_classes_mixed', { classes: named })]
}

/** Content keys that name no fibre, and content heavier than what holds it. */
export function faultsInContent(
  lines: readonly { readonly massGrams?: number; readonly content?: Content }[],
): readonly Fault[] {
  return lines.flatMap(({ massGrams = 0, content = {} }) => {
    const faults = Object.keys(content)
      .filter((key) => !key.startsWith('fibre:') || !Object.hasOwn(fibreNames, key.slice(6)))
      .map((key) => {
        const why = unknownFibre(key.replace(/^fibre:/, ''))
        return faultOf('/outputs', 'content_no_fibre', { given: key, why })
      })
    const milligrams = Object.values(content).reduce((sum, one) => sum + one, 0)
    if (milligrams > massGrams * 1_000) {
      const values = { what: 'fibre', milligrams, grams: massGrams }
      faults.push(faultOf('/outputs', 'content_above_mass', values))
    }
    return faults
  })
}

/** A loss outside what is usual at the stage: kept and flagged. */
export function lossWarnings(stage: string, { drawnGrams, losses }: Situation): readonly Warning[] {
  const guide = lossGuides[stage]
  const wentIn = drawnGrams.reduce((sum, grams) => sum + grams, 0)
  const lost = losses.reduce((sum, { massGrams }) => sum + massGrams, 0)
  if (guide === undefined || wentIn === 0) return []
  if (lost * 10_000 >= wentIn * guide.least && lost * 10_000 <= wentIn * guide.most) return []
  const values = { lost, in: wentIn, least: guide.least / 100, most: guide.most / 100 }
  return [warningOf('loss_unusual', values)]
}
