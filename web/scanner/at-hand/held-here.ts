import type { StageForm } from '../../../workflows/form/stage-form.ts'
import { deviceNow } from '../device-time.ts'
import { openDeviceStore } from '../queue/device-store.ts'
import { isWaiting } from '../queue/queued-scan.ts'
import type { Arriving, ScannedBatch } from '../scanned-batch.ts'
import { idle } from '../soon.ts'
import { answerKept } from './answer-kept.ts'
import { type AtHandStore, openAtHandStore } from './at-hand-store.ts'
import { codesIn } from './codes-in.ts'
import { markedOperator } from './device-mark.ts'
import { findingKept } from './finding-kept.ts'
import type { HeldHere, KeptAtHand, KeptFacility } from './kept-at-hand.ts'
import { lookOfCode } from './looks.ts'
import { openRules } from './open-rules.ts'
import { ownVersion } from './own-version.ts'
import { readingKept } from './reading-kept.ts'
import type { Beginnings } from './rules.ts'
import type { WorkHere } from './work-here.ts'

/** What this device keeps of a facility. */
export const atHandStore: AtHandStore = openAtHandStore()
const queueStore = openDeviceStore()
const findKept = findingKept(atHandStore)
const readKept = readingKept(atHandStore)

/** What this device says by itself of a text. */
export interface SaidHere {
  readonly batches: readonly ScannedBatch[]
  /** What of the text is on its way to the organisation. */
  readonly arriving: readonly Arriving[]
  /** Whether there is more at the facility than this device keeps. */
  readonly isCut: boolean
  /** When the server was last asked, by the clock of the device, in milliseconds. */
  readonly asOf: number
  /** Scans of these batches that have not gone out. */
  readonly unsent: number
}

/** What this device says of a text by itself; undefined where it knows nothing of it, or what it keeps is not for whoever is here. */
export async function lookUpHere(text: string): Promise<SaidHere | undefined> {
  return withoutTrouble(async () => {
    // The rules are a large program: not read where nothing is kept that they could be asked about.
    const rules = (await knownHere()) && (await openRules())
    const read = rules?.read(text)
    if (rules === undefined || read === undefined) return undefined
    const held = await readHeld(read.looks)
    if (held === undefined) return undefined
    const batches = rules.lookUp(held, read.scanned, deviceNow().toISOString())
    const arriving = rules.expected(held.known, read.scanned)
    if (batches.length + arriving.length === 0) return undefined
    const codes = new Set(batches.map(({ code }) => code))
    const waiting = held.scans.filter(isWaiting)
    const unsent = waiting.filter((one) => codesIn(one).some((code) => codes.has(code))).length
    const { asOf, isCut } = held.known
    return { batches, arriving, asOf, isCut, unsent }
  })
}

/** What is kept here and may be shown to whoever is here: their own, by this version of the app. */
export async function knownHere(): Promise<KeptAtHand | undefined> {
  return ownOf(await atHandStore.known())
}

function ownOf(known: KeptAtHand | undefined): KeptAtHand | undefined {
  const isOwn = known !== undefined && known.asker.operator === markedOperator()
  return isOwn && known.version === ownVersion() ? known : undefined
}

/** Whether the facility has more batches than this device keeps, so that what is not found here may be there all the same. */
export async function isCutHere(): Promise<boolean> {
  return (await withoutTrouble(knownHere))?.isCut === true
}

/** Facilities that this device knows of whoever is here; undefined where it knows none. */
export async function facilitiesHere(): Promise<readonly KeptFacility[] | undefined> {
  const kept = await withoutTrouble(atHandStore.facilities)
  return kept?.operator === markedOperator() ? kept?.facilities : undefined
}

/** A work list by this device, with how far it can be trusted. */
export interface ToldWork extends Pick<SaidHere, 'asOf' | 'isCut' | 'unsent'> {
  readonly work: WorkHere
}

/**
 * What waits at a facility as this device knows it, at most so many rows of what nothing puts first; undefined where it keeps nothing of that
 * place for whoever is here.
 */
export async function workListHere(facility: string, most: number): Promise<ToldWork | undefined> {
  return withoutTrouble(async () => {
    const rules = (await knownHere()) && (await openRules())
    const [held, all] = await Promise.all([readHeld([]), readKept()])
    const known = ownOf(all.known)
    if (rules === undefined || held === undefined || known?.facility.code !== facility)
      return undefined
    const asked = { kept: all.batches, now: deviceNow().toISOString(), most }
    const work = rules.workList({ ...held, known }, asked)
    const { asOf, isCut } = known
    return { work, asOf, isCut, unsent: held.scans.filter(isWaiting).length }
  })
}

let warmed: string | undefined

/**
 * Reads what a work list is made of and makes one, unseen, once for each answer of the server: whoever opens the list waits for none of it. The
 * rules are loaded before, while somebody still reaches for a label: it takes a slow device a third of a second in which nothing answers.
 */
export async function warmWorkList(): Promise<void> {
  await withoutTrouble(async () => {
    const known = await knownHere()
    if (known === undefined || warmed === answerKept(known)) return
    warmed = answerKept(known)
    await openRules()
    await readKept()
    await idle()
    await workListHere(known.facility.code, 1)
  })
}

/** The form of a stage by the rules of this device; undefined where they are not here. */
export async function formHere(stream: string, stage: string): Promise<StageForm | undefined> {
  return (await openRules())?.form(stream, stage)
}

/** What may be brought in by whoever is here, and whether they record at all; undefined where the rules are not on this device and no answer comes. */
export async function beginningsHere(): Promise<
  { readonly mayRecord: boolean; readonly streams: readonly Beginnings[] } | undefined
> {
  const [rules, known] = await Promise.all([openRules(), withoutTrouble(knownHere)])
  if (rules === undefined) return undefined
  return { mayRecord: known?.asker.mayRecord ?? true, streams: rules.beginnings() }
}

/** All that the rules ask of batches under these looks, and of what this device's own scans name; undefined where nothing is kept for whoever is here. */
export async function readHeld(looks: readonly string[]): Promise<HeldHere | undefined> {
  const [known, scans, facilities] = await Promise.all([
    knownHere(),
    queueStore.all(),
    atHandStore.facilities(),
  ])
  if (known === undefined) return undefined
  const own = scans.filter(({ by }) => by.organisation === known.asker.organisation.slug)
  const named = own.flatMap(codesIn).map(lookOfCode)
  const batches = await findKept(known, [...looks, ...named])
  return { known, batches, scans: own, facilities: facilities?.facilities ?? [] }
}

/** A device that can say nothing by itself is no trouble: the server is asked, and judges. */
export async function withoutTrouble<Value>(ask: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await ask()
  } catch {
    return undefined
  }
}
