import { html } from 'hono/html'
import type { Language } from '../../../../domain/words.ts'
import { sizeText } from '../../file-text.ts'
import { filled } from '../../record/format.ts'
import type { Control } from '../form/control.ts'
import { controlHtml, type Filled } from '../form/control-html.ts'
import { errorSummary } from '../form/error-summary.ts'
import { faultsSection, mostSheetBytes, type RowFault } from '../imports/import-page.ts'
import { importPhrases } from '../imports/phrases.ts'
import type { Markup } from '../shell.ts'
import { handOverPhrases } from './phrases.ts'
import { sheetPhrases } from './sheet-phrases.ts'

/** Address of the page. */
export const sheetPath = '/work/hand-overs/sheet'

/** The one question of the form. */
export function decisionSheetControl(language: Language): Control {
  return {
    pointer: '/file',
    label: importPhrases.file[language],
    filling: {
      kind: 'files',
      accept: '.xlsx,.csv,text/csv',
      several: false,
      add: importPhrases.choose[language],
    },
    hint: filled(sheetPhrases.fileHint, language, { size: sizeText(mostSheetBytes) }),
  }
}

/** Where the sheet of what waits is taken out, and sent back filled in by whoever may record. */
export function sheetBody({ mayRecord, shown }: { mayRecord: boolean; shown: Filled }): Markup {
  const { language, said } = shown
  const say = (name: keyof typeof sheetPhrases) => sheetPhrases[name][language]
  return html`<div class="work">${back(language)}${errorSummary(said, language)}<section><h2>${say('takeOut')}</h2><p class="soft">${say('takeOutWhy')}</p><p>${(
    ['xlsx', 'csv'] as const
  ).map(
    (form) =>
      html`<a class="button quiet" href="/api/v1/hand-overs/sheet.${form}?lang=${language}">${form.toUpperCase()}</a> `,
  )}</p></section>${
    mayRecord
      ? html`<section><h2>${say('sendBack')}</h2><p class="soft">${say('sendBackWhy')}</p><form method="post" action="${sheetPath}" enctype="multipart/form-data">${controlHtml(
          decisionSheetControl(language),
          shown,
        )}<div class="act"><button class="big" name="do" value="show">${say('decide')}</button><button class="quiet" name="do" value="file">${say('giveBack')}</button></div></form></section>`
      : html`<p class="soft">${say('supervisor')}</p>`
  }</div>`
}

/** How many rows became what. */
export type Decided = Readonly<Record<'taken' | 'duplicate' | 'refused' | 'left', number>>

/** What became of a sheet: how many rows how, and every fault with its row and column. */
export function decidedBody(
  { decided, faults, left }: { decided: Decided; faults: readonly RowFault[]; left: number },
  language: Language,
): Markup {
  const outcomes = ['taken', 'duplicate', 'refused', 'left'] as const
  return html`<div class="work">${back(language)}<section><h2>${importPhrases.result[language]}</h2><dl class="masses">${outcomes
    .filter((one) => decided[one] > 0 || one === 'taken' || one === 'refused')
    .map(
      (one) => html`<div><dt>${sheetPhrases[one][language]}</dt><dd>${decided[one]}</dd></div>`,
    )}</dl></section>${faultsSection({ faults, left }, language)}<p><a class="button" href="${sheetPath}">${importPhrases.again[language]}</a></p></div>`
}

function back(language: Language): Markup {
  return html`<p><a class="back" href="/work/hand-overs">← ${handOverPhrases.title[language]}</a></p>`
}
