import type { Language, Words } from '../../../domain/words.ts'
import { factsText, type Label } from '../../../web/pages/labels/label-html.ts'
import { labelWords } from '../../../web/pages/labels/label-words.ts'
import { massText } from '../../../web/pages/labels/mass-text.ts'
import type { QrSymbol } from '../../../web/pages/labels/qr-svg.ts'
import { dayText } from '../../../web/pages/local-time.ts'
import { glyphHeight } from './glyphs.ts'
import { enlarged, zplGraphic } from './zpl-graphic.ts'
import { zplPicture } from './zpl-picture.ts'

/** Dots of a label of 100 × 50 mm at 203 dpi, 8 to the millimetre. */
const width = 800
const height = 400
const margin = 24
/** Width of a capital letter of the printer's scalable font, as a share of its height. */
const widestShare = 0.65
/** Width of its letters on average, as a share of its height. */
const usualShare = 0.52
/** Height of text of which two lines stand in the place of one and a half. */
const smallDots = 22

/**
 * A label in ZPL II for a Zebra or compatible printer. Printers hold no Chinese unless a font was bought for them: words in
 * Chinese are sent as pictures. A line with a character that was never drawn, or too long for its place, is in English.
 * The QR is Q: a quarter of it may be dirty.
 */
export function zplLabel(label: Label, language: Language): string {
  const scale = Math.min(10, Math.floor((height - 2 * margin) / label.symbol.size))
  const left = margin + scale * (label.symbol.size + 4)
  const room = width - margin - left
  // A printer takes whole dots only.
  const half = Math.floor(room / 2)
  const place = { left, room, language }
  const { code, massGrams, typed } = label
  const size = sizeFor(code.length)
  const codeLines = chunks(code, Math.floor(room / (size * widestShare)))
  const line = (top: number, dots: number, words: string) =>
    `^FO${left},${top}^A0N,${dots},${dots}^FH_^FD${escaped(words)}^FS`
  const groups = (typed.code.match(/.{1,4}/g) ?? []).join('-')
  return [
    // ^CI28: text is UTF-8. ^LH0,0 and ^LS0: whatever the label before set is undone.
    `^XA^CI28^LH0,0^LS0^PW${width}^LL${height}`,
    // Drawn by us: a printer may take more modules for the same link than room was left for.
    `^FO${margin},${margin}${zplGraphic(enlarged(rowsOf(label.symbol), scale))}`,
    // Printers break lines at spaces only, and codes have none.
    ...codeLines.map((words, index) => line(margin + index * size, size, words)),
    ...factsOf(label, { ...place, top: margin + codeLines.length * size + 4 }),
    ...(massGrams === 0
      ? []
      : [
          block(
            (tongue) => (massGrams === null ? labelWords.notWeighed[tongue] : massText(massGrams)),
            { ...place, top: 190, dots: 48 },
          ),
        ]),
    ...boxesOf(label, place),
    line(320, 18, `${typed.host}/b/`),
    line(338, 18, groups),
    ...(label.demonstration
      ? [block((tongue) => labelWords.demonstration[tongue], { ...place, top: 358, dots: 18 })]
      : []),
    ...(label.isTrial
      ? [
          block((tongue) => labelWords.trial[tongue], {
            ...place,
            left: left + half,
            room: room - half,
            top: 350,
            dots: 36,
          }),
        ]
      : []),
    '^XZ',
    '',
  ].join('\n')
}

/** Dots of a code's letters: the longer, the smaller, so that what stands below it finds its place. */
function sizeFor(length: number): number {
  if (length <= 12) return 48
  if (length <= 30) return 36
  return length <= 72 ? 24 : 20
}

/** Chemistry, voltage and the like, between the code and the first box. */
function factsOf(label: Label, place: Place): readonly string[] {
  if (label.facts.length === 0) return []
  return [block((tongue) => factsText(label, tongue), { ...place, dots: 24 })]
}

/** What must not be overlooked, one or both, the recall first; a second box takes the place of kind and stage. */
function boxesOf(
  { recalled, danger, kind, state, day }: Label,
  place: Omit<Place, 'top'>,
): readonly string[] {
  const [first, second] = [recalled, danger].filter((one) => one !== undefined)
  return [
    ...(second === undefined
      ? [
          block((tongue) => kind[tongue], { ...place, top: 244, dots: 28 }),
          block((tongue) => `${state[tongue]} ${dayText(day, tongue)}`, {
            ...place,
            top: 272,
            dots: 28,
            mostLines: 2,
          }),
        ]
      : [box(second, { ...place, top: 250 })]),
    ...(first === undefined ? [] : [box(first, { ...place, top: 134 })]),
  ]
}

interface Place {
  readonly left: number
  readonly top: number
  /** Dots to the right margin. */
  readonly room: number
  readonly language: Language
}

interface Block extends Place {
  readonly dots: number
  /** 1 when absent. A printer sets what is too long over the end of its last line. */
  readonly mostLines?: number
}

function rowsOf({ size, isDark }: QrSymbol): readonly string[] {
  const all = Array.from({ length: size }, (_, at) => at)
  return all.map((row) => all.map((column) => (isDark(row, column) ? '1' : '0')).join(''))
}

/** Words as a picture, or in English as text, of which \ would begin a command of ^FB. */
function block(said: (tongue: Language) => string, place: Block): string {
  const { left, top, dots, room, language, mostLines = 1 } = place
  const scale = dots < 2 * glyphHeight ? 1 : 2
  const picture =
    language === 'en'
      ? undefined
      : zplPicture(said(language), { language, scale, width: room, mostLines })
  if (picture !== undefined) return `^FO${left},${top}${picture}`
  const text = said('en')
  const isLong = mostLines > 1 && text.length * dots * usualShare > room
  const high = isLong ? smallDots : dots
  const words = escaped(text.replaceAll('\\', '\\\\'))
  return `^FO${left},${top}^A0N,${high},${high}^FB${room},${isLong ? 2 : 1}^FH_^FD${words}^FS`
}

/** A danger in white on black: as large as it fits, and on two lines at most. */
function box(danger: Words, { left, top, room, language }: Place): string {
  const high = 52
  if (language !== 'en') {
    const inside = { language, width: room, box: high }
    const picture =
      zplPicture(danger[language], { ...inside, scale: 2, mostLines: 1 }) ??
      zplPicture(danger[language], { ...inside, scale: 1, mostLines: 2 })
    if (picture !== undefined) return `^FO${left},${top}${picture}`
  }
  // ^FR turns what lies over the box round.
  return [
    `^FO${left},${top}^GB${room},${high},${high}^FS`,
    `^FO${left + 6},${top + 4}^A0N,22,22^FR^FB${room - 12},2^FH_^FD${escaped(danger.en)}^FS`,
  ].join('\n')
}

/**
 * Makes text harmless: `^` and `~` begin commands, `_` begins our own escapes. These and all beyond ASCII are written as `_` and the byte's two hex digits, which ^FH_ asks for.
 */
function escaped(text: string): string {
  return [...new TextEncoder().encode(text)]
    .map((byte) => {
      const isPlain = byte >= 0x20 && byte < 0x7f && !'^~_'.includes(String.fromCharCode(byte))
      return isPlain ? String.fromCharCode(byte) : `_${byte.toString(16).padStart(2, '0')}`
    })
    .join('')
}

function chunks(text: string, length: number): readonly string[] {
  return Array.from({ length: Math.ceil(text.length / length) }, (_, index) =>
    text.slice(index * length, (index + 1) * length),
  )
}
