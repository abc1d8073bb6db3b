import type pg from 'pg'
import type { Event } from '../../domain/event.ts'
import { sumOf } from '../../domain/sum.ts'
import type { Known } from '../../workflows/known.ts'
import { keepNamedCertificates, type NamedCertificate } from '../store/recording/shipments.ts'
import type { Actor, Entry } from './entry.ts'

/** A certificate that shipments of a gathering name, with the grams of all that name it, by event. */
interface Shipped extends Omit<NamedCertificate, 'shipments'> {
  readonly shipments: Map<string, number>
}

/** Certificates that go out, by what names them; changed as a gathering goes on. */
export type Shipments = ReadonlyMap<string, readonly Shipped[]>

/** Reads the certificates that shipments name, after the batches are locked. */
export async function readShipments(
  client: pg.ClientBase,
  entries: readonly Entry[],
): Promise<Shipments> {
  const found = new Map<string, Shipped[]>()
  const asking = Map.groupBy(
    entries.filter((entry) => numberIn(entry) !== undefined),
    ({ stream, scan }) => stream.allStages[scan.stage],
  )
  for (const [stage, own] of asking) {
    const fact = stage?.certificate?.number
    const stream = own[0]?.stream.name
    if (stage === undefined || fact === undefined || stream === undefined) continue
    const pairs = own.map((entry) => ({
      organisationKey: entry.actor.organisationKey,
      number: numberIn(entry) ?? '',
    }))
    for (const paper of await keepNamedCertificates(client, pairs, {
      stream,
      stage: stage.name,
      fact,
    })) {
      const name = nameOf(paper.organisationKey, paper.number)
      const shipments = new Map(Object.entries(paper.shipments))
      found.set(name, [...(found.get(name) ?? []), { ...paper, shipments }])
    }
  }
  return found
}

/** What the rules may know of the certificates of an organisation under a number. */
export function certificatesKnownTo(
  shipments: Shipments,
  { organisationKey }: Actor,
): NonNullable<Known['certificates']> {
  return (number) =>
    (shipments.get(nameOf(organisationKey, number)) ?? []).map((paper) => ({
      ...paper,
      leftGrams: paper.netGrams - sumOf([...paper.shipments.values()], (grams) => grams),
    }))
}

/** Notes what an event ships on a certificate, or that one does so no more. */
export function noteShipment(shipments: Shipments, entry: Entry, event: Event): void {
  for (const paper of [...shipments.values()].flat()) {
    if (event.reverses !== undefined) paper.shipments.delete(event.reverses.id)
  }
  const number = numberIn(entry)
  if (number === undefined) return
  const grams = sumOf(event.batches, ({ drawnGrams = 0 }) => drawnGrams)
  const named = shipments.get(nameOf(entry.actor.organisationKey, number)) ?? []
  for (const paper of named) paper.shipments.set(event.id, grams)
}

/** The number of the certificate that a scan ships on. */
export function numberIn({ scan, stream }: Entry): string | undefined {
  const named = stream.allStages[scan.stage]?.certificate
  const number = named === undefined ? undefined : scan.facts[named.number]
  return typeof number === 'string' ? number : undefined
}

function nameOf(organisationKey: number, number: string): string {
  return `${organisationKey} ${number}`
}
