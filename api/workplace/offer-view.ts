import { usualTimeZone } from '../../domain/local-day.ts'
import { calledIn, couldBeSlug, goesBy } from '../../domain/local-names.ts'
import type { Said } from '../../web/pages/workplace/form/said.ts'
import { lineCount, mostLines } from '../../web/pages/workplace/hand-over/offer-controls.ts'
import type { OfferView } from '../../web/pages/workplace/hand-over/offer-page.ts'
import type { KnownBatch } from '../../web/pages/workplace/scan/scan-form-base.ts'
import { isFinal } from '../../workflows/advance.ts'
import { gramsOf } from '../../workflows/form/grams.ts'
import { codeOf, factsAt } from '../../workflows/form/scan-of-form.ts'
import { type Typed, typedAt } from '../../workflows/form/typed.ts'
import { underRecallReasonField } from '../../workflows/recall-reason.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import type { Installation } from '../installation.ts'
import { openRecallsBy } from '../store/custody/open-recalls.ts'
import { listCounterparts } from '../store/custody/recalls.ts'
import { findBatches, listBatches, type StoredBatch } from '../store/inventory/batches.ts'
import { readOpenFacilities, type StoredFacility } from '../store/organisations/facilities.ts'
import { nameOrganisations, type Organisation } from '../store/organisations/organisations.ts'
import type { PageAsker } from './page-asker.ts'
import { kindWords } from './words-of.ts'

const reasonPointer = `/papers/${underRecallReasonField.name}`

/** What an offer is made of, as far as what was typed is there. */
export interface OfferPlace {
  readonly facilities: readonly StoredFacility[]
  readonly facility: StoredFacility | undefined
  readonly timeZone: string
  /** The stream of the first batch that is there. */
  readonly stream: LoadedStream | undefined
  readonly known: ReadonlyMap<string, KnownBatch>
  /** Those that it has handed over to or taken over from. */
  readonly partners: readonly Organisation[]
  /** Whether a recall is open on any of the batches. */
  readonly isRecalled: boolean
}

/** Reads what was typed of an offer against what there is. */
export async function offerPlace(
  { streams, store }: Installation,
  { db, organisationKey, language }: PageAsker,
  typed: Typed,
): Promise<OfferPlace> {
  const codes = Array.from({ length: lineCount(typed) }, (_, index) =>
    codeOf(typedAt(typed, `/lines/${index}/batch`)),
  ).filter((code) => code !== '')
  const [found, open, counterparts] = await Promise.all([
    codes.length === 0 ? [] : findBatches(db, organisationKey, codes),
    readOpenFacilities(db, organisationKey),
    listCounterparts(db, organisationKey),
  ])
  const partners = await nameOrganisations(store.system, [...counterparts])
  const facilities = calledIn(open, language)
  const recallsOn = await openRecallsBy(db, found)
  const first = found.find(
    ({ code }) => code === codes.find((one) => found.some((batch) => batch.code === one)),
  )
  const chosen = typedAt(typed, '/facility') || first?.facility
  const facility = facilities.find(({ code }) => code === chosen) ?? facilities[0]
  return {
    facilities,
    facility,
    partners: [...partners.values()],
    timeZone: facility?.place.timeZone ?? usualTimeZone,
    stream: streams.get(first?.stream ?? ''),
    isRecalled: found.some((batch) => recallsOn(batch).length > 0),
    known: new Map(found.map((batch) => [batch.code, knownOf(streams, batch)])),
  }
}

