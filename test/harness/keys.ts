import type { Page } from 'playwright-core'
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

/** Answers a form from where the focus is on: what is known is written, anything else passed, until Enter has led to the button that records. */
export async function answerByKeys(page: Page, answers: Answers): Promise<void> {
  for (let step = 0; step < mostSteps; step += 1) {
    const { name, isRecord } = await focused(page)
    if (isRecord) return
    const answer = answers[name]
    if (answer === undefined) await page.keyboard.press('Tab')
    else await typeByHand(page, answer.value)
  }
  throw new RangeError('Cannot get to the button that records by keys')
}

async function focused(page: Page): Promise<{ name: string; isRecord: boolean }> {
  const found = await page.evaluate(`(() => {
    const one = document.activeElement
    const isEmpty = one instanceof HTMLInputElement && one.value === ''
    return { name: isEmpty ? one.name : '', isRecord: one.matches('.foot .big') }
  })()`)
  return found as { name: string; isRecord: boolean }
}
