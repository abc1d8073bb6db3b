import { dangerText } from '../../../domain/danger-text.ts'
import type { Facts } from '../../../domain/field.ts'
import { dayMilliseconds } from '../../../domain/hours.ts'
import { localDay, usualTimeZone } from '../../../domain/local-day.ts'
import { toldOrganisation } from '../../../domain/local-names.ts'
import { lineMovements, postedLine } from '../../../domain/register/registers.ts'
import { sumOf } from '../../../domain/sum.ts'
import type { HeldBatch, HeldSum } from '../../../web/pages/inspection/view.ts'
import { shownDanger } from '../../../workflows/kept-danger.ts'
import { kindWords, stageWords, stateWords } from '../../../workflows/words-of.ts'
import type { Installation } from '../../installation.ts'
import type { LicenceKinds } from '../../organisations/read-licence-kinds.ts'
import { shownDated } from '../../organisations/shown-dated.ts'
import type { Database } from '../../store/database.ts'
import { findFacility } from '../../store/organisations/facilities.ts'
import { listLicences } from '../../store/organisations/licences.ts'
import { nameOrganisations } from '../../store/organisations/organisations.ts'
import { type HeldNow, listHeldNow, sumHeldNow } from '../../store/oversight/held-now.ts'
import type { StoredInspection } from '../../store/oversight/inspections.ts'
import { listNewestLines } from '../../store/oversight/newest-lines.ts'
import type { Shown } from './shown.ts'

/** Bounds of what one page shows: a person reads it standing. */
const most = { batches: 100, apart: 100, movements: 20, movementDays: 90, lookedThrough: 10_000 }
const linesTogether = 2_000

/**
 * A facility as an authority would read it now: its licences, what lies there, what of that is in quarantine, and what moved last. Nothing that is
 * for the holder alone is among it. Undefined for one that is no longer there.
 */
export async function inspectedFacility(
  { store, streams }: Pick<Installation, 'store' | 'streams'>,
  { organisationKey, facility: code, expiresTime }: StoredInspection,
  { now, licenceKinds }: { readonly now: Date; readonly licenceKinds: LicenceKinds },
): Promise<Shown | undefined> {
  const db = store.own(organisationKey)
  const facility = code === null ? undefined : await findFacility(db, organisationKey, code)
  if (facility === undefined) return undefined
  const { facilityKey, address, place } = facility
  const timeZone = place.timeZone ?? usualTimeZone
  const today = localDay(now, { timeZone })
  const here = { organisationKey, facilityKey }
  const held = await sumHeldNow(db, here)
  const { first, apart, quarantined, isWhole } = await lookThrough(db, here, (line) => {
    return shownDanger(streams.get(line.stream), dangerOf(streams, line))?.held === true
  })
  const since = new Date(now.getTime() - most.movementDays * dayMilliseconds)
  const limit = most.movements
  const newest = await listNewestLines(db, { organisationKey, facilityKey, since, limit })
  const licences = await listLicences(db, organisationKey, facilityKey)
  const named = await nameOrganisations(store.system, [organisationKey])
  const shown = (line: HeldNow) => heldBatch(line, { streams, timeZone })
  const view = {
    of: 'facility' as const,
    organisation: toldOrganisation(named.get(organisationKey)),
    readTime: now.toISOString(),
    until: expiresTime.toISOString(),
    timeZone,
    name: facility.name,
    names: facility.names,
    code: facility.code,
    address,
    jurisdiction: place.jurisdiction,
    licences: licences
      // What begins later is no licence yet.
      .filter(({ endedTime, validFrom }) => endedTime === null && validFrom <= today)
      .map((one) => shownDated(one, licenceKinds[one.kind]?.label, today)),
    held,
    batches: first.map(shown),
    apart,
    quarantined: quarantined.map(shown),
    lookedThrough: isWhole ? undefined : most.lookedThrough,
    movements: newest.map((line) => {
      const { movement, grams } = postedLine(line.movement, line.amount)
      const stream = streams.get(line.stream)
      return {
        time: line.eventTime.toISOString(),
        code: line.batch,
        kind: kindWords(stream, line.kind),
        movement: lineMovements[movement],
        stage: stageWords(stream, line.stage),
        grams,
      }
    }),
    movementDays: most.movementDays,
  }
  return { view, owners: [] }
}

/** The first that lie there, and the first and the sum of what is set apart, as far as is looked. */
async function lookThrough(
  db: Database,
  here: Parameters<typeof listHeldNow>[1],
  isApart: (line: HeldNow) => boolean,
) {
  const first: HeldNow[] = []
  const quarantined: HeldNow[] = []
  let apart: HeldSum = { lines: 0, grams: 0, unweighed: 0 }
  let [after, seen]: [number | undefined, number] = [undefined, 0]
  for (;;) {
    const lines = await listHeldNow(db, here, { after, limit: linesTogether })
    const dangerous = lines.filter(isApart)
    first.push(...lines.slice(0, Math.max(0, most.batches - first.length)))
    quarantined.push(...dangerous.slice(0, Math.max(0, most.apart - quarantined.length)))
    apart = withLines(apart, dangerous)
    seen += lines.length
    after = lines.at(-1)?.batchKey
    const isWhole = lines.length < linesTogether
    if (isWhole || seen >= most.lookedThrough) return { first, apart, quarantined, isWhole }
  }
}

function withLines({ lines, grams, unweighed }: HeldSum, more: readonly HeldNow[]): HeldSum {
  return {
    lines: lines + more.length,
    grams: grams + sumOf(more, (line) => line.grams ?? 0),
    unweighed: unweighed + more.filter((line) => line.grams === null).length,
  }
}

type Streams = Installation['streams']

function dangerOf(streams: Streams, { batch, kind, state, stream, context }: HeldNow) {
  const goods = { code: batch, kind, state, context: context as Facts }
  return streams.get(stream)?.custody.dangerOf?.(goods)
}

function heldBatch(
  line: HeldNow,
  { streams, timeZone }: { readonly streams: Streams; readonly timeZone: string },
): HeldBatch {
  const stream = streams.get(line.stream)
  const danger = shownDanger(stream, dangerOf(streams, line))
  return {
    code: line.batch,
    kind: kindWords(stream, line.kind),
    state: stateWords(stream, line.state),
    grams: line.grams,
    since: localDay(line.sinceTime, { timeZone }),
    danger: danger === null ? undefined : dangerText(danger),
  }
}
