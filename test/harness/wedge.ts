import type { Page } from 'playwright-core'

export interface WedgeOptions {
  readonly end?: 'Enter' | 'Tab'
  /** Whether an input method takes the keys, as the browser then tells them. */
  readonly isComposing?: boolean
}

/** Types into a page like a wedge scanner: one key every 8 milliseconds by the clock of the events, however busy this machine is. */
export async function typeAsWedge(
  page: Page,
  text: string,
  { end = 'Enter', isComposing = false }: WedgeOptions = {},
): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const began = Date.now() / 1000
  const strokes = [...text].map((one) => ({ key: one, code: codeOf(one), text: one }))
  const last = {
    key: end,
    code: end,
    text: end === 'Enter' ? '\r' : '',
    windowsVirtualKeyCode: end === 'Enter' ? 13 : 9,
  }
  for (const [at, stroke] of [...strokes, last].entries()) {
    const timestamp = began + at * 0.008
    const taken = {
      type: 'rawKeyDown',
      key: 'Process',
      code: stroke.code,
      windowsVirtualKeyCode: 229,
      timestamp,
    } as const
    await session.send(
      'Input.dispatchKeyEvent',
      isComposing ? taken : { type: 'keyDown', ...stroke, timestamp },
    )
    if (isComposing && stroke.text !== '\r')
      await session.send('Input.imeSetComposition', {
        text: text.slice(0, at + 1),
        selectionStart: at + 1,
        selectionEnd: at + 1,
      })
    await session.send('Input.dispatchKeyEvent', {
      type: 'keyUp',
      key: stroke.key,
      code: stroke.code,
      timestamp: timestamp + 0.002,
    })
  }
  // The input method writes what it made of the keys.
  if (isComposing) await session.send('Input.insertText', { text: '怕次' })
  await session.detach()
}

function codeOf(character: string): string {
  if (/[a-z]/i.test(character)) return `Key${character.toUpperCase()}`
  if (/\d/.test(character)) return `Digit${character}`
  return character === '-' ? 'Minus' : character === ' ' ? 'Space' : ''
}
