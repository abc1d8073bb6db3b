import { html } from 'hono/html'
import type { Language } from '../../../domain/words.ts'
import { day, filled, moment, plainText } from './format.ts'
import { phrases } from './phrases.ts'
import type { RecordView, Stage } from './view.ts'

/** What happened, first to last, where and when. */
export function stagesSection({ stages, stagesLeftOut }: RecordView, language: Language) {
  const left = html`<li class="gap">${filled(phrases.stagesLeftOut, language, { n: stagesLeftOut })}</li>`
  return html`<section><h2>${phrases.stages[language]}</h2>
<ol class="stages">${stages.map(
    (stage, index) =>
      html`${stageLine(stage, language)}${index === 0 && stagesLeftOut > 0 ? left : ''}`,
  )}</ol>
</section>`
}

function stageLine(stage: Stage, language: Language) {
  const { label, facility, eventTime, takenBack, correctedTime } = stage
  const name = label[language]
  const place = facility === null ? phrases.placeWithheld[language] : plainText(facility)
  return html`<li>${takenBack ? html`<s>${name}</s> <small>${phrases.undone[language]}</small>` : html`<b>${name}</b>`}${correctedTime === null ? '' : html` <small>${takenBack ? '· ' : ''}${filled(phrases.corrected, language, { date: day(correctedTime, language) })}</small>`}
<span class="soft"><bdi>${place}</bdi> · <time datetime="${eventTime}">${moment(eventTime, language)}</time></span></li>`
}
