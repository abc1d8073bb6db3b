import { html, raw } from 'hono/html'
import { type Outcome, outcomes, type SummedUp } from '../../../../../domain/sample/sum-up.ts'
import type { Language, Words } from '../../../../../domain/words.ts'
import { dayText, localMoment } from '../../../local-time.ts'
import { filled, grams as gramsText } from '../../../record/format.ts'
import { errorSummary } from '../../form/error-summary.ts'
import type { Said } from '../../form/said.ts'
import type { Markup } from '../../shell.ts'
import { samplePhrases } from './phrases.ts'

/** An event of a sample as an auditor meets it. */
export interface SampledLine {
  readonly place: number
  readonly event: string
  readonly stage: Words
  readonly facility: string
  readonly grams: number
  readonly eventTime: string
  readonly batch: string | null
  /** QR of the batch's public record as SVG of our own; absent where there is no batch. */
  readonly qr?: string
  readonly finding: {
    readonly outcome: Outcome
    readonly foundGrams: number | null
    readonly remark: string | null
    readonly by: string
    readonly byFor: string
    readonly time: string
  } | null
}

export interface SampleView {
  readonly id: string
  readonly slug: string
  readonly organisation: string
  readonly from: string
  readonly to: string
  readonly timeZone: string
  readonly method: string
  readonly seed: string
  readonly seedNamed: boolean
  readonly frameCount: number
  readonly frameDigest: string
  readonly confidencePercent: number
  readonly drawnBy: string
  readonly drawnFor: string
  readonly drawnTime: string
  readonly strata: readonly {
    readonly name: string
    readonly count: number
    readonly drawn: number
  }[]
  readonly lines: readonly SampledLine[]
  readonly summary: SummedUp
  readonly mayFind: boolean
  readonly said: readonly Said[]
}

/** A sample: how it was drawn, what it says of all, and each event with its QR and the place to say what was found. */
export function sampleBody(view: SampleView, language: Language): Markup {
  const { seed, seedNamed, from, to, frameCount, frameDigest, method, organisation } = view
  const by = filled(samplePhrases.drawnBy, language, { by: view.drawnBy, byFor: view.drawnFor })
  const named = samplePhrases[seedNamed ? 'named' : 'random'][language]
  return html`<div class="work"><p><a class="back" href="/work/samples?organisation=${view.slug}">← ${samplePhrases.back[language]}</a></p>${errorSummary(view.said, language)}<section><h2><bdi>${organisation}</bdi> · ${dayText(from, language)} – ${dayText(to, language)}</h2><p class="soft"><bdi>${by}</bdi> · <time datetime="${view.drawnTime}">${localMoment(view.drawnTime, language, view.timeZone)}</time></p><dl class="keys"><div><dt>${samplePhrases.seed[language]}</dt><dd><code>${seed}</code> (${named})</dd></div><div><dt>${samplePhrases.frame[language]}</dt><dd>${filled(samplePhrases.frameCount, language, { count: frameCount })}</dd></div><div><dt>${samplePhrases.digest[language]}</dt><dd><code>${frameDigest}</code></dd></div><div><dt>${samplePhrases.method[language]}</dt><dd><code>${method}</code></dd></div></dl></section>${summaryOf(view, language)}${strataOf(view, language)}<h2>${samplePhrases.events[language]}</h2><ol class="sampled">${view.lines.map((line) => lineOf(line, view, language))}</ol></div>`
}

