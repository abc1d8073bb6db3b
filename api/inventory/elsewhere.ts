import { z } from '@hono/zod-openapi'
import { toldOrganisation } from '../../domain/local-names.ts'
import { readScanned } from '../../domain/read-scanned.ts'
import { handedOverState } from '../../domain/replay-chain.ts'
import { labelledAs } from '../../workflows/arriving.ts'
import { handOverStates } from '../../workflows/hand-over.ts'
import { shownDanger } from '../../workflows/kept-danger.ts'
import { recallMark } from '../../workflows/recall-text.ts'
import { kindWords } from '../../workflows/words-of.ts'
import { namedOrganisationSchema } from '../http/named.ts'
import { wordsSchema } from '../http/schemas.ts'
import { mayPrincipal } from '../http/station-bounds.ts'
import type { Installation } from '../installation.ts'
import { type Look, lookAtOthers } from '../people/access/look-at-others.ts'
import { type ArrivingLine, listArriving, listLeft } from '../store/custody/arriving-lines.ts'
import { openRecallsBy } from '../store/custody/open-recalls.ts'
import type { StoredBatch } from '../store/inventory/batches.ts'
import { nameOrganisations } from '../store/organisations/organisations.ts'
import { dangerSchema } from './danger.ts'

const stateSchema = z.object({ name: z.string(), label: wordsSchema })

/** A line of a hand-over that waits for whoever scanned its goods, as the API shows it. */
export const arrivingSchema = z
  .object({
    handOver: z.string(),
    line: z.int(),
    code: z.string().describe('The sender’s code, as on the label'),
    stream: z.string(),
    kind: z.object({ name: z.string(), label: wordsSchema }),
    state: stateSchema.describe('Of the hand-over'),
    sender: namedOrganisationSchema,
    massGrams: z.int().describe('As sent; as offered before it left'),
    dueTime: z.string().nullable(),
    danger: dangerSchema.nullable(),
    recalled: wordsSchema.nullable().describe('What an open recall says of it'),
    page: z.string().describe('The hand-over’s page, at this line'),
  })
  .openapi('ArrivingGoods')
export type Arriving = z.output<typeof arrivingSchema>

/** Where a batch went that was handed over. */
export const leftSchema = z
  .object({
    handOver: z.string(),
    receiver: namedOrganisationSchema,
    state: stateSchema,
    page: z.string(),
  })
  .openapi('LeftFor')
export type Left = z.output<typeof leftSchema>

type Reading = Pick<Installation, 'store' | 'streams'>

/** Of what is on its way to whoever asks that which a text means. A key that is bound to a place reads no hand-overs. */
export async function readArriving(
  reading: Reading,
  look: Look,
  given: string,
): Promise<readonly Arriving[]> {
  const [found] = await readAllArriving(reading, look, [given])
  return found ?? []
}

/** The same of many texts, each in its place. */
export async function readAllArriving(
  { store, streams }: Reading,
  look: Look,
  given: readonly string[],
): Promise<readonly (readonly Arriving[])[]> {
  const { principal } = look
  const { organisationKey = 0 } = principal.organisation ?? {}
  const none = given.map(() => [])
  if (!mayPrincipal(principal, 'read') || given.length === 0) return none
  const lines = await listArriving(store.own(organisationKey), organisationKey)
  if (lines.length === 0) return none
  const meant = given.map((text) => {
    const scanned = readScanned(text)
    return scanned === undefined ? [] : labelledAs(lines, scanned)
  })
  const all = [...new Set(meant.flat())]
  if (all.length === 0) return none
  const shown = await viewsOf({ store, streams }, look, all)
  return meant.map((some) => some.flatMap((line) => shown.get(line) ?? []))
}

/** All that is on its way to whoever asks, with what its labels say, up to `most` lines. */
export async function readExpected(
  { store, streams }: Reading,
  look: Look,
  most: number,
): Promise<{ readonly expected: readonly Expected[]; readonly isCut: boolean }> {
  const { principal } = look
  const { organisationKey = 0 } = principal.organisation ?? {}
  if (!mayPrincipal(principal, 'read')) return { expected: [], isCut: false }
  const lines = await listArriving(store.own(organisationKey), organisationKey)
  const some = lines.slice(0, most)
  const shown = some.length === 0 ? new Map() : await viewsOf({ store, streams }, look, some)
  return {
    expected: some.flatMap((line) => {
      const arriving = shown.get(line)
      return arriving === undefined
        ? []
        : [{ batchId: line.batchId, serial: line.serial, arriving }]
    }),
    isCut: lines.length > most,
  }
}

/** Goods on their way with what their labels may be known by. */
export interface Expected {
  readonly batchId: string
  readonly serial: string | null
  readonly arriving: Arriving
}

async function viewsOf(
  { store, streams }: Reading,
  look: Look,
  lines: readonly ArrivingLine[],
): Promise<ReadonlyMap<ArrivingLine, Arriving>> {
  const senders = [...new Set(lines.map(({ senderKey }) => senderKey))]
  await lookAtOthers(store.system, look, senders)
  const named = await nameOrganisations(store.system, senders)
  const recallsOn = await openRecallsBy(store.system, lines)
  return new Map(
    lines.map((line) => {
      const recalled = recallMark(recallsOn(line)) ?? null
      return [
        line,
        arrivingView(streams, line, {
          sender: toldOrganisation(named.get(line.senderKey)),
          recalled,
        }),
      ] as const
    }),
  )
}

function arrivingView(
  streams: Installation['streams'],
  { handOver, line, code, stream, kind, state, grams, dueTime, danger }: ArrivingLine,
  { sender, recalled }: Pick<Arriving, 'sender' | 'recalled'>,
): Arriving {
  const known = streams.get(stream)
  return {
    handOver,
    line,
    code,
    stream,
    kind: { name: kind, label: kindWords(known, kind) },
    state: { name: state, label: handOverStates[state] },
    sender,
    massGrams: grams,
    dueTime: dueTime?.toISOString() ?? null,
    danger: shownDanger(known, danger),
    recalled,
    page: `/work/hand-overs/${handOver}#line-${line}`,
  }
}

/** Where those of these batches went that were handed over, by the key of each. */
export async function readLeft(
  { store }: Pick<Reading, 'store'>,
  look: Look,
  batches: readonly Pick<StoredBatch, 'batchKey' | 'state'>[],
): Promise<ReadonlyMap<number, Left>> {
  const { principal } = look
  const { organisationKey = 0 } = principal.organisation ?? {}
  const gone = batches.filter(({ state }) => state === handedOverState)
  if (gone.length === 0 || !mayPrincipal(principal, 'read')) return new Map()
  const keys = gone.map(({ batchKey }) => batchKey)
  const left = await listLeft(store.own(organisationKey), keys)
  const receivers = [...new Set(left.map(({ receiverKey }) => receiverKey))]
  if (receivers.length === 0) return new Map()
  await lookAtOthers(store.system, look, receivers)
  const named = await nameOrganisations(store.system, receivers)
  return new Map(
    left.map(({ batchKey, handOver, state, receiverKey }) => {
      return [
        batchKey,
        {
          handOver,
          receiver: toldOrganisation(named.get(receiverKey)),
          state: { name: state, label: handOverStates[state] },
          page: `/work/hand-overs/${handOver}`,
        },
      ]
    }),
  )
}
