import type { PassportSubject } from '../../domain/passport/passport.ts'
import type { PassportEvent, PassportStep } from '../../domain/passport/passport-step.ts'
import { bookedAs, replacementField } from '../../workflows/custody-stages.ts'
import { passportDataName } from '../../workflows/passport-data-stage.ts'
import type { PassportTerms } from '../../workflows/passport-terms.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import { stageWords } from '../../workflows/words-of.ts'
import { factsFor, lastingLinks, openChain, type PublicLink } from '../public-record/open-chain.ts'
import { publicFields } from '../public-record/public-facts.ts'
import type { Database } from '../store/database.ts'
import {
  type PassportBatch,
  readPassportBatch,
  readPassportChain,
} from '../store/passports/chain.ts'

/** A batch with its chain up to an event, opened as anyone may read it. */
export interface Chain {
  readonly batch: PassportBatch
  readonly links: readonly PublicLink[]
}

/** A thing whose passport follows an event: under this holder, and under those before, oldest first. */
export interface Followed extends Chain {
  /** Place of that event among the links: the last, unless it takes one back and another stands for that right after it. */
  readonly at: number
  readonly stream: LoadedStream
  readonly terms: PassportTerms
  readonly earlier: readonly Chain[]
}

/** More holders than any thing has; a chain that goes on beyond is not followed. */
const mostHolders = 100

/** Reads a batch up to an event, with the chains of those who held the thing before; undefined where its stream has no passports. */
export async function readFollowed(
  tx: Database,
  streams: ReadonlyMap<string, LoadedStream>,
  asked: { readonly batch: string; readonly seq: number },
): Promise<Followed | undefined> {
  const own = await readAlong(tx, asked)
  const stream = own && streams.get(own.batch.stream)
  if (own === undefined || stream?.passport === undefined) return undefined
  const earlier: Chain[] = []
  let next = predecessorIn(own)
  while (next !== undefined && earlier.length < mostHolders) {
    const chain = await readChain(tx, next.batch)
    if (chain === undefined) break
    earlier.unshift(chain)
    next = predecessorIn(chain)
  }
  const at = own.links.findIndex(({ seq }) => seq === asked.seq)
  return { ...own, at, stream, terms: stream.passport, earlier }
}

/** The chain up to an event, and on to the one that stands for what it takes back: both are of one commit. */
async function readAlong(
  tx: Database,
  { batch, seq }: { readonly batch: string; readonly seq: number },
): Promise<Chain | undefined> {
  const chain = await readChain(tx, batch, seq)
  const replacement = chain?.links.at(-1)?.event.facts[replacementField.name]
  if (chain === undefined || typeof replacement !== 'string') return chain
  const whole = await readChain(tx, batch)
  const end = whole?.links.findIndex(({ event }) => event.id === replacement) ?? -1
  return whole === undefined || end < seq
    ? chain
    : { ...whole, links: whole.links.slice(0, end + 1) }
}

async function readChain(tx: Database, id: string, seq?: number): Promise<Chain | undefined> {
  const batch = await readPassportBatch(tx, id)
  if (batch === undefined) return undefined
  const links = openChain(await readPassportChain(tx, batch.batchKey, seq))
  return { batch, links }
}

/** The batch of another organisation that this one continues. */
export function predecessorIn({ batch, links }: Chain) {
  return links[0]?.event.outputs.find((one) => one.batch === batch.id)?.predecessor
}

/** What an event does to the passport of a thing, one that takes another back among them. */
export type Turn =
  | PassportStep
  /** What it began with was a mistake. */
  | { readonly does: 'withdraws' }

/** What the event means for a passport; undefined where nothing follows from it. */
export function turnOf(of: Followed): Turn | undefined {
  const { links, at } = of
  const link = links[at]
  if (link === undefined) return undefined
  if (link.reverses !== undefined) return reversalOf(of, link.reverses)
  const { stage } = link.event
  if (stage === bookedAs.decide && predecessorIn(of) !== undefined) {
    return { does: 'continues', cause: 'handed_over' }
  }
  if (stage === passportDataName) return { does: 'continues', cause: 'data_recorded' }
  return meaningOf(of)
}

function reversalOf(of: Followed, event: string): Turn | undefined {
  const { links, at } = of
  const before = links.findIndex((one) => one.event.id === event)
  const meant = before < 0 ? undefined : meaningOf({ ...of, links: links.slice(0, before + 1) })
  const replacement = at < links.length - 1 ? meaningOf(of) : undefined
  // The event in its place is followed by itself where it does another thing than the one that it stands for.
  if (meant?.does === 'begins' && replacement?.does !== 'begins') return { does: 'withdraws' }
  return { does: 'continues', cause: 'corrected' }
}

type Meant = Pick<Followed, 'terms' | 'batch' | 'links' | 'earlier'>

/** What the last event of a chain means by itself. */
function meaningOf({ terms, batch, links, earlier }: Meant): PassportStep | undefined {
  const last = links.at(-1)
  if (last === undefined) return undefined
  const before = [...earlier, { batch, links: links.slice(0, -1) }].flatMap((chain) =>
    lastingLinks(chain.links).map((link) => eventFor(link, chain.batch.id)),
  )
  return terms.stepOf(eventFor(last, batch.id), before)
}

function eventFor(link: PublicLink, batch: string): PassportEvent {
  const { stage, batches, outputs } = link.event
  const state = [...batches, ...outputs].find((one) => one.batch === batch)?.state ?? ''
  return { stage, state, facts: factsFor(link, batch) }
}

/** What the stream may say the passport from: nothing that any stage keeps back from anyone. */
export function subjectOf(
  { stream, batch, links, earlier }: Followed,
  lineage: PassportSubject['lineage'],
): PassportSubject {
  const fields = publicFields(stream)
  const chains = [...earlier, { batch, links }].map((chain) => ({
    id: chain.batch.id,
    lasting: lastingLinks(chain.links),
  }))
  const facts = chains.flatMap(({ id, lasting }) =>
    lasting.flatMap((link) => Object.entries(factsFor(link, id))),
  )
  const made = links[0]?.event.outputs.find((one) => one.batch === batch.id)
  return {
    kind: batch.kind,
    facts: Object.fromEntries(facts.filter(([name]) => fields.has(name))),
    content: made?.content ?? {},
    massGrams: made?.massGrams ?? null,
    processes: chains.flatMap(({ lasting }) =>
      lasting.map(({ event }) => ({
        process: stageWords(stream, event.stage).en,
        date: event.eventTime.slice(0, 10),
      })),
    ),
    lineage,
  }
}
