import { html, raw } from 'hono/html'
import type { Language, Words } from '../../../domain/words.ts'
import { dayText } from '../local-time.ts'
import { labelWords } from './label-words.ts'
import { massText } from './mass-text.ts'
import { type QrSymbol, qrSvg } from './qr-svg.ts'

/** What a label says of a batch, as it stood when the label was made. */
export interface Label {
  readonly code: string
  readonly kind: Words
  readonly state: Words
  /** Null when never weighed; 0 of what is here no more, of which no mass is said. */
  readonly massGrams: number | null
  /** What else tells whoever lifts it what it is, such as chemistry and voltage, in few letters. */
  readonly facts: readonly Words[]
  /** Day of the label, `2026-11-22`, since stage and mass go on changing. */
  readonly day: string
  /** What the QR says. */
  readonly link: string
  readonly symbol: QrSymbol
  /** For whoever finds the QR torn: host and short code, to be typed. */
  readonly typed: { readonly host: string; readonly code: string }
  /** Whether the link's numbers are GS1's for demonstration. */
  readonly demonstration: boolean
  /** Whether its link leads to wherever the label was asked for, since nobody said where links lead: not to be stuck on anything. */
  readonly isTrial: boolean
  /** That it is recalled and why, as it stood that day; undefined when nothing is open on it. */
  readonly recalled: Words | undefined
  /** What whoever lifts it must know, as it stood that day; undefined when there is nothing to tell. */
  readonly danger: Words | undefined
}

/** One label: the QR as large as its place, then code, mass, kind and stage, largest first what is read from afar. */
export function labelHtml(label: Label, language: Language) {
  const { code, kind, state, day, typed } = label
  const groups = typed.code.match(/.{1,4}/g) ?? []
  const demo = label.demonstration
    ? html` <span class="demo">${labelWords.demonstration[language]}</span>`
    : ''
  return html`<article class="label">
<div class="qr">${raw(qrSvg(label.symbol, { margin: 0 }))}</div>
<div class="says">
${label.recalled === undefined ? '' : html`<p class="danger">⚠ ${label.recalled[language]}</p>`}
${label.danger === undefined ? '' : html`<p class="danger">⚠ ${label.danger[language]}</p>`}
<p class="code ${sizeFor(code)}">${code}</p>
${massOf(label, language)}
<p class="kind">${kind[language]}${demo}</p>
${label.facts.length === 0 ? '' : html`<p class="kind facts">${factsText(label, language)}</p>`}
<p class="state">${state[language]} <time datetime="${day}">${dayText(day, language)}</time></p>
</div>
<p class="typed${typed.host.length > 24 ? ' far' : ''}">${typed.host}/b/<wbr>${raw(groups.join('-<wbr>'))}</p>
${label.isTrial ? html`<p class="trial">${labelWords.trial[language]}</p>` : ''}
</article>`
}

/** Its mass; nothing of what is here no more. */
function massOf({ massGrams }: Label, language: Language) {
  if (massGrams === 0) return ''
  return massGrams === null
    ? html`<p class="mass unknown">${labelWords.notWeighed[language]}</p>`
    : html`<p class="mass">${massText(massGrams)}</p>`
}

/** Chemistry, voltage and the like, one after the other. */
export function factsText({ facts }: Pick<Label, 'facts'>, language: Language): string {
  return facts.map((fact) => fact[language]).join(' · ')
}

/** A code is never cut: the longer, the smaller, and one of twelve characters still stands on one line. */
function sizeFor({ length }: string): string {
  if (length <= 9) return 'short'
  if (length <= 24) return 'middling'
  return length <= 48 ? 'long' : 'longest'
}
