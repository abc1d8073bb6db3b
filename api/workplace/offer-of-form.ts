import { type Typed, typedAt } from '../../web/pages/workplace/form/control.ts'
import { lineCount, mostLines } from '../../web/pages/workplace/hand-over/offer-controls.ts'
import type { OfferPlace } from './offer-view.ts'
import { codeOf, factsAt, gramsOf } from './scan-of-form.ts'

/** The offer that a filled form means, to be judged by the offer's own schema. */
export function offerOfForm(
  typed: Typed,
  { stream, timeZone }: Pick<OfferPlace, 'stream' | 'timeZone'>,
): Readonly<Record<string, unknown>> {
  return {
    id: typedAt(typed, '/id'),
    receiver: typedAt(typed, '/receiver').trim(),
    facility: typedAt(typed, '/facility'),
    papers: factsAt('/papers', stream?.custody.papers ?? [], { typed, timeZone }),
    lines: linesIn(typed).map(([batch, grams]) => ({
      batch: codeOf(batch),
      ...(grams.trim() === '' ? {} : { massGrams: gramsOf(grams) }),
    })),
  }
}

/** What was typed with further lines for these codes, in empty lines first; a code that stands there already is passed over. */
export function withLines(typed: Typed, codes: readonly string[]): Typed {
  const lines = linesIn(typed)
  const there = new Set(lines.map(([code]) => code.trim()))
  const added = codes
    .filter((code) => code === '' || !there.has(code))
    .map((code): Line => [code, ''])
  const isTaking = added.some(([code]) => code !== '')
  const kept = isTaking ? lines.filter(([code]) => code.trim() !== '') : lines
  return withOnly(typed, [...kept, ...added])
}

/** What was typed without one line. */
export function withoutLine(typed: Typed, gone: number): Typed {
  return withOnly(
    typed,
    linesIn(typed).filter((_, index) => index !== gone),
  )
}

/** What was typed without lines in which nothing stands, as long as one is left. */
export function withoutEmptyLines(typed: Typed): Typed {
  const lines = linesIn(typed)
  const filled = lines.filter(([code, grams]) => `${code}${grams}`.trim() !== '')
  return withOnly(typed, filled.length === 0 ? lines.slice(0, 1) : filled)
}

type Line = readonly [code: string, grams: string]

function linesIn(typed: Typed): readonly Line[] {
  return Array.from(
    { length: lineCount(typed) },
    (_, index): Line => [
      typedAt(typed, `/lines/${index}/batch`),
      typedAt(typed, `/lines/${index}/massGrams`),
    ],
  )
}

function withOnly(typed: Typed, lines: readonly Line[]): Typed {
  const next = new Map([...typed].filter(([pointer]) => !pointer.startsWith('/lines/')))
  for (const [index, [code, grams]] of lines.slice(0, mostLines).entries()) {
    next.set(`/lines/${index}/batch`, [code])
    next.set(`/lines/${index}/massGrams`, [grams])
  }
  return next
}
