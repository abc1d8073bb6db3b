import { html } from 'hono/html'
import type { Language } from '../../../../domain/words.ts'
import { labelsPerSheet } from '../../labels/sheet-page.ts'
import { filled } from '../../record/format.ts'
import type { Control } from '../form/control.ts'
import { controlHtml, type Filled } from '../form/control-html.ts'
import { errorSummary } from '../form/error-summary.ts'
import type { Markup } from '../shell.ts'
import { labelPhrases } from './phrases.ts'

/** What labels are printed on, by the name that the form sends. */
export const labelForms = ['sheet', 'single', 'zpl'] as const
export type LabelForm = (typeof labelForms)[number]

/** Most labels that are made at once. */
export const mostLabels = 200

/** Most characters of codes in an address: with its headers a request may have 16 kB, and some proxies take 8. */
const mostQuery = 6_000

/** The questions of the form that makes labels. */
export function labelControls(language: Language): readonly Control[] {
  const say = (name: keyof typeof labelPhrases, values = {}) =>
    filled(labelPhrases[name], language, values)
  return [
    {
      pointer: '/codes',
      label: say('codes'),
      filling: { kind: 'long', isCode: true },
      hint: say('codesHint', { n: mostLabels }),
    },
    {
      pointer: '/form',
      label: say('form'),
      filling: {
        kind: 'one',
        choices: labelForms.map((value) => ({ value, label: say(value) })),
      },
    },
    {
      pointer: '/start',
      label: say('start'),
      filling: { kind: 'number' },
      hint: say('startHint', { n: labelsPerSheet }),
      optional: true,
    },
  ]
}

/** Where labels of any batches are made, with those named that somebody came from. */
export function labelsBody({
  codes,
  shown,
}: {
  readonly codes: readonly string[]
  readonly shown: Filled
}): Markup {
  const { language, said } = shown
  const [only] = codes.length === 1 ? codes : []
  const back =
    only === undefined
      ? { href: '/work', label: labelPhrases.toWork[language] }
      : {
          href: batchPath('/work', only),
          label: filled(labelPhrases.toBatch, language, { code: only }),
        }
  return html`<div class="work"><p><a class="back" href="${back.href}">← ${back.label}</a></p>${errorSummary(said, language)}<form method="post" action="/work/labels"><section>${labelControls(
    language,
  ).map((control) =>
    controlHtml(control, shown),
  )}<div class="act"><button class="big">${labelPhrases.make[language]}</button></div></section></form>${
    only === undefined ? '' : picturesOf(only, language)
  }</div>`
}

/** How many of these codes, from the first on, an address of the page names. */
export function labelsAtOnce(codes: readonly string[]): number {
  let length = 0
  const over = codes.findIndex((code, index) => {
    length += String(queryOf([code])).length + 1
    return index >= mostLabels || length > mostQuery
  })
  return over < 0 ? codes.length : over
}

/** What a way to labels of these batches says, and of many that it leads to a part of them. */
export function labelsOfNewText(codes: readonly string[], language: Language): string {
  const all = codes.length
  const n = labelsAtOnce(codes)
  return n === all
    ? labelPhrases.ofNew[language]
    : filled(labelPhrases.ofNewPart, language, { n, all })
}

function picturesOf(code: string, language: Language): Markup {
  return html`<section><h2>${labelPhrases.pictures[language]}</h2><p><a class="button quiet" href="${batchPath('/api/v1', code)}/qr.svg">SVG</a> <a class="button quiet" href="${batchPath('/api/v1', code)}/qr.png">PNG</a></p></section>`
}

function batchPath(under: string, code: string): string {
  return `${under}/batches/${encodeURIComponent(code)}`
}

/** Address of the page with these codes filled in, of many the first: a longer address no server takes. */
export function labelsPath(codes: readonly string[]): string {
  const query = queryOf(codes.slice(0, labelsAtOnce(codes)))
  return `/work/labels${codes.length === 0 ? '' : `?${query}`}`
}

function queryOf(codes: readonly string[]): URLSearchParams {
  return new URLSearchParams(codes.map((code): [string, string] => ['batch', code]))
}
