import { dayMilliseconds } from '../../../domain/hours.ts'
import type { PersonPrincipal, StationPrincipal } from '../../http/principal.ts'
import type { Installation } from '../../installation.ts'
import { judgePiece } from '../../optical-checks/judge-piece.ts'
import { takeCalls } from '../../optical-checks/take-calls.ts'
import { addOwnVersion, goLive } from '../../optical-checks/write-version.ts'
import { readModelVersions, stateOf } from '../../store/optical-checks/versions.ts'
import { type CityModelVersion, cityOptics, opticalTerms } from './city-optics.ts'
import { type CityPiece, calledBy, cityPieces } from './city-pieces.ts'

interface Checking {
  readonly person: PersonPrincipal
  readonly station: StationPrincipal
  readonly now: Date
}

const { model, stream, reference, belt, live, proposed } = cityOptics
const judgedTogether = 8

/**
 * Gives the textile line a model of optical checks: a version that went live on a set that persons judged, what it called since, and a
 * version proposed in its place. Told again, it says nothing twice.
 */
export async function addCityOptics(
  installation: Installation,
  { person, station, now }: Checking,
): Promise<void> {
  const { referenceSet, belted } = cityPieces(now)
  const on = (days: number) => new Date(now.getTime() - days * dayMilliseconds)
  const telling = (days: number) => ({ person, station, now: on(days) })
  await register(installation, live, telling(live.registeredDaysAgo))
  await call(installation, live, { ...telling(reference.daysAgo - 1), pieces: referenceSet })
  await judge(installation, referenceSet, telling(reference.judgedDaysAgo))
  await putIntoUse(installation, live, telling(reference.liveDaysAgo))
  const waiting = await call(installation, live, { ...telling(0), pieces: belted })
  const judgedUntil = on(belt.unjudgedDays).toISOString()
  const asked = belted.filter(
    ({ code, takenTime }) => waiting.includes(code) && takenTime < judgedUntil,
  )
  await judge(installation, asked, telling(belt.unjudgedDays))
  await register(installation, proposed, telling(proposed.registeredDaysAgo))
  const shadowFrom = on(belt.shadowDays).toISOString()
  const shadowed = belted.filter(({ takenTime }) => takenTime >= shadowFrom)
  await call(installation, proposed, { ...telling(0), pieces: [...referenceSet, ...shadowed] })
}

async function register(
  { store, streams }: Installation,
  { version, note }: CityModelVersion,
  { person, now }: Checking,
): Promise<void> {
  const { organisationKey } = organisationOf(person)
  const db = store.own(organisationKey)
  if ((await readModelVersions(db, organisationKey, { model, version })).length > 0) return
  const by = { principal: person, organisationKey, now }
  const asked = Object.assign({ model, version, stream, note }, opticalTerms)
  await db.transaction().execute((tx) => addOwnVersion(tx, by, { asked, streams }))
}

/** Sends what a version calls pieces; the codes of those that wait for a person. */
async function call(
  installation: Installation,
  version: CityModelVersion,
  { station, now, pieces }: Checking & { readonly pieces: readonly CityPiece[] },
): Promise<readonly string[]> {
  const calls = pieces.map((piece) => calledBy(version, piece))
  const { waiting } = await takeCalls(installation, { principal: station, calls, now })
  return waiting
}

async function judge(
  installation: Installation,
  pieces: readonly CityPiece[],
  { person, now }: Checking,
): Promise<void> {
  for (let at = 0; at < pieces.length; at += judgedTogether) {
    const together = pieces.slice(at, at + judgedTogether)
    await Promise.all(
      together.map(({ code, truth }) =>
        judgePiece(installation, { principal: person, code, said: { class: truth }, now }),
      ),
    )
  }
}

async function putIntoUse(
  { store }: Installation,
  { version }: CityModelVersion,
  { person, now }: Checking,
): Promise<void> {
  const { organisationKey } = organisationOf(person)
  const db = store.own(organisationKey)
  const [known] = await readModelVersions(db, organisationKey, { model, version })
  if (known === undefined || stateOf(known) !== 'proposed') return
  const by = { principal: person, organisationKey, now }
  const step = { name: { model, version }, reason: undefined }
  await db.transaction().execute((tx) => goLive(tx, by, step))
}

function organisationOf({ organisation }: PersonPrincipal) {
  if (organisation === undefined) throw new RangeError('Cannot act for no organisation')
  return organisation
}
