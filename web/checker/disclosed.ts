import { checkDisclosure } from '../../domain/proof/record/check-disclosure.ts'
import { outcomeOf, type StepOutcome } from '../../domain/proof/record/step-words.ts'
import { verifyRecord } from '../../domain/proof/record/verify-record.ts'
import type { DisclosedOnPage } from '../pages/disclosure/disclosed.ts'
import { loadEvidence, readTrust } from './loaded.ts'

type Words = DisclosedOnPage['words']
type Batch = DisclosedOnPage['batches'][number]
type Disclosed = Batch['events'][number]

const signs = { holds: '✓', wrong: '✗', unchecked: '–' } as const

const block = document.querySelector('[data-disclosed]')
if (block !== null) await start(JSON.parse(block.textContent ?? ''))

/** Checks every fact of the page against the digests that its event sealed, and each event against the public log. */
async function start({ words, batches }: DisclosedOnPage): Promise<void> {
  for (const place of document.querySelectorAll('[data-host]')) place.textContent = location.host
  tell(words.checking, 'unchecked')
  try {
    for (const [index, batch] of batches.entries()) {
      const section = document.querySelector(`[data-batch="${index}"]`)
      if (section !== null) await checkBatch(section, batch, words)
    }
    tell(...verdictOf(words))
  } catch {
    // A browser without the means throws: nothing may stay as good.
    for (const place of marks()) mark(place, 'unchecked', words.notChecked)
    tell(words.unable, 'unchecked')
  }
  document.documentElement.dataset.done = ''
}

async function checkBatch(section: Element, batch: Batch, words: Words): Promise<void> {
  const places = await placesOf(batch)
  for (const event of batch.events) {
    const place = section.querySelector(`[data-event="${event.digest}"]`)
    if (place === null) continue
    await checkFacts(place, event, words)
    const found = places.get(event.digest) ?? 'unchecked'
    const { logged, notLogged, maybeLogged } = words
    const said = { holds: logged, wrong: notLogged, unchecked: maybeLogged }
    mark(place.querySelector('[data-mark=log]'), found, said[found])
  }
}

async function checkFacts(place: Element, event: Disclosed, words: Words): Promise<void> {
  const { faults, points } = await checkDisclosure(event)
  const { sealed, notSealed, notChecked } = words
  const said = { holds: sealed, wrong: notSealed, unchecked: notChecked }
  for (const line of place.querySelectorAll('[data-pointer]')) {
    const own = points.filter(({ pointer }) => pointer === line.getAttribute('data-pointer'))
    const isSealed = own.length > 0 && own.every((point) => point.isSealed)
    // What nothing opens was not checked, however it came onto the page; of an event whose text is another nothing is what was sealed.
    const isOpened = own.length > 0 || faults.length > 0
    const outcome = isSealed ? 'holds' : isOpened ? 'wrong' : 'unchecked'
    mark(line.querySelector('[data-mark]'), outcome, said[outcome])
  }
  const raw = place.querySelector<HTMLElement>('[data-raw]')
  if (raw === null || points.length === 0) return
  raw.hidden = false
  const lines = points.map(({ pointer, value }) => `${pointer}: ${JSON.stringify(value)}`)
  raw.querySelector('pre')?.append(lines.join('\n'))
}

/** How each event of a batch stands in its public record: unchanged, in its place, in a log that its key signed. */
async function placesOf({ evidence }: Batch): Promise<ReadonlyMap<string, StepOutcome>> {
  const loaded = await loadEvidence(evidence).catch(() => undefined)
  const trust = loaded && (await readTrust(loaded.policy))
  if (loaded === undefined || trust === undefined) return new Map()
  const now = new Date(performance.timeOrigin + performance.now()).toISOString()
  const { events, steps } = await verifyRecord(loaded.evidence, { now, trust })
  const isSigned = outcomeOf(steps.checkpoint) === 'holds'
  const known = events.map(({ digest, faults, index }) => {
    const outcome = outcomeOf(faults)
    const isLogged = isSigned && index !== undefined
    return [digest, outcome === 'holds' && !isLogged ? 'unchecked' : outcome] as const
  })
  return new Map(known)
}

/** What may be said as a whole: good only where every mark is. */
function verdictOf({ holds, partly, wrong }: Words): readonly [text: string, outcome: StepOutcome] {
  const outcomes = marks().map((place) => place.getAttribute('data-outcome'))
  if (outcomes.includes('wrong')) return [wrong, 'wrong']
  const isGood = outcomes.length > 0 && outcomes.every((outcome) => outcome === 'holds')
  return isGood ? [holds, 'holds'] : [partly, 'unchecked']
}

function marks(): readonly Element[] {
  return [...document.querySelectorAll('[data-mark]')]
}

function mark(place: Element | null, outcome: StepOutcome, text: string): void {
  if (place === null) return
  place.setAttribute('data-outcome', outcome)
  place.textContent = `${signs[outcome]} ${text}`
}

function tell(text: string, outcome: StepOutcome): void {
  const place = document.querySelector('[data-verdict]')
  if (place === null) return
  place.setAttribute('data-outcome', outcome)
  place.textContent = text
}
