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

function picturesOf(code: string, language: Language): Markup {
  return html`<section><h2>${labelPhrases.pictures[language]}</h2><p><a class="button quiet" href="${batchPath('/api/v1', code)}/qr.svg">SVG</a> <a class="button quiet" href="${batchPath('/api/v1', code)}/qr.png">PNG</a></p></section>`
}

function batchPath(under: string, code: string): string {
  return `${under}/batches/${encodeURIComponent(code)}`
}

/** Address of the page with these codes filled in. */
export function labelsPath(codes: readonly string[]): string {
  const query = new URLSearchParams(codes.map((code): [string, string] => ['batch', code]))
  return `/work/labels${codes.length === 0 ? '' : `?${query}`}`
}
