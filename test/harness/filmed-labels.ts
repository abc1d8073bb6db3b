import type { Browser } from 'playwright-core'
import { PNG } from 'pngjs'
import { numbersFrom } from '../../domain/numbers-from.ts'

/** How a label is held before a camera. */
export interface Held {
  /** A page with one of our labels, as it is printed. */
  readonly html: string
  /** Width of the label in the picture, in pixels; most of the picture when absent. */
  readonly width?: number
  /** CSS `transform`. */
  readonly turned?: string
  /** Share of the light that is left; all of it when absent. A dark picture has grain. */
  readonly light?: number
}

const size = { width: 960, height: 720 }
const framesPerSecond = 2
/** A label is held for a second and a half, and nothing for one: the next label comes long before the first one comes again. */
const [framesOfLabel, framesOfNothing] = [3, 2]

/** What a label looks like as it comes out of the printer, as PNG. */
export async function printedLabel(browser: Browser, html: string): Promise<Buffer> {
  const page = await browser.newPage({ deviceScaleFactor: 3 })
  try {
    await page.setContent(html)
    return await page.locator('article.label').screenshot()
  } finally {
    await page.close()
  }
}

/**
 * A film in which labels are held before a camera one after the other, with nothing in between, as YUV4MPEG2, which Chromium shows instead of a
 * camera again and again (`--use-file-for-fake-video-capture`).
 */
export async function filmOf(browser: Browser, labels: readonly Held[]): Promise<Buffer> {
  const empty = frame(new Uint8Array(size.width * size.height).fill(120))
  const frames: Buffer[] = []
  for (const held of labels) {
    const shown = frame(await lumaOf(browser, held))
    frames.push(
      ...Array.from({ length: framesOfLabel }, () => shown),
      ...Array.from({ length: framesOfNothing }, () => empty),
    )
  }
  const head = `YUV4MPEG2 W${size.width} H${size.height} F${framesPerSecond}:1 Ip A1:1 C420jpeg\n`
  return Buffer.concat([Buffer.from(head), ...frames])
}

async function lumaOf(browser: Browser, held: Held): Promise<Uint8Array> {
  const label = (await printedLabel(browser, held.html)).toString('base64')
  const page = await browser.newPage({ viewport: size })
  try {
    const { width = 660, turned = 'none' } = held
    await page.setContent(
      `<body style="margin:0;height:100vh;display:grid;place-items:center;background:#6b6b6b;perspective:1200px"><img style="width:${width}px;transform:${turned}" src="data:image/png;base64,${label}">`,
    )
    return darkened(PNG.sync.read(await page.screenshot()), held.light ?? 1)
  } finally {
    await page.close()
  }
}

function darkened({ data }: PNG, light: number): Uint8Array {
  const random = numbersFrom(7)
  const grain = light < 1 ? 14 : 0
  const luma = new Uint8Array(size.width * size.height)
  for (const [at] of luma.entries()) {
    const [red = 0, green = 0, blue = 0] = data.subarray(at * 4, at * 4 + 3)
    const bright = (0.299 * red + 0.587 * green + 0.114 * blue) * light
    luma[at] = Math.max(0, Math.min(255, bright + (random() - 0.5) * grain))
  }
  return luma
}

/** Without colour. */
function frame(luma: Uint8Array): Buffer {
  const chroma = Buffer.alloc((size.width * size.height) / 2, 128)
  return Buffer.concat([Buffer.from('FRAME\n'), luma, chroma])
}
