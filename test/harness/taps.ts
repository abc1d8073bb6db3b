import type { Locator, Page } from 'playwright-core'
import type { Facts, Field } from '../../domain/field.ts'

/** What a hand did: times it touched the screen, questions it answered, characters it typed. */
export interface Counted {
  readonly taps: number
  readonly fields: number
  readonly characters: number
}

/**
 * Seconds for a hand in a glove: 1.5 for a tap, 0.5 for a character, digits too, 1.35 of thought for each question. A text field
 * counts one tap, a list to choose from two, a date four. What is typed ends with Enter, the keypad's own "next", which counts as a character;
 * a text field that it led to counts no tap. An estimate, the same as it was when the pages were tried.
 */
export function secondsOf({ taps, fields, characters }: Counted): number {
  return Math.round(taps * 1.5 + characters * 0.5 + fields * 1.35)
}

/** A hand that counts what it does on a page. What already stands in a field as it should costs nothing. */
export interface Hand {
  /** Reads a label: a wedge types it and ends with Enter. Costs no tap. */
  scan(code: string): Promise<void>
  tap(target: Locator): Promise<void>
  /** Answers the question at a pointer of the scan: writes the value, or chooses what bears the label. */
  answer(pointer: string, answer: Answer): Promise<void>
  /** Writes into a field, or chooses from its list. */
  write(control: Locator, value: string): Promise<void>
  /** Pastes a table into a field: a long touch and a tap. */
  paste(control: Locator, text: string): Promise<void>
  /** Opens a file: a tap on the button, one on the file in what the device shows. */
  open(control: Locator, file: { readonly name: string; readonly text: string }): Promise<void>
  /** What it did since it was asked last. */
  counted(): Counted
}

/** A hand on a page. */
export function handOn(page: Page): Hand {
  let taps = 0
  let fields = 0
  let characters = 0

  const tap = async (target: Locator) => {
    await target.click()
    taps += 1
  }
  const choose = async (option: Locator) => {
    if (await option.isChecked()) return
    await option.check()
    taps += 1
    fields += 1
  }
  const turn = async (sign: Locator, value: string) => {
    if ((await sign.getAttribute('value')) === value) return
    await tap(sign)
    fields += 1
    if ((await sign.getAttribute('value')) !== value) await tap(sign)
  }
  const write = async (control: Locator, value: string) => {
    if ((await control.inputValue()) === value) return
    const kind = await kindOf(control)
    fields += 1
    if (kind.startsWith('SELECT')) {
      await control.selectOption(value)
      taps += 2
    } else if (/date/.test(kind)) {
      await control.fill(value)
      taps += 4
    } else {
      // Where Enter has led already nobody taps.
      if (!(await hasFocus(control))) taps += 1
      await control.fill(value)
      characters += value.length
      if (kind.startsWith('TEXTAREA')) return
      await control.press('Enter')
      characters += 1
    }
  }

  return {
    tap,
    write,
    paste: async (control, text) => {
      await control.focus()
      await page.evaluate(`(() => {
        const clipboardData = new DataTransfer()
        clipboardData.setData('text/plain', ${JSON.stringify(text)})
        const pasting = { clipboardData, bubbles: true, cancelable: true }
        document.activeElement.dispatchEvent(new ClipboardEvent('paste', pasting))
      })()`)
      taps += 2
      fields += 1
    },
    open: async (control, { name, text }) => {
      await control.setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
      taps += 2
      fields += 1
    },
    scan: async (code) => {
      await page.locator('#code').fill(code)
      await page.keyboard.press('Enter')
    },
    answer: async (pointer, { value, label = value }) => {
      const control = page.locator(`[name="${pointer}"]`)
      // A sign is tapped until it says what is meant.
      if ((await page.locator(`button[name="${pointer}"]`).count()) > 0) {
        if ((await control.getAttribute('value')) === value) return
        await tap(control)
        fields += 1
        return
      }
      if (/^(radio|checkbox)$/.test((await control.first().getAttribute('type')) ?? '')) {
        const tile = page.locator(`label:has([name="${pointer}"])`)
        return choose(tile.filter({ has: page.getByText(label, { exact: true }) }).locator('input'))
      }
      if ((await kindOf(control)).startsWith('BUTTON')) return turn(control, value)
      await unfold(control, tap)
      await write(control, value)
    },
    counted: () => {
      const done = { taps, fields, characters }
      taps = 0
      fields = 0
      characters = 0
      return done
    },
  }
}

/** What a control is: its element and its type. */
function kindOf(control: Locator): Promise<string> {
  return control.evaluate((one: unknown) => {
    const { tagName, type = '' } = one as { tagName: string; type?: string }
    return `${tagName} ${type}`
  })
}

function hasFocus(control: Locator): Promise<boolean> {
  return control.evaluate((one: unknown) =>
    (one as { matches(what: string): boolean }).matches(':focus'),
  )
}

/** Opens what a question is folded away in. */
async function unfold(control: Locator, tap: (target: Locator) => Promise<void>): Promise<void> {
  if (await control.isVisible()) return
  await tap(control.locator('xpath=ancestor::details[not(@open)]/summary').last())
}

/** An answer as it is typed, and as the tile that gives it is called. */
export interface Answer {
  readonly value: string
  readonly label?: string | undefined
}

/** Answers by pointer, in the order in which somebody gives them. */
export type Answers = Readonly<Record<string, Answer>>

/** Facts of a scan as somebody answers them in English. */
export function answersOf(facts: Facts, fields: readonly Field[]): Answers {
  const answers = fields.flatMap(({ name, choices }) => {
    const value = facts[name]
    if (value === undefined) return []
    const at = `/facts/${name}`
    if (typeof value === 'boolean') {
      return [[at, { value: value ? 'yes' : 'no', label: value ? 'Yes' : 'No' }] as const]
    }
    return [[at, { value: String(value), label: choices?.[String(value)]?.en }] as const]
  })
  return Object.fromEntries(answers)
}

/** The examples' times lie before the batches of a test: what was measured was measured just now, by the clock of the place. */
export function inTime(facts: Facts): Facts {
  const clock = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 16)
  const typed = Object.entries(facts).map(([name, value]) => {
    return [name, /^\d{4}-\d\d-\d\dT/.test(String(value)) ? clock : value] as const
  })
  return Object.fromEntries(typed)
}
