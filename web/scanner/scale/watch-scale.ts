import { readScaleLine, type ScaleLine } from './scale-line.ts'

/** How a scale speaks, as W3C Web Serial has it. */
export interface ScaleSettings {
  readonly baudRate: number
  readonly dataBits: 7 | 8
  readonly parity: 'none' | 'even' | 'odd'
}

/** What is used of a serial port: https://wicg.github.io/serial/. A Bluetooth scale with a serial profile is one too. */
export interface ScalePort {
  readonly readable: ReadableStream<Uint8Array<ArrayBuffer>> | null
  open(settings: ScaleSettings & { readonly stopBits: 1 }): Promise<void>
  close(): Promise<void>
}

/** What is used of `navigator.serial`. */
export interface Ports {
  getPorts(): Promise<readonly ScalePort[]>
  /** Asks the person; rejects with `NotFoundError` where they chose none. */
  requestPort(): Promise<ScalePort>
}

/** How scales speak as they come from their makers, the most usual first. */
export const usualSettings: readonly ScaleSettings[] = [
  { baudRate: 9600, dataBits: 8, parity: 'none' },
  { baudRate: 2400, dataBits: 7, parity: 'even' },
  { baudRate: 1200, dataBits: 7, parity: 'odd' },
  { baudRate: 9600, dataBits: 7, parity: 'even' },
  { baudRate: 9600, dataBits: 7, parity: 'odd' },
  { baudRate: 4800, dataBits: 8, parity: 'none' },
  { baudRate: 19200, dataBits: 8, parity: 'none' },
]

/** Whoever is silent so long begins a line anew: what comes sooner after opening may be the end of one that was missed. House rule. */
const silentMilliseconds = 500

/** A line is shorter: more without an end is spoken in another speed. */
const mostLine = 80

/**
 * Listens to a scale and tells every line, until it is ended or the scale is gone; nothing is ever sent to it. Resolves once the port is let
 * go of. Rejects with the browser's own errors.
 */
export async function watchScale(
  port: ScalePort,
  {
    settings,
    onLine,
    signal,
  }: {
    readonly settings: ScaleSettings
    readonly onLine: (line: ScaleLine) => void
    readonly signal: AbortSignal
  },
): Promise<void> {
  await port.open({ ...settings, stopBits: 1 })
  try {
    const reader = port.readable?.getReader()
    if (reader === undefined || signal.aborted) return
    const end = () => void reader.cancel().catch(() => {})
    signal.addEventListener('abort', end)
    try {
      await tellLines(reader, onLine)
    } finally {
      signal.removeEventListener('abort', end)
      reader.releaseLock()
    }
  } finally {
    await port.close().catch(() => {})
  }
}

async function tellLines(
  reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>,
  onLine: (line: ScaleLine) => void,
): Promise<void> {
  const opened = performance.now()
  let rest = ''
  let isWhole: boolean | undefined
  for (;;) {
    const { value, done } = await reader.read()
    if (done) return
    isWhole ??= performance.now() - opened >= silentMilliseconds
    // Scales write ASCII; a lamp byte of CAS may be any.
    const lines = `${rest}${String.fromCharCode(...value)}`.split(/[\r\n]+/)
    rest = lines.pop() ?? ''
    // The end of a line that moves, or of a tare, may look like a whole line of another format.
    if (!isWhole && lines.length > 0) {
      lines.shift()
      isWhole = true
    }
    if (rest.length > mostLine) {
      onLine({ is: 'unknown' })
      rest = ''
    }
    for (const line of lines) if (line !== '') onLine(readScaleLine(line))
  }
}
