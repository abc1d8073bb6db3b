import { filesIn } from '../../domain/file-name.ts'
import type { Envelope } from '../../domain/proof/envelope.ts'
import { factNameAt } from '../../domain/proof/fact-name.ts'
import { openEnvelope } from '../../domain/proof/open.ts'
import { checkDisclosure } from '../../domain/proof/record/check-disclosure.ts'
import { shortCodeOf } from '../../domain/short-code.ts'
import { sealedWarningWords } from '../../domain/warning-words.ts'
import { type Words, words } from '../../domain/words.ts'
import { shownPhrases } from '../../web/pages/disclosure/phrases.ts'
import type { ShownEventView, ShownGrantView } from '../../web/pages/disclosure/view.ts'
import { fileWords } from '../../web/pages/file-text.ts'
import { wordsOfValue } from '../../web/pages/value-words.ts'
import { fieldsOfStage } from '../../workflows/parts-of-stage.ts'
import { namesOf } from '../../workflows/shown-names.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import { fieldsOf, kindWords, stageWords } from '../../workflows/words-of.ts'
import type { showGrant } from './show-grant.ts'
import type { ChainEvent } from './shown-events.ts'

/** How it is shown: by which clock, and below which address the files are had that its facts name. */
export interface ShownTo {
  readonly timeZone: string
  readonly filesAt: string
}

/** What a grant shows, in words, each fact held against the digests that its event sealed. */
export async function shownGrantView(
  shown: Awaited<ReturnType<typeof showGrant>>,
  streams: ReadonlyMap<string, LoadedStream>,
  { timeZone, filesAt }: ShownTo,
): Promise<ShownGrantView> {
  const batches = await Promise.all(
    shown.shown.map(async ({ batch, code, stream: name, kind, events }) => {
      const stream = streams.get(name)
      const opened = events.filter(({ disclosures }) => disclosures.length > 0)
      return {
        code,
        kind: kindWords(stream, kind),
        record: `/b/${shortCodeOf(batch)}`,
        events: await Promise.all(
          opened.map((event) => eventView(event, stream, { timeZone, filesAt })),
        ),
        others: events.length - opened.length,
      }
    }),
  )
  const { organisation, reason, until } = shown
  return { organisation, timeZone, reason, until, batches }
}

async function eventView(
  event: ChainEvent,
  stream: LoadedStream | undefined,
  { timeZone, filesAt }: ShownTo,
): Promise<ShownEventView> {
  const { faults, points, closed } = await checkDisclosure(event)
  const envelope = JSON.parse(event.envelope) as Envelope
  const { stage: name, eventTime } = openEnvelope(envelope, [])
  // Some facts are inherited from a stage before.
  const fields = [...fieldsOfStage(stream?.allStages[name]), ...(stream ? fieldsOf(stream) : [])]
  return {
    label: stageWords(stream, name),
    eventTime,
    seq: event.seq,
    digest: event.digest,
    envelope: event.envelope,
    disclosures: event.disclosures,
    isIntact: faults.length === 0,
    closed,
    facts: points.map(({ pointer, value, isSealed }) => {
      const fact = factNameAt(pointer)
      const field = fields.find((one) => one.name === fact)
      const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
      const told =
        fact === 'warnings'
          ? sealedWarningWords(value, stream === undefined ? {} : namesOf(stream))
          : field && wordsOfValue(field, value, timeZone)
      const isNone = Array.isArray(value) && value.length === 0
      const said = isNone ? shownPhrases.none : (told ?? plain(text))
      const named = field?.files === undefined ? [] : filesIn(value)
      const files = named.map((file) => ({
        href: `${filesAt}/${file.digest}`,
        label: fileWords(file),
      }))
      return {
        pointer,
        label: labelAt(pointer, field?.label),
        value: said,
        ...(files.length === 0 ? {} : { files }),
        isSealed,
      }
    }),
  }
}

function labelAt(pointer: string, label: Words | undefined): Words {
  if (pointer === '/operator') return shownPhrases.operator
  if (pointer === '/warnings') return shownPhrases.warnings
  return label ?? plain(factNameAt(pointer).replaceAll('_', ' '))
}

function plain(text: string): Words {
  return words(text, text, text)
}
