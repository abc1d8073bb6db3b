import { html } from 'hono/html'
import type { Language } from '../../../../../domain/words.ts'
import { localMoment } from '../../../local-time.ts'
import { filled } from '../../../record/format.ts'
import type { Choice, Control } from '../../form/control.ts'
import { controlHtml, type Filled } from '../../form/control-html.ts'
import { errorSummary } from '../../form/error-summary.ts'
import type { Markup } from '../../shell.ts'
import { samplePhrases } from './phrases.ts'
import { daysText } from './sampled-section.ts'

/** A sample as the list shows it. */
export interface SampleLine {
  readonly href: string
  readonly organisation: string
  readonly from: string
  readonly to: string
  readonly drawnBy: string
  readonly drawnFor: string
  readonly drawnTime: string
}

export interface SamplesView {
  readonly samples: readonly SampleLine[]
  readonly older: string | undefined
  readonly timeZone: string
  /** Slug of the organisation that a sample may be drawn from by whoever reads, or what stands for all of a jurisdiction; absent where they may not. */
  readonly drawFor?: string | undefined
  /** Whether it would be drawn from several organisations together. */
  readonly isOfMany: boolean
  readonly controls: readonly Control[]
  readonly shown: Filled
}

/** Samples that were drawn, newest first, and the place to draw one. */
export function samplesBody(view: SamplesView): Markup {
  const { samples, older, timeZone, drawFor, isOfMany, shown } = view
  const { language, said } = shown
  return html`<div class="work">${errorSummary(said, language)}<p class="soft">${samplePhrases.why[language]}</p>${
    samples.length === 0
      ? html`<section><p>${samplePhrases.none[language]}</p></section>`
      : html`<section><ul class="list">${samples.map((one) => lineOf(one, timeZone, language))}</ul></section>`
  }${older === undefined ? '' : html`<p><a class="button quiet" href="${older}">${samplePhrases.older[language]}</a></p>`}${
    drawFor !== undefined && isOfMany
      ? html`<p>${samplePhrases.ofMany[language]} <a href="/work/regulator">${samplePhrases.choose[language]}</a></p>`
      : ''
  }${drawFor === undefined ? '' : drawForm(view, drawFor)}</div>`
}

function lineOf(
  { href, organisation, from, to, drawnBy, drawnFor, drawnTime }: SampleLine,
  timeZone: string,
  language: Language,
): Markup {
  const by = filled(samplePhrases.drawnBy, language, { by: drawnBy, byFor: drawnFor })
  return html`<li><span class="what"><a href="${href}"><bdi>${organisation}</bdi> · ${daysText(from, to, language)}</a><br><small><bdi>${by}</bdi> · <time datetime="${drawnTime}">${localMoment(drawnTime, language, timeZone)}</time></small></span></li>`
}

/** The questions of whoever draws, with the facilities by code and the streams that there are. */
export function drawControls({
  facilities,
  streams,
  language,
}: {
  readonly facilities: readonly string[]
  readonly streams: readonly Choice[]
  readonly language: Language
}): readonly Control[] {
  const day = { kind: 'date' } as const
  const text = { kind: 'text' } as const
  const number = { kind: 'number' } as const
  const say = samplePhrases
  return [
    { pointer: '/from', label: say.from[language], filling: day },
    { pointer: '/to', label: say.to[language], filling: day },
    ...oneOf('/facility', say.facility[language], codesAsChoices(facilities)),
    ...oneOf('/stream', say.stream[language], streams),
    {
      pointer: '/seed',
      label: say.seed[language],
      hint: say.seedHint[language],
      optional: true,
      filling: text,
    },
    {
      pointer: '/size',
      label: say.size[language],
      hint: say.sizeHint[language],
      optional: true,
      filling: number,
    },
    { pointer: '/confidencePercent', label: say.confidence[language], filling: number },
    { pointer: '/materialityPercent', label: say.materiality[language], filling: number },
  ]
}

function codesAsChoices(codes: readonly string[]): readonly Choice[] {
  return codes.map((code) => ({ value: code, label: code }))
}

/** A question that need not be answered, where there is more than one answer. */
function oneOf(pointer: string, label: string, choices: readonly Choice[]): readonly Control[] {
  if (choices.length < 2) return []
  return [{ pointer, label, optional: true, filling: { kind: 'one', choices } }]
}

function drawForm({ controls, shown }: SamplesView, slug: string): Markup {
  const { language, typed } = shown
  return html`<section id="draw"><h2>${samplePhrases.draw[language]}</h2><form method="post" action="/work/samples?organisation=${slug}"><input type="hidden" name="/id" value="${typed.get('/id')?.[0] ?? ''}">${controls.map((one) => controlHtml(one, shown))}<div class="act"><button>${samplePhrases.draw[language]}</button></div></form></section>`
}
