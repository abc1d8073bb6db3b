import { writeFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { type DrawnLanguage, glyphHeight } from '../../../../api/inventory/labels/glyphs.ts'
import { dayText } from '../../../../web/pages/local-time.ts'
import { launchBrowser } from '../../../harness/browser.ts'
import { anyDay, labelTexts } from './label-texts.ts'

/** The shapes of characters differ by place. Both are of Noto Sans CJK, whose licence stands beside the files. */
const families: Readonly<Record<DrawnLanguage, string>> = {
  'zh-Hant': 'Noto Sans CJK HK',
  'zh-Hans': 'Noto Sans CJK SC',
}
const ofDays = ' 0123456789'

/**
 * Draws every character that a label of ours may carry, anew: `node test/api/inventory/zpl/draw-glyphs.ts`, after a stream's
 * words have changed. Needs Chromium and the package `fonts-noto-cjk`.
 */
async function drawGlyphs(): Promise<void> {
  const texts = Object.values(await labelTexts()).flat()
  const browser = await launchBrowser()
  const page = await browser.newPage()
  for (const [language, family] of Object.entries(families) as [DrawnLanguage, string][]) {
    const said = [...texts.map((text) => text[language]), dayText(anyDay, language)]
    const characters = [...new Set([...ofDays, ...said.join('')])].toSorted()
    const lines = await linesOf(page, characters, family)
    const file = `../../../../api/inventory/labels/glyphs/${language}.txt`
    writeFileSync(new URL(file, import.meta.url), `${lines.join('\n')}\n`)
  }
  await browser.close()
}

async function linesOf(page: Page, characters: readonly string[], family: string) {
  const drawn = await page.evaluate(
    `(${drawInPage})(${JSON.stringify([characters, family, glyphHeight])})`,
  )
  return (drawn as readonly { columns: number; bits: string }[]).map(({ columns, bits }, at) => {
    const point = characters[at]?.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')
    const hex = (bits.match(/.{4}/g) ?? []).map((four) => Number.parseInt(four, 2).toString(16))
    return `${point} ${columns} ${hex.join('')}`
  })
}

/** The columns of each character and whether each of its dots is black, row by row. Runs in the browser. */
const drawInPage = `([characters, family, height]) => {
  const canvas = document.createElement('canvas')
  canvas.width = 2 * height
  canvas.height = height
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  pen.font = height + 'px "' + family + '"'
  return characters.map((character) => {
    pen.clearRect(0, 0, canvas.width, height)
    const columns = Math.round(pen.measureText(character).width)
    // The base line of a square of ideographs is 12 % above its foot.
    pen.fillText(character, 0, Math.round(height * 0.88))
    const { data } = pen.getImageData(0, 0, columns, height)
    const opacities = data.filter((_, at) => at % 4 === 3)
    return { columns, bits: Array.from(opacities, (one) => (one > 110 ? '1' : '0')).join('') }
  })
}`

await drawGlyphs()
