import { toldOrganisation } from '../../../domain/local-names.ts'
import type { CustodyTimes } from '../../../domain/register/lateness.ts'
import type { RegisterCarrier, RegisterParty } from '../../../domain/register/line.ts'
import type { Organisation } from '../../store/organisations/organisations.ts'
import type { CustodyRow } from '../../store/oversight/custody-of.ts'
import type { FacilityLicence } from '../../store/oversight/facility-licences.ts'

/** What both sides of hand-overs are called and licensed for, and where they are. */
export interface Sides {
  readonly named: ReadonlyMap<number, Organisation>
  readonly licences: ReadonlyMap<number, readonly FacilityLicence[]>
  /** Addresses of facilities, by key. */
  readonly addresses: ReadonlyMap<number, string>
}

/** Sender and receiver, each with the address of its facility and the licences that it held on the day. */
export function sidesOf(
  custody: CustodyRow,
  day: string,
  sides: Sides,
): { readonly sender: RegisterParty; readonly receiver: RegisterParty } {
  const { senderKey, receiverKey, senderFacilityKey, receiverFacilityKey, from, to } = custody
  return {
    sender: partyOf(sides, day, { key: senderKey, facilityKey: senderFacilityKey, facility: from }),
    receiver: partyOf(sides, day, {
      key: receiverKey,
      facilityKey: receiverFacilityKey,
      facility: to,
    }),
  }
}

function partyOf(
  { named, licences, addresses }: Sides,
  day: string,
  {
    key,
    facilityKey,
    facility,
  }: {
    readonly key: number
    readonly facilityKey: number | null
    readonly facility: string | null
  },
): RegisterParty {
  const held = facilityKey === null ? [] : (licences.get(facilityKey) ?? [])
  const valid = held.filter(({ validFrom, validUntil }) => validFrom <= day && day <= validUntil)
  const address = facilityKey === null ? null : (addresses.get(facilityKey) ?? null)
  const numbers = [...new Set(valid.map(({ number }) => number))]
  return { ...toldOrganisation(named.get(key)), facility, address, licences: numbers }
}

/** Whoever carried or stored, out of the very words that were signed, in order and each once. */
export function carriersIn(carriage: readonly string[]): readonly RegisterCarrier[] {
  const carriers = carriage.flatMap((statement): readonly RegisterCarrier[] => {
    const request = partOf(readJson(statement), 'request')
    const custodian = partOf(request, 'carrier') ?? partOf(request, 'store')
    const name = textOf(custodian, 'name')
    if (name === null) return []
    const [licence, vehicle] = [textOf(custodian, 'licence'), textOf(custodian, 'vehicle')]
    return [{ name, licence, vehicle, slug: textOf(custodian, 'organisation') }]
  })
  return [...new Map(carriers.map((one) => [JSON.stringify(one), one])).values()]
}

/** What deadlines are told by. */
export function custodyTimes(custody: CustodyRow): CustodyTimes {
  const { dueTime, receivedTime, decidedTime, closedTime, refusedGrams } = custody
  const timeOf = (text: string | null) => (text === null ? null : new Date(text))
  return {
    dueTime: timeOf(dueTime),
    receivedTime: timeOf(receivedTime),
    decidedTime: timeOf(decidedTime),
    closedTime: timeOf(closedTime),
    isRefused: (refusedGrams ?? 0) > 0,
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function partOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  return (value as Readonly<Record<string, unknown>>)[name]
}

function textOf(value: unknown, name: string): string | null {
  const text = partOf(value, name)
  return typeof text === 'string' ? text : null
}
