import { html } from 'hono/html'
import { shortMoment } from '../../../local-time.ts'
import { filled } from '../../../record/format.ts'
import type { Markup } from '../../shell.ts'
import { countText, exactText } from '../mass-text.ts'
import { opener } from '../opener.ts'
import { measurePhrases as say } from './phrases.ts'
import type { MeasureReportView, MeasureView, MeasureViewLine } from './view.ts'

type Shown = NonNullable<MeasureReportView['lines']>

/** What the figures of one row rest on: batches, events and hand-overs, each to be opened. */
export function measureLines({ of, count, shown }: Shown, view: MeasureView): Markup {
  const { language } = view
  const n = countText(shown.length, language)
  return html`<section id="lines"><h2>${filled(say.lines, language, { row: of })}</h2><p class="soft">${filled(say.linesOf, language, { n: countText(count, language) })}${
    count === shown.length ? '' : html` · ${filled(say.cut, language, { n })}`
  }</p><div class="table" role="region" tabindex="0" aria-label="${of}"><table class="figures-table cards"><thead><tr><th scope="col">${say.what[language]}</th><th scope="col">${say.when[language]}</th><th scope="col">${say.whose[language]}</th><th scope="col" class="num">${say.grams[language]}</th><th scope="col">${say.says[language]}</th></tr></thead><tbody>${shown.map(
    (line) => lineHtml(line, view),
  )}</tbody></table></div></section>`
}

function lineHtml(line: MeasureViewLine, { language, timeZone }: MeasureView): Markup {
  const { batch, event, handOver, time, organisation, grams, says } = line
  const moment =
    time === undefined
      ? '–'
      : html`<time datetime="${time}">${shortMoment(time, language, timeZone)}</time>`
  const name =
    batch === undefined
      ? handOver === undefined
        ? '–'
        : html`<a href="/work/hand-overs/${handOver}">${say.handOver[language]}</a>`
      : opener(batch.opens, { text: batch.code, about: say.batch[language] })
  const happened =
    event === undefined ? moment : html`<a href="/work/events/${event}">${moment}</a>`
  return html`<tr><th scope="row">${name}</th><td data-label="${say.when[language]}">${happened}</td><td data-label="${say.whose[language]}">${organisation}</td><td class="num" data-label="${say.grams[language]}">${
    grams === undefined ? '–' : exactText(grams, language).replace(/.g$/, '')
  }</td><td data-label="${say.says[language]}">${says ?? '–'}</td></tr>`
}
