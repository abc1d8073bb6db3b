import { html } from 'hono/html'
import { leastCompared } from '../../../../domain/optical-check/model-version.ts'
import { pairedTest } from '../../../../domain/optical-check/paired.ts'
import type { Language } from '../../../../domain/words.ts'
import { localMoment } from '../../local-time.ts'
import { filled } from '../../record/format.ts'
import { errorSummary } from '../form/error-summary.ts'
import { formSection } from '../form/form-section.ts'
import { sourceHtml } from '../form/source-html.ts'
import { numberText } from '../lines/figure-text.ts'
import type { Markup } from '../shell.ts'
import { comparisonSection } from './comparison-section.ts'
import { figurePhrases } from './figure-phrases.ts'
import { matrixSection } from './matrix-table.ts'
import { opticalPhrases } from './phrases.ts'
import { rateSection } from './rate-tiles.ts'
import { reasonControl } from './version-form.ts'
import { statePill, versionFacts } from './versions-page.ts'
import { piecesHref, type VersionView, versionHref } from './view.ts'
import { weeksSection } from './weeks-table.ts'

/** A version of a model: how it stands, its figures against persons, and the way into use or out of it. */
export function versionBody(view: VersionView, language: Language): Markup {
  const { shown } = view
  return html`<div class="work flow"><p><a class="back" href="/work/optical-checks">← ${opticalPhrases.title[language]}</a></p>${errorSummary(shown.said, language)}${aboutSection(view, language)}${rateSection(view, language)}${matrixSection(view, language)}${comparisonSection(view, language)}${weeksSection(view, language)}${stepForms(view)}${definitions(language)}</div>`
}

function aboutSection({ version, chosen, timeZone }: VersionView, language: Language): Markup {
  const say = opticalPhrases
  const by = (writtenBy: string, time: string) => {
    return { by: writtenBy, time: localMoment(time, language, timeZone) }
  }
  const registered = filled(say.registered, language, by(version.writtenBy, version.writtenTime))
  return html`<section><p>${statePill(version, language)} <b>${version.stream[language]}</b><br><span class="soft">${versionFacts(version, language)}</span></p>${
    version.note === null ? '' : html`<p>${version.note}</p>`
  }<ol class="list">${[
    html`<li><span class="what">${registered}</span></li>`,
    ...version.steps.map(({ state, reason, writtenBy, writtenTime, right }) => {
      const text = state === 'live' ? say.wentLive : say.wasRetired
      const on =
        right === undefined
          ? undefined
          : filled(say.onPieces, language, {
              some: numberText(right.some, language),
              all: numberText(right.all, language),
            })
      const more = [on, reason ?? undefined].filter((one) => one !== undefined)
      return html`<li><span class="what">${filled(text, language, by(writtenBy, writtenTime))}${more.length === 0 ? '' : html`<small>${more.join(' · ')}</small>`}</span></li>`
    }),
  ]}</ol>${
    chosen.called === 0
      ? ''
      : html`<p><a class="button quiet" href="${piecesHref(version, {})}">${filled(say.calledPieces, language, { count: numberText(chosen.called, language) })}</a></p>`
  }</section>`
}

/** The way into use, and out of it, for whoever may decide. */
function stepForms({ version, mayDecide, shown }: VersionView): Markup | '' {
  if (!mayDecide) return ''
  const { language } = shown
  const say = opticalPhrases
  const live = formSection({
    action: `${versionHref(version)}/live`,
    controls: [reasonControl('live', language)],
    button: say.goLive[language],
    title: say.goLive[language],
    why: say.goLiveWhy[language],
    shown,
  })
  const retired = html`<section><h2>${say.retire[language]}</h2><p class="soft">${say.retireWhy[language]}</p><form method="post" action="${versionHref(version)}/retired"><div class="act"><button class="risky">${say.retire[language]}</button></div></form></section>`
  return html`${version.state === 'live' ? '' : live}${version.state === 'retired' ? '' : retired}`
}

function definitions(language: Language): Markup {
  const colon = language === 'en' ? ': ' : '：'
  const { pieces } = pairedTest.exactBelow
  return html`<details class="why"><summary>${figurePhrases.definitions[language]}</summary><p>${figurePhrases.define[language]}</p><p>${filled(figurePhrases.definePaired, language, { pieces })}</p><p>${filled(figurePhrases.defineLeast, language, { least: leastCompared.pieces })}</p><p class="soft">${figurePhrases.source[language]}${colon}${sourceHtml(pairedTest.source, language)}</p></details>`
}
