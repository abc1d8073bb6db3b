import { html } from 'hono/html'
import type { Language, Words } from '../../../../domain/words.ts'
import { sizeText } from '../../file-text.ts'
import { filled } from '../../record/format.ts'
import type { Control } from '../form/control.ts'
import { controlHtml, type Filled } from '../form/control-html.ts'
import { errorSummary } from '../form/error-summary.ts'
import { labelsOfNewText, labelsPath } from '../labels/labels-page.ts'
import type { Markup } from '../shell.ts'
import { workPhrases } from '../work/phrases.ts'
import { importPhrases } from './phrases.ts'

/** Largest sheet that a page takes, in bytes. */
export const mostSheetBytes = 20_000_000

/** A stage that a sheet may be of. */
export interface TemplateLine {
  readonly stream: string
  readonly stage: string
  readonly label: Words
}

/** The one question of the form. */
export function sheetControl(language: Language): Control {
  return {
    pointer: '/file',
    label: importPhrases.file[language],
    filling: {
      kind: 'files',
      accept: '.xlsx,.csv,.ndjson,text/csv,application/x-ndjson',
      several: false,
      add: importPhrases.choose[language],
    },
    hint: filled(importPhrases.fileHint, language, { size: sizeText(mostSheetBytes) }),
  }
}

/** Where a sheet is sent from, with an empty one for each stage. */
export function importBody(
  templates: readonly { readonly label: Words; readonly lines: readonly TemplateLine[] }[],
  shown: Filled,
): Markup {
  const { language, said } = shown
  const say = (name: keyof typeof importPhrases) => importPhrases[name][language]
  return html`<div class="work">${errorSummary(said, language)}<p class="soft">${say('why')}</p><form method="post" action="/work/imports" enctype="multipart/form-data"><section>${controlHtml(
    sheetControl(language),
    shown,
  )}<div class="act"><button class="big" name="do" value="show">${say('record')}</button><button class="quiet" name="do" value="file">${say('giveBack')}</button></div></section></form><section><h2>${say('templates')}</h2><p class="soft">${say('templatesWhy')}</p>${templates.map(
    ({ label, lines }) =>
      html`<details class="group"><summary><b>${label[language]}</b></summary><ul class="list">${lines.map((line) => html`<li>${templateHtml(line, language)}</li>`)}</ul></details>`,
  )}</section></div>`
}

function templateHtml({ stream, stage, label }: TemplateLine, language: Language): Markup {
  const at = `/api/v1/streams/${stream}/stages/${stage}/template`
  const link = (form: string) =>
    html`<a class="button quiet" href="${at}.${form}?lang=${language}" aria-label="${label[language]}: ${form.toUpperCase()}">${form.toUpperCase()}</a>`
  return html`<b>${label[language]}</b><span>${link('xlsx')} ${link('csv')}</span>`
}

/** How many rows were answered how. */
export type Outcomes = Readonly<Record<'accepted' | 'duplicate' | 'proposed' | 'refused', number>>

/** What is wrong with a row, where. */
export interface RowFault {
  readonly row: number
  /** As the sheet calls it; empty where it is the row as a whole. */
  readonly column: string
  readonly text: string
}

export interface ImportResult {
  readonly outcomes: Outcomes
  readonly faults: readonly RowFault[]
  /** Rows with faults that are not named. */
  readonly left: number
  /** Codes of batches that came of it. */
  readonly made: readonly string[]
  readonly isWhole: boolean
}

/** That some rows were answered, while the others still are. */
export function progressHtml(
  { from, to, recorded }: { from: number; to: number; recorded: number },
  language: Language,
): Markup {
  return html`<p class="soft">${filled(importPhrases.progress, language, { from, to, n: recorded })}</p>`
}

/** What became of a sheet: how many rows how, and every fault with its row and column. */
export function resultHtml(result: ImportResult, language: Language): Markup {
  const { outcomes, faults, left, made, isWhole } = result
  const say = (name: keyof typeof importPhrases) => importPhrases[name][language]
  const counts = (['accepted', 'duplicate', 'proposed', 'refused'] as const).filter(
    (one) => outcomes[one] > 0 || one === 'accepted' || one === 'refused',
  )
  return html`<section><h2>${say('result')}</h2>${isWhole ? '' : html`<p class="told fault">${say('brokenOff')}</p>`}<dl class="masses">${counts.map(
    (one) => html`<div><dt>${say(one)}</dt><dd>${outcomes[one]}</dd></div>`,
  )}</dl>${
    made.length === 0
      ? ''
      : html`<p><a class="button" href="${labelsPath(made)}">${labelsOfNewText(made, language)}</a></p>`
  }</section>${faultsSection({ faults, left }, language)}<p><a class="button" href="/work/imports">${say('again')}</a> <a class="button quiet" href="/work">${workPhrases.backToAll[language]}</a></p>`
}

/** What is to be corrected in a sheet, by row and column. */
export function faultsSection(
  { faults, left }: Pick<ImportResult, 'faults' | 'left'>,
  language: Language,
): Markup {
  const say = (name: keyof typeof importPhrases) => importPhrases[name][language]
  return html`<section><h2>${say('faults')}</h2>${
    faults.length === 0
      ? html`<p>${say('allGood')}</p>`
      : html`<div class="table" tabindex="0"><table><thead><tr><th scope="col" class="num">${say('row')}</th><th scope="col">${say('fault')}</th></tr></thead><tbody>${faults.map(
          ({ row, column, text }) =>
            html`<tr><th scope="row" class="num">${row}</th><td>${column === '' ? '' : html`<b>${column}</b><br>`}${text}</td></tr>`,
        )}</tbody></table></div>`
  }${left === 0 ? '' : html`<p>${filled(importPhrases.more, language, { n: left })}</p>`}</section>`
}