function summaryOf({ summary, confidencePercent }: SampleView, language: Language): Markup {
  const { drawn, examined, wrong, wrongShare, wrongShareAtMost } = summary
  const { differenceGrams, differenceLow, differenceHigh } = summary
  const percent = (share: number) => `${(share * 100).toFixed(1)}%`
  const share = filled(samplePhrases.atMost, language, {
    share: percent(wrongShare ?? 0),
    most: percent(wrongShareAtMost ?? 1),
    confidence: confidencePercent,
  })
  const mass = filled(samplePhrases.between, language, {
    mass: signed(differenceGrams ?? 0, language),
    low: signed(differenceLow ?? 0, language),
    high: signed(differenceHigh ?? 0, language),
  })
  return html`<section><h2>${samplePhrases.summary[language]}</h2><dl class="keys"><div><dt>${samplePhrases.examined[language]}</dt><dd>${filled(samplePhrases.ofDrawn, language, { examined, drawn })}</dd></div><div><dt>${samplePhrases.wrong[language]}</dt><dd>${wrong}</dd></div>${
    wrongShare === null
      ? ''
      : html`<div><dt>${samplePhrases.share[language]}</dt><dd>${share}</dd></div><div><dt>${samplePhrases.difference[language]}</dt><dd>${mass}</dd></div>`
  }</dl></section>`
}

function signed(amount: number, language: Language): string {
  return amount < 0 ? `−${gramsText(-amount, language)}` : gramsText(amount, language)
}

function strataOf({ strata }: SampleView, language: Language): Markup {
  return html`<details><summary>${samplePhrases.strata[language]}</summary><table><thead><tr><th scope="col">${samplePhrases.stratum[language]}</th><th scope="col">${samplePhrases.events[language]}</th><th scope="col">${samplePhrases.drawn[language]}</th></tr></thead><tbody>${strata.map(
    ({ name, count, drawn }) =>
      html`<tr><th scope="row"><bdi>${name}</bdi></th><td>${count}</td><td>${drawn}</td></tr>`,
  )}</tbody></table></details>`
}

function lineOf(line: SampledLine, view: SampleView, language: Language): Markup {
  const { place, event, stage, facility, grams, eventTime, batch, qr, finding } = line
  const code =
    batch === null
      ? ''
      : html` · <a href="/work/batches/${encodeURIComponent(batch)}?organisation=${view.slug}"><bdi>${batch}</bdi></a>`
  return html`<li id="event-${place}"><section>${qr === undefined ? '' : html`<div class="qr small">${raw(qr)}</div>`}<h3>${stage[language]}${code}</h3><p><bdi>${facility}</bdi> · <time datetime="${eventTime}">${localMoment(eventTime, language, view.timeZone)}</time> · ${filled(samplePhrases.recorded, language, { mass: gramsText(grams, language) })}</p><p><a href="/work/events/${event}?organisation=${view.slug}">${samplePhrases.event[language]} <code>${event}</code></a></p>${
    finding === null
      ? ''
      : html`<p><b>${samplePhrases[finding.outcome][language]}</b>${finding.foundGrams === null ? '' : html` · ${gramsText(finding.foundGrams, language)}`}${finding.remark === null ? '' : html`<br><bdi>${finding.remark}</bdi>`}<br><small><bdi>${filled(samplePhrases.foundBy, language, { by: finding.by, byFor: finding.byFor })}</bdi> · <time datetime="${finding.time}">${localMoment(finding.time, language, view.timeZone)}</time></small></p>`
  }${view.mayFind ? findForm(line, view, language) : ''}</section></li>`
}

function findForm({ place }: SampledLine, { id, slug }: SampleView, language: Language): Markup {
  const name = (field: string) => `${field}-${place}`
  return html`<details><summary>${samplePhrases.find[language]}</summary><form method="post" action="/work/samples/${id}?organisation=${slug}"><input type="hidden" name="/place" value="${place}"><label for="${name('outcome')}">${samplePhrases.find[language]}</label><select id="${name('outcome')}" name="/outcome">${outcomes.map(
    (outcome) => html`<option value="${outcome}">${samplePhrases[outcome][language]}</option>`,
  )}</select><label for="${name('grams')}">${samplePhrases.grams[language]}</label><input id="${name('grams')}" name="/foundGrams" inputmode="numeric" autocomplete="off"><label for="${name('remark')}">${samplePhrases.note[language]}</label><textarea id="${name('remark')}" name="/remark" rows="2"></textarea><div class="act"><button>${samplePhrases.save[language]}</button></div></form></details>`
}
