import type { Page } from 'playwright-core'
import type { Facts } from '../../domain/field.ts'
import { actionWords } from '../../workflows/words-of.ts'
import type { TestInstallation } from './installation.ts'
import { answersOf, type Hand, handOn, inTime } from './taps.ts'

/** What a person does by the screens of the scanner with the batches of one stream. */
export interface Floor {
  readonly hand: Hand
  /** Opens a form by *Bring in new batches*. */
  bringIn(stage: string): Promise<void>
  /** Looks a label up and opens a step of it. */
  open(code: string, stage: string): Promise<void>
  /** Answers what a stage asks as its stream's own example does, but for what is given. */
  answer(stage: string, given?: Facts): Promise<void>
  /** New batches that are alike, told in one line: answers by the name of the question there, as a person types or reads them. */
  addAlike(answers: Readonly<Record<string, string>>): Promise<void>
  /** What was lost, by its reason, as it is typed. */
  lose(losses: Readonly<Record<string, string>>): Promise<void>
  /** Reads the labels of further batches in an open form. */
  further(codes: readonly string[]): Promise<void>
  /** Presses the button that records, and waits until the form is gone. */
  end(): Promise<void>
  /** All of it for a stage that asks nothing but its own questions. */
  record(code: string, stage: string, given?: Facts): Promise<void>
}

/** The floor of a stream, as it is walked on a page. */
export function floorOf(
  page: Page,
  { streams }: Pick<TestInstallation, 'streams'>,
  streamName: string,
): Floor {
  const hand = handOn(page)
  const stream = streams.get(streamName)
  const stageOf = (name: string) => {
    const stage = stream?.allStages[name]
    if (stage === undefined) throw new RangeError(`Cannot find "${name}" in "${streamName}"`)
    return stage
  }
  const press = (name: string) => hand.tap(page.getByRole('button', { name, exact: true }))
  const form = () => page.locator('.foot .big').waitFor()

  const bringIn = async (stage: string) => {
    await press('Bring in new batches')
    await press(actionWords(stageOf(stage)).en)
    await form()
  }
  const open = async (code: string, stage: string) => {
    await hand.scan(code)
    await page.getByRole('heading', { name: code, exact: true }).waitFor()
    await press(actionWords(stageOf(stage)).en)
    await form()
  }
  const answer = async (name: string, given: Facts = {}) => {
    const example = stream?.examples.find(({ stage }) => stage === name)?.facts
    const facts: Facts = { ...inTime(example ?? {}), ...given }
    for (const { name: asked, type, choices = {}, files } of stageOf(name).fields) {
      const values = facts[asked]
      const at = `/facts/${asked}`
      if (values === undefined) continue
      if (files !== undefined) {
        if (files.orReference === true) await refer(page, hand, { at, reference: String(values) })
      } else if (type === 'choices' && Array.isArray(values)) {
        const tiles = page.locator(`label:has([name="${at}"])`)
        for (const value of values)
          await hand.tap(tiles.getByText(choices[String(value)]?.en ?? '', { exact: true }))
      }
    }
    const plain = stageOf(name).fields.filter(
      ({ files, type }) => files === undefined && type !== 'choices',
    )
    for (const [at, one] of Object.entries(answersOf(facts, plain)))
      if ((await page.locator(`[name="${at}"]`).count()) > 0) await hand.answer(at, one)
  }
  const addAlike = async ({ kind, ...answers }: Readonly<Record<string, string>>) => {
    if (kind !== undefined) await hand.answer('/alike/kind', { value: kind, label: kind })
    for (const [name, value] of Object.entries(answers))
      await hand.answer(`/alike/${name}`, { value, label: value })
    await press(`Add ${answers.count ?? 1}`)
  }
  const lose = async (losses: Readonly<Record<string, string>>) => {
    for (const [reason, value] of Object.entries(losses))
      await hand.answer(`/lost/${reason}`, { value })
  }
  const further = async (codes: readonly string[]) => {
    for (const code of codes) {
      await hand.scan(code)
      await page.locator('.hand b', { hasText: code }).first().waitFor()
    }
  }
  const end = async () => {
    const wrong = page.locator('.record .told.fault')
    // What was told of an earlier try stands until this one is answered.
    const answer = (await wrong.isVisible()) ? '' : ', .record .told.fault'
    await hand.tap(page.locator('.foot .big'))
    await page.locator(`main:not(.record)${answer}`).first().waitFor()
    if (await wrong.isVisible()) throw new Error(await wrong.innerText())
  }
  const record = async (code: string, stage: string, given?: Facts) => {
    await open(code, stage)
    await answer(stage, given)
    await end()
  }
  return { hand, bringIn, open, answer, addAlike, lose, further, end, record }
}

/** Names a document by where it is kept, instead of adding it. */
async function refer(
  page: Page,
  hand: Hand,
  { at, reference }: { readonly at: string; readonly reference: string },
): Promise<void> {
  await hand.write(page.locator(`#q${at.replaceAll('/', '-')}-reference`), reference)
}
