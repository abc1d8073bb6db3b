import { html } from 'hono/html'
import type { Language } from '../../../domain/words.ts'
import { localDate } from '../local-time.ts'
import { nameHtml } from '../name-html.ts'
import { counted } from './format.ts'
import { phrases } from './phrases.ts'
import { storyPhrases } from './story-phrases.ts'
import type { Neighbour, RecordView, Stage } from './view.ts'

/** The whole story in a few steps: what it goes back to, how it began, what was done, where it stands. Every stage with its time stands further down. */
export function storySection(view: RecordView, language: Language) {
  const lasting = view.stages.filter(({ takenBack }) => !takenBack)
  const first = lasting[0]
  const last = lasting.at(-1)
  if (first === undefined || last === undefined) return ''
  const between = lasting.slice(1, -1)
  return html`<section><h2>${storyPhrases.title[language]}</h2>
<ol class="story">
${originStep(view, language)}
${stageStep(first, language)}
${between.length === 0 ? '' : betweenStep(between, language)}
${last === first ? '' : stageStep(last, language)}
</ol></section>`
}

/** What the chain of records begins with; of what came straight out of it, that. */
function originStep({ origins, hands }: RecordView, language: Language) {
  if (origins === null) {
    if (!hands.some(({ place }) => place === 'before')) return ''
    return html`<li><b>${storyPhrases.elsewhere[language]}</b></li>`
  }
  const furthest = origins.further.origins
  const begins = furthest.length > 0 ? furthest : origins.parents.map(({ batch }) => batch)
  if (begins.length === 0) return ''
  const names = [...Map.groupBy(begins, kindIn(language))].map(([name, all]) =>
    counted(name, all.length, language),
  )
  return html`<li><b>${storyPhrases.beganAs[language]}${names.join(language === 'en' ? ', ' : '、')}</b></li>`
}

function kindIn(language: Language) {
  return ({ kind }: Neighbour) => kind.label[language]
}

function stageStep({ label, eventTime, timeZone, facility }: Stage, language: Language) {
  const day = html`<time datetime="${eventTime}">${localDate(eventTime, language, timeZone)}</time>`
  const place =
    facility === null
      ? html`<bdi>${phrases.placeWithheld[language]}</bdi>`
      : nameHtml(facility, language)
  return html`<li><b>${label[language]}</b><span class="soft">${day} · ${place}</span></li>`
}

/** Everything between as one step: each stage once, in order, with the days that it took. */
function betweenStep(stages: readonly Stage[], language: Language) {
  const names = [...new Set(stages.map(({ label }) => label[language]))]
  const days = [stages[0], stages.at(-1)].flatMap((stage) =>
    stage === undefined ? [] : [localDate(stage.eventTime, language, stage.timeZone)],
  )
  return html`<li><b>${names.join(language === 'en' ? ', ' : '、')}</b><span class="soft">${[...new Set(days)].join(' – ')}</span></li>`
}
