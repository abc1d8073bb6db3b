import { html, raw } from 'hono/html'
import type { SummedUp } from '../../../../../domain/sample/sum-up.ts'
import type { Language, Words } from '../../../../../domain/words.ts'
import { localMoment } from '../../../local-time.ts'
import { filled, grams as gramsText } from '../../../record/format.ts'
import type { Filled } from '../../form/control-html.ts'
import { errorSummary } from '../../form/error-summary.ts'
import type { Markup } from '../../shell.ts'
import { opener } from '../opener.ts'
import type { Opens } from '../view.ts'
import { findForm, paperForm } from './find-form.ts'
import { samplePhrases } from './phrases.ts'
import { daysText, findingHtml, type ShownFinding } from './sampled-section.ts'

/** An event of a sample as an auditor meets it. */
export interface SampledLine {
  readonly place: number
  /** Slug of whose it is. */
  readonly organisation: string
  readonly event: string
  readonly stage: Words
  readonly facility: string
  readonly grams: number
  readonly eventTime: string
  readonly batch: { readonly code: string; readonly opens: Opens } | null
  /** QR of the batch's public record as SVG of our own; absent where there is no batch. */
  readonly qr?: string
  readonly finding: ShownFinding | null
}

export interface SampleView {
  readonly id: string
  readonly slug: string
  readonly organisation: string
  /** What was drawn of each organisation, where they are several. */
  readonly parts: readonly {
    readonly href: string
    readonly name: string
    readonly frameCount: number
    readonly drawn: number
  }[]
  readonly from: string
  readonly to: string
  readonly timeZone: string
  /** Code and words of what it was limited to; null where it was not. */
  readonly facility: string | null
  readonly streamWords: Words | null
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
    readonly name: Words
    readonly count: number
    readonly drawn: number
  }[]
  readonly lines: readonly SampledLine[]
  readonly summary: SummedUp
  readonly mayFind: boolean
  readonly shown: Filled
}

/** A sample: how it was drawn, what it says of all, and each event with its QR and the place to say what was found. */
export function sampleBody(view: SampleView): Markup {
  const { from, to, organisation, drawnTime, timeZone, shown } = view
  const { language, said } = shown
  const by = filled(samplePhrases.drawnBy, language, { by: view.drawnBy, byFor: view.drawnFor })
  return html`<div class="work"><p><a class="back" href="/work/samples?organisation=${view.slug}">← ${samplePhrases.back[language]}</a></p>${errorSummary(said, language)}<section><h2><bdi>${organisation}</bdi> · ${daysText(from, to, language)}</h2><p class="soft"><bdi>${by}</bdi> · <time datetime="${drawnTime}">${localMoment(drawnTime, language, timeZone)}</time></p>${drawnFrom(view, language)}${partsOf(view, language)}</section>${summaryOf(view, language)}${strataOf(view, language)}<h2>${samplePhrases.events[language]}</h2><ol class="sampled">${view.lines.map((line) => lineOf(line, view, language))}</ol></div>`
}

/** Whose events they are, each with the sample that it keeps of its own. */
function partsOf({ parts }: SampleView, language: Language): Markup | string {
  if (parts.length === 0) return ''
  const say = samplePhrases
  return html`<table><thead><tr><th scope="col">${say.organisation[language]}</th><th scope="col">${say.events[language]}</th><th scope="col">${say.drawn[language]}</th></tr></thead><tbody>${parts.map(
    ({ href, name, frameCount, drawn }) =>
      html`<tr><th scope="row"><a href="${href}"><bdi>${name}</bdi></a></th><td>${frameCount}</td><td>${drawn}</td></tr>`,
  )}</tbody></table>`
}

/** What anybody needs who draws it again. */
function drawnFrom(view: SampleView, language: Language): Markup {
  const { seed, seedNamed, frameCount, frameDigest, method, facility, streamWords } = view
  const say = samplePhrases
  const limits = [facility, streamWords?.[language]].filter(isSaid)
  const parts: readonly (readonly [Words, Markup | string])[] = [
    [say.seed, html`<code>${seed}</code>${say[seedNamed ? 'named' : 'random'][language]}`],
    [say.frame, filled(say.frameCount, language, { count: frameCount })],
    ...(limits.length === 0 ? [] : [[say.limits, html`<bdi>${limits.join(' · ')}</bdi>`] as const]),
    [say.zone, html`<code>${view.timeZone}</code>`],
    [say.confidenceOf, `${view.confidencePercent}%`],
    [say.method, html`<code>${method}</code>`],
    [say.digest, html`<code>${frameDigest}</code>`],
  ]
  return html`<dl class="facts">${parts.map(
    ([label, value]) => html`<div><dt>${label[language]}</dt><dd>${value}</dd></div>`,
  )}</dl>`
}

function isSaid(text: string | null | undefined): text is string {
  return text !== null && text !== undefined
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
      html`<tr><th scope="row"><bdi>${name[language]}</bdi></th><td>${count}</td><td>${drawn}</td></tr>`,
  )}</tbody></table></details>`
}

function lineOf(line: SampledLine, view: SampleView, language: Language): Markup {
  const { place, organisation, event, stage, grams, eventTime, batch, qr, finding } = line
  const facility = view.parts.length === 0 ? line.facility : `${organisation} · ${line.facility}`
  return html`<li id="event-${place}"><section>${qr === undefined ? '' : html`<div class="qr small">${raw(qr)}</div>`}<h3>${stage[language]}</h3>${batch === null ? '' : opener(batch.opens, { text: batch.code, about: samplePhrases.batch[language] })}<p><bdi>${facility}</bdi> · <time datetime="${eventTime}">${localMoment(eventTime, language, view.timeZone)}</time> · ${filled(samplePhrases.recorded, language, { mass: gramsText(grams, language) })}</p><p><a href="/work/events/${event}?organisation=${organisation}">${samplePhrases.event[language]} <code>${event}</code></a></p>${finding === null ? '' : findingHtml(finding, view.timeZone, language)}${view.mayFind ? findForm({ place, action: `/work/samples/${view.id}?organisation=${view.slug}` }, view.shown) : ''}${finding === null ? paperForm(language) : ''}</section></li>`
}
