import type { ProofFault } from '../../domain/proof/proof-fault.ts'
import { outcomeOf, type StepOutcome } from '../../domain/proof/record/step-words.ts'
import { isProven, type RecordCheck, recordSteps } from '../../domain/proof/record/verify-record.ts'
import type { CheckerWords } from '../pages/record/checker-words.ts'
import { sentence } from './sentence.ts'

/** Shows what a check found: the verdict, each step, and each event of the story. */
export function show(found: RecordCheck, words: CheckerWords): void {
  for (const step of recordSteps) {
    const line = document.querySelector(`[data-step="${step}"]`)
    if (line !== null) showOutcome(line, found.steps[step], words)
    if (line !== null && step === 'status') addOld(line, found, words)
  }
  const isOfPage = showEvents(found)
  const [text, outcome] = isOfPage
    ? verdictOf(found, words)
    : ([words.verdicts.other, 'wrong'] as const)
  tell(text, outcome)
}

/** Takes back every mark, and says why nothing is shown as good. */
export function showNothing(text: string, words: CheckerWords): void {
  for (const line of document.querySelectorAll('[data-step]')) showOutcome(line, undefined, words)
  for (const line of storyLines()) line.removeAttribute('data-outcome')
  tell(text, 'unchecked')
}

/**
 * Marks each line of the story by the worst of the events that it tells of. Gives whether what was checked is of this story: another
 * record's evidence may hold, and says nothing of this page.
 */
function showEvents({ events }: RecordCheck): boolean {
  const outcomes = new Map(
    events.map(({ digest, faults, index }) => [digest, eventOutcome(faults, index)]),
  )
  let isOfPage = true
  for (const line of storyLines()) {
    const digests = (line.getAttribute('data-digests') ?? '').split(' ')
    const said = digests.map((digest) => outcomes.get(digest))
    if (events.length > 0 && said.includes(undefined)) isOfPage = false
    const isGood = said.every((one) => one === 'holds')
    const worst = isGood ? 'holds' : said.includes('wrong') ? 'wrong' : 'unchecked'
    line.setAttribute('data-outcome', worst)
  }
  return isOfPage
}

function storyLines(): NodeListOf<Element> {
  return document.querySelectorAll('[data-digests]')
}

/** What may be said as a whole: good only where every step holds. */
function verdictOf(
  found: RecordCheck,
  words: CheckerWords,
): readonly [text: string, outcome: StepOutcome] {
  const outcomes = recordSteps.map((step) => outcomeOf(found.steps[step]))
  const { proven, wrong, partly } = words.verdicts
  if (isProven(found)) return [proven, 'holds']
  if (outcomes.includes('wrong')) return [wrong, 'wrong']
  const holds = outcomes.filter((outcome) => outcome === 'holds').length
  const values = { holds, steps: recordSteps.length }
  return [sentence({ says: 'partly', values }, { ...words, faults: { partly } }), 'unchecked']
}

/** Says the verdict at every place that shows it. */
export function tell(text: string, outcome: StepOutcome): void {
  for (const place of document.querySelectorAll('[data-verdict]')) {
    place.textContent = text
    place.parentElement?.setAttribute('data-outcome', outcome)
  }
}

/** Adds a sentence to the verdict. */
export function add(text: string, { gap }: CheckerWords): void {
  for (const place of document.querySelectorAll('[data-verdict]')) place.append(gap, text)
}

function showOutcome(
  line: Element,
  faults: readonly ProofFault[] | undefined,
  words: CheckerWords,
): void {
  const outcome = outcomeOf(faults)
  line.setAttribute('data-outcome', outcome)
  const said = line.querySelector('b')
  if (said !== null) said.textContent = words.outcomes[outcome]
  line.querySelector('ul')?.remove()
  if (faults === undefined || faults.length === 0) return
  addList(
    line,
    faults.map((fault) => sentence(fault, words)),
  )
}

/** Says why the status was not checked, where the list is out of date. */
function addOld(line: Element, { statusUntil: until }: RecordCheck, words: CheckerWords): void {
  if (until === undefined) return
  addList(line, [sentence({ says: 'status_list_old', values: { until } }, words)])
}

function addList(line: Element, sentences: readonly string[]): void {
  const list = document.createElement('ul')
  for (const said of sentences) {
    const item = document.createElement('li')
    item.textContent = said
    list.append(item)
  }
  line.append(list)
}

/** An event is good when it is what its digest says, in its place, and in the log. */
function eventOutcome(faults: readonly ProofFault[] | undefined, index: number | undefined) {
  const outcome = outcomeOf(faults)
  return outcome === 'holds' && index === undefined ? 'unchecked' : outcome
}
