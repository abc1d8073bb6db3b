import { expect, it } from 'vitest'
import type { ScaleLine } from '../../../../web/scanner/scale/scale-line.ts'
import { type ScalePort, watchScale } from '../../../../web/scanner/scale/watch-scale.ts'

const settings = { baudRate: 2400, dataBits: 7, parity: 'even' } as const

it('tells each line of a scale but one that had begun, however the bytes come, and lets the port go', async () => {
  const { port, said, opened, closed } = portOf([
    // The end of `S D     12.345 kg`, which moves, and a whole line of SBI.
    '     12.345 kg\r\n',
    '\u0000ST,GS,+  12',
    '.345kg\r',
    '\nUS,GS,+  1',
    '2.9kg\r\n',
  ])
  const { signal } = new AbortController()
  await watchScale(port, { settings, onLine: (line) => said.push(line), signal })
  expect(said).toEqual([{ is: 'mass', amount: '12.345', unit: 'kg' }, { is: 'moving' }])
  expect(opened).toEqual([{ ...settings, stopBits: 1 }])
  expect(closed()).toBe(1)
})

it('tells that nothing is understood where no line ever ends, and ends when it is told to', async () => {
  const { port, said, closed } = portOf(['\u00f8'.repeat(200)], { isOpen: true })
  const ending = new AbortController()
  const watching = watchScale(port, {
    settings,
    onLine: (line) => {
      said.push(line)
      ending.abort()
    },
    signal: ending.signal,
  })
  await watching
  expect(said).toEqual([{ is: 'unknown' }])
  expect(closed()).toBe(1)
})

/** A port as the browser gives it: the scale behind it is somebody else's device. */
function portOf(pieces: readonly string[], { isOpen = false } = {}) {
  const said: ScaleLine[] = []
  const opened: object[] = []
  let closes = 0
  const port: ScalePort = {
    readable: new ReadableStream({
      start: (controller) => {
        for (const piece of pieces)
          controller.enqueue(Uint8Array.from(piece, (mark) => mark.charCodeAt(0)))
        if (!isOpen) controller.close()
      },
    }),
    open: async (asked) => void opened.push(asked),
    close: async () => {
      closes += 1
    },
  }
  return { port, said, opened, closed: () => closes }
}
