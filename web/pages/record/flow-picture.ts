import { html, raw } from 'hono/html'
import { sumOf } from '../../../domain/sum.ts'
import type { Language } from '../../../domain/words.ts'
import { escaped, rounded, wrapped } from '../picture-text.ts'
import { flowPhrases } from './flow-phrases.ts'
import { type Flow, flowsOf } from './flows.ts'
import { filled, grams } from './format.ts'
import type { RecordView } from './view.ts'

/**
 * Where the material came from and where it went, every band as wide as its grams, and the same in words under it. Nothing for
 * what was never weighed, or neither came out of anything nor became anything.
 */
export function flowSection(view: RecordView, language: Language) {
  const { from, to } = flowsOf(view, language)
  const massGrams = Math.max(sumOf(from, grammed), sumOf(to, grammed))
  if (massGrams === 0) return ''
  const own = flowPhrases.this[language]
  const told = [
    ...(from.length === 0 ? [] : [`${flowPhrases.from[language]}${listed(from, language)}`]),
    ...(to.length === 0 ? [] : [`${flowPhrases.to[language]}${listed(to, language)}`]),
  ]
  return html`<section><h2>${flowPhrases.title[language]}</h2>
<figure>${raw(drawn({ from, to, massGrams, own }, language))}
<figcaption>${told.map((one) => html`<p>${one}</p>`)}<p class="soft">${flowPhrases.scale[language]}</p></figcaption></figure></section>`
}

function listed(flows: readonly Flow[], language: Language): string {
  return flows
    .map(({ label, grams: amount }) =>
      filled(flowPhrases.one, language, { label, grams: grams(amount, language) }),
    )
    .join(language === 'en' ? ', ' : '、')
}

const grammed = ({ grams: amount }: Flow) => amount

/** Units of the picture, as wide as a phone; bars stand where both columns of words have room. */
const width = 340
const column = 112
const bar = 8
const tallest = 150
const line = 15
const apart = 10

interface Picture {
  readonly from: readonly Flow[]
  readonly to: readonly Flow[]
  readonly massGrams: number
  readonly own: string
}

function drawn({ from, to, massGrams, own }: Picture, language: Language): string {
  const perGram = tallest / massGrams
  const left = placed(from, perGram, language)
  const right = placed(to, perGram, language)
  const ownHeight = Math.max(1, massGrams * perGram)
  const height = Math.max(left.height, right.height, ownHeight, 3 * line) + 2 * line
  const isBetween = from.length > 0 && to.length > 0
  const ownAt = isBetween ? (width - bar) / 2 : from.length > 0 ? width - column : column - bar
  const top = (height - ownHeight) / 2
  const marks: string[] = [
    rectangle({ x: ownAt, y: top, height: ownHeight, kind: 'own' }),
    ...ownWords({ own, amount: grams(massGrams, language), ownAt, height, isBetween, from }),
  ]
  for (const [side, { rows, height: whole }] of [
    ['from', left],
    ['to', right],
  ] as const) {
    let at = top
    const shift = (height - whole) / 2
    const x = side === 'from' ? column - bar : width - column
    for (const { y, bandHeight, lines, middle, kind } of rows) {
      const own = { x: side === 'from' ? ownAt : ownAt + bar, y: at, height: bandHeight }
      const far = { x: side === 'from' ? x + bar : x, y: y + shift, height: bandHeight }
      marks.push(band(far, own, kind), rectangle({ x, y: y + shift, height: bandHeight, kind }))
      const anchor = side === 'from' ? 'end' : 'start'
      const wordsAt = side === 'from' ? x - 6 : x + bar + 6
      marks.push(...writing(lines, { x: wordsAt, middle: middle + shift, anchor }))
      at += bandHeight
    }
  }
  return `<svg class="flow" viewBox="0 0 ${width} ${rounded(height)}" aria-hidden="true">${marks.join('')}</svg>`
}

function ownWords({
  own,
  amount,
  ownAt,
  height,
  isBetween,
  from,
}: {
  own: string
  amount: string
  ownAt: number
  height: number
  isBetween: boolean
  from: readonly Flow[]
}): readonly string[] {
  if (isBetween) {
    return writing([`${own} ${amount}`], {
      x: ownAt + bar / 2,
      middle: line / 2,
      anchor: 'middle',
    })
  }
  const anchor = from.length > 0 ? 'start' : 'end'
  const x = from.length > 0 ? ownAt + bar + 6 : ownAt - 6
  return writing([...wrapped(own, mostUnits), amount], { x, middle: height / 2, anchor })
}

interface Row {
  readonly y: number
  readonly bandHeight: number
  readonly middle: number
  readonly lines: readonly string[]
  readonly kind: Flow['kind']
}

/** Bands from top to bottom, each with room for its words, however thin it is. */
function placed(flows: readonly Flow[], perGram: number, language: Language) {
  const rows: Row[] = []
  let y = 0
  for (const { label, grams: amount, kind } of flows) {
    const bandHeight = Math.max(1, amount * perGram)
    const lines = [...wrapped(label, mostUnits), grams(amount, language)]
    const room = Math.max(bandHeight, lines.length * line)
    rows.push({ y: y + (room - bandHeight) / 2, bandHeight, middle: y + room / 2, lines, kind })
    y += room + apart
  }
  return { rows, height: Math.max(0, y - apart) }
}

interface Bar {
  readonly x: number
  readonly y: number
  readonly height: number
}

function rectangle({ x, y, height, kind }: Bar & { kind: string }): string {
  return `<rect class="${kind}" x="${rounded(x)}" y="${rounded(y)}" width="${bar}" height="${rounded(height)}" rx="2"/>`
}

/** What flows between two bars, as wide at one end as at the other. */
function band(one: Bar, other: Bar, kind: string): string {
  const middle = rounded((one.x + other.x) / 2)
  const [x, y, bottom] = [one.x, one.y, one.y + one.height].map(rounded)
  const [toX, toY, toBottom] = [other.x, other.y, other.y + other.height].map(rounded)
  return `<path class="${kind}" d="M${x} ${y}C${middle} ${y} ${middle} ${toY} ${toX} ${toY}V${toBottom}C${middle} ${toBottom} ${middle} ${bottom} ${x} ${bottom}Z"/>`
}

function writing(
  lines: readonly string[],
  { x, middle, anchor }: { x: number; middle: number; anchor: 'start' | 'middle' | 'end' },
): readonly string[] {
  const first = middle - ((lines.length - 1) * line) / 2 + 4
  return lines.map((text, index) => {
    const style = index === lines.length - 1 && lines.length > 1 ? ' class="soft"' : ''
    return `<text${style} x="${rounded(x)}" y="${rounded(first + index * line)}" text-anchor="${anchor}">${escaped(text)}</text>`
  })
}

/** Letters of a line. */
const mostUnits = 14
