import { html } from 'hono/html'
import { sumOf } from '../../../../domain/sum.ts'
import type { Language, Words } from '../../../../domain/words.ts'
import { filled, grams } from '../../record/format.ts'
import { labelPhrases } from '../labels/phrases.ts'
import type { Markup } from '../shell.ts'
import { lineagePhrases } from './phrases.ts'

/** One edge of lineage, as it is met from the batch that was asked about. */
export interface LineageLine {
  /** The batch that the edge leads to, and the one that it leads on from. */
  readonly code: string
  readonly via: string
  readonly kind: Words
  readonly material: Words
  readonly grams: number
  /** Steps of the shortest way. */
  readonly depth: number
}

export interface LineageView {
  readonly code: string
  readonly up: readonly LineageLine[]
  readonly down: readonly LineageLine[]
  /** Whether there is more than is shown, in each direction. */
  readonly isUpCut: boolean
  readonly isDownCut: boolean
}

/** Codes that a sentence names before it stops. */
const mostNamed = 6

/** Where a batch came from and what came out of it, first in a sentence, then step by step. */
export function lineageBody(view: LineageView, language: Language): Markup {
  const { code } = view
  const path = encodeURIComponent(code)
  return html`<div class="work"><p><a class="back" href="/work/batches/${path}">← ${filled(labelPhrases.toBatch, language, { code })}</a></p>${directionHtml('up', view, language)}${directionHtml('down', view, language)}<p><a class="button quiet" href="/api/v1/batches/${path}/lineage?direction=both&amp;limit=100000">${lineagePhrases.file[language]}</a></p></div>`
}

function directionHtml(direction: 'up' | 'down', view: LineageView, language: Language): Markup {
  const lines = view[direction]
  const isCut = direction === 'up' ? view.isUpCut : view.isDownCut
  const title = html`<h2>${lineagePhrases[direction][language]}</h2>`
  if (lines.length === 0) {
    const none = direction === 'up' ? lineagePhrases.upNone : lineagePhrases.downNone
    return html`<section id="${direction}">${title}<p>${none[language]}</p></section>`
  }
  const steps = [...Map.groupBy(lines, ({ depth }) => depth)]
  return html`<section id="${direction}">${title}<p>${textOf(direction, lines, language)}</p>${
    isCut
      ? html`<p class="soft">${filled(lineagePhrases.more, language, { n: lines.length })}</p>`
      : ''
  }${steps.map(
    ([depth, own]) =>
      html`<h3>${filled(lineagePhrases.step, language, { n: depth })}</h3><ul class="list">${own.map((line) => html`<li>${lineHtml(line, direction, language)}</li>`)}</ul>`,
  )}</section>`
}

/** The whole in one sentence, for whoever reads no list. */
function textOf(
  direction: 'up' | 'down',
  lines: readonly LineageLine[],
  language: Language,
): string {
  const nearest = lines.filter(({ depth }) => depth === 1)
  const named = nearest.slice(0, mostNamed).map(({ code }) => code)
  const codes = named.join(language === 'en' ? ', ' : '、')
  const says = direction === 'up' ? lineagePhrases.upSays : lineagePhrases.downSays
  return filled(says, language, {
    n: new Set(lines.map(({ code }) => code)).size,
    steps: Math.max(...lines.map(({ depth }) => depth)),
    grams: grams(
      sumOf(nearest, (line) => line.grams),
      language,
    ),
    codes: nearest.length > mostNamed ? `${codes} …` : codes,
  })
}

function lineHtml(line: LineageLine, direction: 'up' | 'down', language: Language): Markup {
  const { code, via, kind, material } = line
  const gave = direction === 'up' ? lineagePhrases.gaveUp : lineagePhrases.gaveDown
  const said = filled(gave, language, { grams: grams(line.grams, language), code: via })
  return html`<a class="rowlink" href="/work/batches/${encodeURIComponent(code)}/lineage"><b>${code}</b> <small>${kind[language]} · ${material[language]} · ${said}</small></a>`
}
