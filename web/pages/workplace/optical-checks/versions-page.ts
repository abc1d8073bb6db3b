import { html } from 'hono/html'
import type { DefectClasses } from '../../../../domain/optical-check/defect-classes.ts'
import type { Language, Words } from '../../../../domain/words.ts'
import { filled } from '../../record/format.ts'
import { amountText, numberText } from '../lines/figure-text.ts'
import type { Markup } from '../shell.ts'
import { opticalPhrases } from './phrases.ts'
import { piecePhrases } from './piece-phrases.ts'
import { type ShownVersion, versionHref } from './view.ts'

export interface VersionsView {
  readonly versions: readonly ShownVersion[]
  /** How many pieces wait for a person. */
  readonly waiting: number
  readonly mayRegister: boolean
  /** The newest classes of each stream that has any. */
  readonly lists: readonly { readonly stream: Words; readonly newest: DefectClasses }[]
}

/** The versions of an organisation's models with how they stand, and the way to pieces that wait. */
export function versionsBody(
  { versions, waiting, mayRegister, lists }: VersionsView,
  language: Language,
): Markup {
  const say = opticalPhrases
  const waits =
    waiting === 0
      ? piecePhrases.waitingNone[language]
      : filled(say.waitingCount, language, { count: numberText(waiting, language) })
  return html`<div class="work"><p><a class="back" href="/work/organisation">← ${say.organisation[language]}</a></p><p class="soft">${say.why[language]}</p><section><h2>${piecePhrases.waiting[language]}</h2><p>${waits}</p><p>${
    waiting === 0
      ? ''
      : html`<a class="button" href="/work/optical-pieces?waiting=yes">${say.toWaiting[language]}</a>`
  }<a class="button quiet" href="/work/optical-pieces">${piecePhrases.allPieces[language]}</a></p></section><section><h2>${say.versions[language]}</h2>${
    versions.length === 0
      ? html`<p>${say.none[language]}</p>`
      : html`<ul class="list">${versions.map(
          (version) =>
            html`<li><span class="what"><a href="${versionHref(version)}"><b>${versionName(version, language)}</b></a><small>${version.stream[language]} · ${versionFacts(version, language)}</small></span>${statePill(version, language)}</li>`,
        )}</ul>`
  }${mayRegister ? html`<p><a class="button quiet" href="/work/new-optical-version">${say.register[language]}</a></p>` : ''}</section><section><h2>${say.classes[language]}</h2><p class="soft">${say.classesWhy[language]}</p>${lists.map((list) => classList(list, language))}</section></div>`
}

/** The classes of a stream: what pieces are called, and by which code a station says it. */
function classList({ stream, newest }: VersionsView['lists'][number], language: Language): Markup {
  const say = opticalPhrases
  const values = { stream: stream[language], version: newest.version }
  return html`<details><summary>${filled(say.classesOf, language, values)}</summary><dl class="facts">${Object.entries(
    newest.classes,
  ).map(
    ([name, { label, isGood }]) =>
      html`<div><dt><code>${name}</code></dt><dd>${label[language]}${isGood === true ? html` <span class="pill good">${say.good[language]}</span>` : ''}</dd></div>`,
  )}</dl></details>`
}

/** Model and version in one. */
export function versionName(
  { model, version }: Pick<ShownVersion, 'model' | 'version'>,
  language: Language,
): string {
  return filled(opticalPhrases.versionName, language, { model, version })
}

/** What was said of a version, in a few words. */
export function versionFacts(
  { threshold, controlOneIn, classesVersion }: ShownVersion,
  language: Language,
): string {
  return filled(opticalPhrases.facts, language, {
    threshold: amountText(threshold, language),
    control: numberText(controlOneIn, language),
    classes: classesVersion,
  })
}

/** How a version stands, as a mark. */
export function statePill({ state }: Pick<ShownVersion, 'state'>, language: Language): Markup {
  const tone = state === 'live' ? ' good' : state === 'proposed' ? ' warn' : ''
  return html`<span class="pill${tone}">${opticalPhrases[state][language]}</span>`
}
