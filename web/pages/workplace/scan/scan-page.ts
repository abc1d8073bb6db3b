import { html } from 'hono/html'
import type { Language, Words } from '../../../../domain/words.ts'
import { controlHtml, type Filled } from '../form/control-html.ts'
import { controlsHtml } from '../form/controls-html.ts'
import { errorSummary } from '../form/error-summary.ts'
import { noEnter } from '../form/no-enter.ts'
import type { Said } from '../form/said.ts'
import { recallBanner, type ShownRecall } from '../recall-banner.ts'
import type { Markup } from '../shell.ts'
import { scanPhrases } from './phrases.ts'
import { rowsHtml } from './rows-html.ts'
import { type ScanControls, scanControls } from './scan-controls.ts'
import type { ScanFormBase } from './scan-form-base.ts'

export interface ScanView extends ScanFormBase {
  /** Where the form is sent. */
  readonly action: string
  /** UUID that makes sending it twice harmless. */
  readonly scanId: string
  readonly said: readonly Said[]
  /** Open on what the form names. */
  readonly recalls: readonly ShownRecall[]
  /** Label of the stream and, where several persons must sign, that they must. */
  readonly streamLabel: Words
  /** Facility when there is no choice. */
  readonly facility: string | undefined
  /** Id of the event that is taken back. */
  readonly reverses?: string
  /** Pointer of the question at which the person goes on. */
  readonly focus?: string | undefined
  readonly back: { readonly href: string; readonly label: Words }
}

/** The form of a stage, generated from the stage's own table. */
export function scanBody(view: ScanView): Markup {
  const { form, language, said, typed, back, focus } = view
  const controls = scanControls(view)
  const shown: Filled = { typed, said, language, focus }
  const needsTwo = form.persons > 1
  return html`<div class="work">
<p><a class="back" href="${back.href}">← ${back.label[language]}</a></p>
${errorSummary(said, language)}${recallBanner(view.recalls, language)}
<p class="soft">${view.streamLabel[language]}</p>
${view.isCorrection ? html`<p class="told word">${scanPhrases.correctionWhy[language]}</p>` : ''}${needsTwo ? html`<p class="told word">${scanPhrases.proposeWhy[language]}</p>` : ''}
<form method="post" action="${view.action}"${takesFiles(form) ? html` enctype="multipart/form-data"` : ''}>
${noEnter}
${hiddenOf(view)}
${partsOf(controls, view, shown)}
<div class="act"><button class="big" name="do" value="record">${
    (view.isCorrection ? scanPhrases.correct : needsTwo ? scanPhrases.propose : scanPhrases.record)[
      language
    ]
  }</button></div>
</form></div>`
}

function takesFiles({ questions, outputs }: ScanView['form']): boolean {
  return [...questions, ...(outputs?.questions ?? [])].some(({ files }) => files !== undefined)
}

function hiddenOf({ scanId, facility, facilities, reverses }: ScanView): Markup {
  const isOnly = facilities.length < 2 && facility !== undefined
  return html`<input type="hidden" name="/id" value="${scanId}">${
    isOnly ? html`<input type="hidden" name="/facility" value="${facility}">` : ''
  }${reverses === undefined ? '' : html`<input type="hidden" name="/reverses" value="${reverses}">`}`
}

function partsOf(controls: ScanControls, view: ScanView, shown: Filled): Markup {
  const { form, language } = view
  return html`${
    form.batches === undefined
      ? ''
      : rowsHtml({ list: 'batches', rows: controls.batches, form, shown })
  }${
    controls.facts.length === 0
      ? ''
      : section(scanPhrases.facts, language, [controlsHtml(controls.facts, shown)])
  }${
    form.outputs === undefined
      ? ''
      : rowsHtml({ list: 'outputs', rows: controls.outputs, form, shown })
  }${
    form.losses === undefined
      ? ''
      : rowsHtml({ list: 'losses', rows: controls.losses, form, shown })
  }${
    form.additions === undefined
      ? ''
      : rowsHtml({ list: 'additions', rows: controls.additions, form, shown })
  }${section(
    scanPhrases.place,
    language,
    controls.place.map((one) => controlHtml(one, shown)),
  )}`
}

function section(title: Words, language: Language, content: readonly (Markup | '')[]): Markup {
  return html`<section><h2>${title[language]}</h2>${content}</section>`
}
