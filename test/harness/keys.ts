import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Answers } from './taps.ts'

/** From one key to the next, in milliseconds: at a hand's pace, which no reader of codes is as slow as. */
const keyMilliseconds = 70

/** Most steps that a key may need to get anywhere. */
const mostSteps = 80

/** Writes where the focus is, and ends with Enter. */
export async function typeByHand(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text, { delay: keyMilliseconds })
  await page.keyboard.press('Enter')
}

/** Goes with Tab until something has the focus. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  for (let step = 0; step < mostSteps; step += 1) {
    const isThere = await page.evaluate(
      `document.activeElement?.matches(${JSON.stringify(selector)}) === true`,
    )
    if (isThere === true) return
    await page.keyboard.press('Tab')
  }
  throw new RangeError(`Cannot get to ${selector} by keys`)
}

/** Answers a form from where the focus is on: what is known is written or chosen, anything else passed, until Enter has led to the button that records. */
export async function answerByKeys(page: Page, answers: Answers): Promise<void> {
  for (let step = 0; step < mostSteps; step += 1) {
    const { name, isRecord, isTile } = await focused(page)
    if (isRecord) return
    const answer = answers[name]
    if (answer === undefined) await page.keyboard.press('Tab')
    else if (isTile) await chooseByKeys(page, answer.value)
    else await typeByHand(page, answer.value)
  }
  throw new RangeError('Cannot get to the button that records by keys')
}

/** Goes along the tiles of a question to the one of a value, and on. */
async function chooseByKeys(page: Page, value: string): Promise<void> {
  await page.keyboard.press(' ')
  for (let step = 0; step < mostSteps; step += 1) {
    const chosen = await page.evaluate(
      'document.activeElement.checked ? document.activeElement.parentElement.textContent.trim().toLowerCase() : ""',
    )
    if (chosen === value) return page.keyboard.press('Enter')
    await page.keyboard.press('ArrowDown')
  }
  throw new RangeError(`Cannot choose ${value} by keys`)
}

interface Focused {
  /** Name of the question; empty where it is answered. */
  readonly name: string
  readonly isRecord: boolean
  readonly isTile: boolean
}

async function focused(page: Page): Promise<Focused> {
  const found = await page.evaluate(`(() => {
    const one = document.activeElement
    const isTile = one instanceof HTMLInputElement && one.type === 'radio'
    const isEmpty = isTile
      ? document.querySelector('[name="' + one.name + '"]:checked') === null
      : one instanceof HTMLInputElement && one.value === ''
    return { name: isEmpty ? one.name : '', isRecord: one.matches('.foot .big'), isTile }
  })()`)
  return found as Focused
}

/** Presses the button that records, where Enter has led to it; one that follows at once is taken for a hand that hits twice. */
export async function recordByKeys(page: Page, recorded: Locator): Promise<void> {
  await expect
    .poll(async () => {
      if (await page.locator('.foot .big').isVisible()) await page.keyboard.press('Enter')
      return recorded.isVisible()
    })
    .toBe(true)
}
