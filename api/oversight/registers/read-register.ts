import type { FactReader } from '../../../domain/audience.ts'
import type { RegisterLine } from '../../../domain/register/line.ts'
import type { RegisterName } from '../../../domain/register/registers.ts'
import type { Installation } from '../../installation.ts'
import type { Look } from '../../people/access/look-at-others.ts'
import { nameOrganisations } from '../../store/organisations/organisations.ts'
import type { AskedPeriod } from '../../store/oversight/asked.ts'
import { listCarriedLines } from '../../store/oversight/carried-lines.ts'
import type { CustodyRow } from '../../store/oversight/custody-of.ts'
import {
  listFacilityAddresses,
  listFacilityLicences,
} from '../../store/oversight/facility-licences.ts'
import { listHeldLines } from '../../store/oversight/held-lines.ts'
import type { LineFilter } from '../../store/oversight/line-filter.ts'
import { organisationKeysOf } from '../../store/oversight/partner.ts'
import { listPostedLines } from '../../store/oversight/posted-lines.ts'
import { readRegisterTotals } from '../../store/oversight/register-totals.ts'
import { noteOthers } from '../note-others.ts'
import type { Scope } from '../scope.ts'
import { documentNames } from './line-facts.ts'
import { lineOfCarried, lineOfHeld, lineOfPosted, type Reading } from './line-of.ts'
import type { AskedRegister } from './register-query.ts'

/** Where and with whose eyes registers are read. */
export interface RegisterDesk {
  readonly installation: Pick<Installation, 'store' | 'streams'>
  readonly scope: Scope
  readonly look: Look
  readonly reader: FactReader
  /** IANA name of where days begin, unless each event counts by its own place. */
  readonly timeZone: string
  readonly byPlace: boolean
}

/** Two numbers that say where a page ends; what they are is the register's own. */
export type RegisterPlace = readonly [number, number]

export interface RegisterPage {
  readonly lines: readonly RegisterLine[]
  /** Where each line lies, in their order. */
  readonly places: readonly RegisterPlace[]
}

/** A page of a register, and on the trail of everybody else whom it names, where an authority looks. */
export async function readRegisterPage(
  desk: RegisterDesk,
  register: RegisterName,
  asked: AskedRegister,
  { after, limit }: { readonly after?: RegisterPlace | undefined; readonly limit: number },
): Promise<RegisterPage> {
  const { db } = desk.scope
  const narrowed = { ...(await narrow(desk, asked)), limit }
  if (register === 'held') {
    const [batchKey, facilityKey] = after ?? []
    const from =
      batchKey === undefined || facilityKey === undefined ? undefined : { batchKey, facilityKey }
    const rows = await listHeldLines(db, { ...narrowed, after: from })
    const reading = await readingOf(desk, [], rows)
    return {
      lines: rows.map((row) => lineOfHeld(row, reading)),
      places: rows.map(({ batchKey, facilityKey }) => [batchKey, facilityKey] as const),
    }
  }
  if (register === 'transported') {
    const [handOverKey, line] = after ?? []
    const from = handOverKey === undefined || line === undefined ? undefined : { handOverKey, line }
    const rows = await listCarriedLines(db, { ...narrowed, after: from })
    const custody = rows.map((row) => row.custody)
    const reading = await readingOf(desk, custody, [])
    return {
      lines: rows.map((row) => lineOfCarried(row, reading)),
      places: rows.map((row) => [row.handOverKey, row.line] as const),
    }
  }
  const [eventKey, line] = after ?? []
  const from = eventKey === undefined || line === undefined ? undefined : { eventKey, line }
  const rows = await listPostedLines(db, register, { ...narrowed, after: from })
  const custody = rows.flatMap((row) => row.custody ?? [])
  const reading = await readingOf(desk, custody, rows)
  return {
    lines: rows.map((row) => lineOfPosted(row, reading)),
    places: rows.map((row) => [row.eventKey, row.line] as const),
  }
}

/** Lines that one question brings; between two of them no connection is held. */
const linesTogether = 2_000

/** A whole register, page by page. */
export async function* readPages(
  desk: RegisterDesk,
  register: RegisterName,
  asked: AskedRegister,
): AsyncGenerator<readonly RegisterLine[]> {
  let after: RegisterPlace | undefined
  for (;;) {
    const limit = linesTogether
    const { lines, places } = await readRegisterPage(desk, register, asked, { after, limit })
    if (lines.length > 0) yield lines
    after = places.at(-1)
    if (after === undefined || lines.length < limit) return
  }
}

/** Lines and grams of every register for the same question. */
export async function readTotals(desk: RegisterDesk, asked: AskedRegister) {
  return readRegisterTotals(desk.scope.db, await narrow(desk, asked))
}

/** What was asked as the store reads it. A partner or a document of no such name is on no line. */
async function narrow(
  { installation: { store, streams }, scope, look, timeZone, byPlace }: RegisterDesk,
  asked: AskedRegister,
): Promise<AskedPeriod & LineFilter> {
  const { from, to, asOf, facility, stream, kind, material, batch, cameOf } = asked
  const { partner, late, refused } = asked
  return {
    keys: scope.keys,
    from,
    to,
    timeZone,
    byPlace,
    asOf: asOf === undefined ? undefined : new Date(asOf),
    facility,
    stream,
    kind,
    material,
    batch,
    cameOf,
    partner: partner === undefined ? undefined : await organisationKeysOf(store.system, partner),
    lateBy: late ? look.now : undefined,
    refused,
    documents: (['ticket', 'permit'] as const).flatMap((fact) => {
      const number = asked[fact]
      return number === undefined ? [] : [{ names: documentNames(streams, fact), number }]
    }),
  }
}

async function readingOf(
  { installation: { store, streams }, scope, look, reader, timeZone }: RegisterDesk,
  custody: readonly CustodyRow[],
  rows: readonly { readonly organisationKey: number }[],
): Promise<Reading> {
  const parties = new Set(custody.flatMap((one) => [one.senderKey, one.receiverKey]))
  await noteOthers({ store }, scope, look, [...parties])
  const shown = new Set([...parties, ...scope.keys, ...rows.map((row) => row.organisationKey)])
  const facilities = custody.flatMap((one) => [one.senderFacilityKey, one.receiverFacilityKey])
  const known = [...new Set(facilities.filter((key) => key !== null))]
  const [named, licences, addresses] = await Promise.all([
    shown.size === 0 ? new Map() : nameOrganisations(store.system, [...shown]),
    listFacilityLicences(store.system, known),
    listFacilityAddresses(store.system, known),
  ])
  return {
    reader,
    streams,
    timeZone,
    now: look.now,
    keys: new Set(scope.keys),
    named,
    licences: Map.groupBy(licences, ({ facilityKey }) => facilityKey),
    addresses,
  }
}