/** The form of an offer, with what could be handed over besides. */
export async function offerViewOf(
  { streams }: Installation,
  {
    asker,
    typed,
    said,
    place,
    focus,
  }: {
    asker: PageAsker
    typed: Typed
    said: readonly Said[]
    place: OfferPlace
    focus?: string | undefined
  },
): Promise<OfferView> {
  const { db, organisationKey, language } = asker
  const { facilities, facility, stream, known, partners, timeZone, isRecalled } = place
  const rows = await listBatches(db, organisationKey, {
    // While nothing is chosen yet, everything could be.
    facility: stream === undefined ? undefined : facility?.code,
    stream: stream?.name,
    limit: 200,
  })
  const stock = rows.filter((batch) => isThere(streams, batch) && !known.has(batch.code))
  const isChosen = typed.has('/facility') || facility === undefined
  return {
    language,
    facilities,
    known,
    partners,
    timeZone,
    isRecalled: isRecalled || said.some(({ control }) => control === reasonPointer),
    said,
    focus,
    typed: isChosen ? typed : new Map([...typed, ['/facility', [facility.code]]]),
    facility: facility?.code,
    custody: stream?.custody,
    offerId: typedAt(typed, '/id'),
    stock: stock
      .slice(0, mostLines)
      .map((batch) => ({ code: batch.code, ...knownOf(streams, batch) })),
  }
}

function knownOf(streams: Installation['streams'], batch: StoredBatch): KnownBatch {
  return { kind: kindWords(streams, batch), massGrams: batch.massGrams }
}

function isThere(
  streams: Installation['streams'],
  { stream, state, massGrams }: StoredBatch,
): boolean {
  const machine = streams.get(stream)
  return machine !== undefined && (massGrams ?? 0) > 0 && !isFinal(machine, state)
}

/** The offer that a filled form means, to be judged by the offer's own schema. */
export function offerOfForm(
  typed: Typed,
  { stream, timeZone, partners }: Pick<OfferPlace, 'stream' | 'timeZone' | 'partners'>,
): Readonly<Record<string, unknown>> {
  return {
    id: typedAt(typed, '/id'),
    receiver: receiverIn(typedAt(typed, '/receiver').trim(), partners),
    facility: typedAt(typed, '/facility'),
    papers: factsAt('/papers', stream?.custody.papers ?? [], { typed, timeZone }),
    lines: linesIn(typed).map(([batch, grams]) => ({
      batch: codeOf(batch),
      ...(grams.trim() === '' ? {} : { massGrams: gramsOf(grams) }),
    })),
  }
}

/** The short name that is meant: as typed, or that of the one partner who goes by this name; what could be a short name is never taken for a name. */
function receiverIn(text: string, partners: OfferPlace['partners']): string {
  if (couldBeSlug(text)) return text
  const [only, ...others] = partners.filter((one) => goesBy(one, text))
  return only === undefined || others.length > 0 ? text : only.slug
}

/** What was typed with further lines for these codes, in empty lines first; a code that stands there already is passed over. */
export function withLines(typed: Typed, codes: readonly string[]): Typed {
  const lines = linesIn(typed)
  const there = new Set(lines.map(([code]) => code.trim()))
  const added = codes
    .filter((code) => code === '' || !there.has(code))
    .map((code): Line => [code, ''])
  const isTaking = added.some(([code]) => code !== '')
  const kept = isTaking ? lines.filter(([code]) => code.trim() !== '') : lines
  return withOnly(typed, [...kept, ...added])
}

/** What was typed without one line. */
export function withoutLine(typed: Typed, gone: number): Typed {
  return withOnly(
    typed,
    linesIn(typed).filter((_, index) => index !== gone),
  )
}

/** What was typed without lines in which nothing stands, as long as one is left. */
export function withoutEmptyLines(typed: Typed): Typed {
  const lines = linesIn(typed)
  const filled = lines.filter(([code, grams]) => `${code}${grams}`.trim() !== '')
  return withOnly(typed, filled.length === 0 ? lines.slice(0, 1) : filled)
}

type Line = readonly [code: string, grams: string]

function linesIn(typed: Typed): readonly Line[] {
  return Array.from(
    { length: lineCount(typed) },
    (_, index): Line => [
      typedAt(typed, `/lines/${index}/batch`),
      typedAt(typed, `/lines/${index}/massGrams`),
    ],
  )
}

function withOnly(typed: Typed, lines: readonly Line[]): Typed {
  const next = new Map([...typed].filter(([pointer]) => !pointer.startsWith('/lines/')))
  for (const [index, [code, grams]] of lines.slice(0, mostLines).entries()) {
    next.set(`/lines/${index}/batch`, [code])
    next.set(`/lines/${index}/massGrams`, [grams])
  }
  return next
}
