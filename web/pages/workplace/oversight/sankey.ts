import type { Language } from '../../../../domain/words.ts'
import { cut, escaped, rounded, wrapped } from '../../picture-text.ts'
import { filled } from '../../record/format.ts'
import { fewerParties, otherReceivers, otherSenders } from './fewer-parties.ts'
import { massText } from './mass-text.ts'
import { passedPhrases } from './passed-phrases.ts'
import {
  layoutSankey,
  type PlacedFlow,
  type PlacedParty,
  type SankeyLayout,
  type SankeyPage,
} from './sankey-layout.ts'
import type { Passed } from './without-cycles.ts'

/** Pages that a picture is drawn for: a phone's, and a screen's or a sheet's. */
const pages = {
  narrow: { width: 340, margin: 92, apart: 46, tallest: 170, units: 12, between: 14 },
  wide: { width: 760, margin: 176, apart: 42, tallest: 240, units: 24, between: 26 },
} as const satisfies Record<string, SankeyPage & { units: number; between: number }>

/** Most parties in a picture; the others together are one sender and one receiver, and stand one by one in the table. */
export const mostParties = { narrow: 8, wide: 16 } as const

const line = 15

/**
 * Who passed how much to whom, as a text of SVG; empty where nothing was passed. Every band is as wide as its grams and leads to its movements. It is
 * for eyes and pointers: the table beside it says the same to everybody else.
 */
export function sankeySvg(
  passed: readonly Passed[],
  size: keyof typeof pages,
  language: Language,
): string {
  const page = pages[size]
  const layout = layoutSankey(fewerParties(passed, mostParties[size]), page)
  if (layout.parties.length === 0) return ''
  const marks = [
    ...layout.flows.map((flow) => bandSvg(flow, language)),
    ...layout.parties.map((party) => partySvg(party, { page, layout }, language)),
  ]
  return `<svg class="sankey ${size}" viewBox="0 0 ${page.width} ${rounded(layout.height)}" aria-hidden="true">${marks.join('')}</svg>`
}

/** What a party is called in a picture, or those together who are not named in it. */
export function partyName(name: string, language: Language): string {
  if (name === otherSenders) return passedPhrases.otherSenders[language]
  if (name === otherReceivers) return passedPhrases.otherReceivers[language]
  return name
}

function bandSvg({ path, width, tone, isReturn, ...flow }: PlacedFlow, language: Language): string {
  const [from, to] = [partyName(flow.from, language), partyName(flow.to, language)]
  const title = filled(passedPhrases.one, language, {
    from,
    to,
    mass: massText(flow.grams, language),
  })
  const band = `<path class="band t${tone}${isReturn ? ' return' : ''}" d="${path.replaceAll(/\d+\.\d+/g, (number) => String(rounded(Number(number))))}" stroke-width="${rounded(Math.max(1, width))}"><title>${escaped(title)}</title></path>`
  return flow.href === undefined
    ? band
    : `<a href="${escaped(flow.href)}" tabindex="-1">${band}</a>`
}

interface Drawing {
  readonly page: (typeof pages)[keyof typeof pages]
  readonly layout: SankeyLayout
}

function partySvg(party: PlacedParty, { page }: Drawing, language: Language): string {
  const { x0, x1, y0, y1, side, isReturn, grams } = party
  const height = Math.max(1, y1 - y0)
  const bar = `<rect class="bar${isReturn ? ' return' : ''}" x="${rounded(x0)}" y="${rounded(y0)}" width="${rounded(x1 - x0)}" height="${rounded(height)}" rx="2"/>`
  const called = partyName(party.name, language)
  const name = isReturn ? filled(passedPhrases.backTo, language, { name: called }) : called
  const mass = massText(grams, language)
  if (side === 'between') {
    const lines = [`${cut(name, page.between)} ${mass}`]
    return bar + writing(lines, { x: (x0 + x1) / 2, y: y0 - 6, anchor: 'middle' })
  }
  const lines = [...wrapped(name, page.units), mass]
  const top = (y0 + y1) / 2 - ((lines.length - 1) * line) / 2 + 4
  return side === 'left'
    ? bar + writing(lines, { x: x0 - 7, y: top, anchor: 'end' })
    : bar + writing(lines, { x: x1 + 7, y: top, anchor: 'start' })
}

function writing(
  lines: readonly string[],
  { x, y, anchor }: { x: number; y: number; anchor: 'start' | 'middle' | 'end' },
): string {
  return lines
    .map((text, at) => {
      const style = at > 0 && at === lines.length - 1 ? ' class="soft"' : ''
      return `<text${style} x="${rounded(x)}" y="${rounded(y + at * line)}" text-anchor="${anchor}">${escaped(text)}</text>`
    })
    .join('')
}
