import { html } from 'hono/html'
import type { Obligation } from '../../../../domain/passport/point.ts'
import type { Readiness } from '../../../../domain/passport/score.ts'
import type { Language, Words } from '../../../../domain/words.ts'
import { localMoment } from '../../local-time.ts'
import { filled } from '../../record/format.ts'
import type { Control } from '../form/control.ts'
import { controlHtml, type Filled } from '../form/control-html.ts'
import { controlsHtml } from '../form/controls-html.ts'
import { errorSummary } from '../form/error-summary.ts'
import type { Markup } from '../shell.ts'
import { passportPhrases } from './phrases.ts'
import { figures } from './points-section.ts'

/** Models of a stream, last written first. Times are UTC, ISO 8601. */
export interface ModelsOfStream {
  readonly stream: string
  readonly label: Words
  readonly models: readonly {
    readonly model: string
    readonly version: number
    readonly written: string
  }[]
}

interface Reader {
  readonly language: Language
  readonly timeZone: string
  readonly mayWrite: boolean
}

/** Every model of an organisation, and the way to a new one. */
export function modelsBody(streams: readonly ModelsOfStream[], reader: Reader): Markup {
  const { language, timeZone, mayWrite } = reader
  return html`<div class="work"><p class="soft">${passportPhrases.modelsWhy[language]}</p>${streams.map(
    ({ stream, label, models }) =>
      html`<section><h2>${label[language]}</h2>${
        models.length === 0
          ? html`<p>${passportPhrases.modelsNone[language]}</p>`
          : html`<ul class="list">${models.map(
              ({ model, version, written }) =>
                html`<li><a class="rowlink" href="/work/models/${stream}/versions?model=${encodeURIComponent(model)}"><b class="code">${model}</b> <small>${filled(passportPhrases.version, language, { n: version })} · ${localMoment(written, language, timeZone)}</small></a></li>`,
            )}</ul>`
      }${
        mayWrite
          ? html`<p><a class="button" href="/work/models/${stream}/form">${passportPhrases.newModel[language]}</a></p>`
          : ''
      }</section>`,
  )}</div>`
}

/** All that was ever said of a model, newest first. */
export interface ModelVersions {
  readonly stream: string
  readonly model: string
  readonly versions: readonly {
    readonly version: number
    readonly written: string
    readonly facts: readonly { readonly label: Words; readonly value: Words }[]
  }[]
  readonly demands: ModelDemands | undefined
}

/** Every version of a model with what it says. */
export function modelVersionsBody(
  { stream, model, versions, demands }: ModelVersions,
  { language, timeZone, mayWrite }: Reader,
): Markup {
  return html`<div class="work">${backToModels(language)}${
    mayWrite
      ? html`<p><a class="button big" href="/work/models/${stream}/form?model=${encodeURIComponent(model)}">${passportPhrases.change[language]}</a></p>`
      : ''
  }${demandsHtml(demands, passportPhrases.noCategory, language)}${versions.map(
    ({ version, written, facts }, index) =>
      html`<section><details class="group"${index === 0 ? html` open` : ''}><summary><b>${filled(passportPhrases.version, language, { n: version })}</b> <span class="num">${localMoment(written, language, timeZone)}</span></summary><dl class="facts">${facts.map(
        ({ label, value }) =>
          html`<div><dt>${label[language]}</dt><dd>${value[language]}</dd></div>`,
      )}</dl></details></section>`,
  )}</div>`
}

/** What a category demands and what of it lacks. */
export interface ModelDemands {
  readonly category: Words
  /** The obligation that is counted. */
  readonly counted: Obligation
  readonly readiness: Readiness
  /** Lacking points that are demanded: of the model, and of each batch or item. */
  readonly here: readonly Words[]
  readonly there: readonly Words[]
}

/** A form of all that holds for a model. */
export interface ModelForm {
  readonly action: string
  readonly isNew: boolean
  readonly replaces: string
  readonly name: Control
  readonly controls: readonly Control[]
  readonly demands: ModelDemands | undefined
  readonly shown: Filled
}

export function modelForm(form: ModelForm): Markup {
  const { action, isNew, replaces, name, controls, demands, shown } = form
  const { said, language, typed } = shown
  const model = typed.get('/model')?.[0] ?? ''
  return html`<div class="work">${backToModels(language)}${errorSummary(said, language)}<p class="soft">${passportPhrases.replacesWhy[language]}</p>${demandsHtml(demands, passportPhrases.demandedUnknown, language)}<form method="post" action="${action}"><button name="do" value="save" hidden>${passportPhrases.save[language]}</button><input type="hidden" name="/replaces" value="${replaces}">${
    isNew
      ? html`<section>${controlHtml(name, shown)}</section>`
      : html`<input type="hidden" name="/model" value="${model}">`
  }<section>${controlsHtml(controls, shown)}</section><div class="act"><button class="big" name="do" value="save">${passportPhrases.save[language]}</button></div></form></div>`
}

function demandsHtml(
  demands: ModelDemands | undefined,
  unknown: Words,
  language: Language,
): Markup {
  if (demands === undefined) return html`<p class="told word">${unknown[language]}</p>`
  const { category, here, there } = demands
  const list = (title: Words, points: readonly Words[]) =>
    points.length === 0
      ? ''
      : html`<details class="group"><summary><b>${title[language]}</b> <span class="num">${points.length}</span></summary><ul>${points.map((one) => html`<li>${one[language]}</li>`)}</ul></details>`
  return html`<section><h2>${passportPhrases.demanded[language]}</h2><p>${category[language]}</p>${figures(demands, language)}<p class="soft">${passportPhrases.neverComplete[language]}</p>${list(passportPhrases.lackHere, here)}${list(passportPhrases.lackThere, there)}</section>`
}

function backToModels(language: Language): Markup {
  return html`<p><a class="back" href="/work/models">← ${passportPhrases.models[language]}</a></p>`
}
