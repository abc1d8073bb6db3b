import { html } from 'hono/html'
import { figureLabel } from '../../../../../domain/anomaly/figure-labels.ts'
import type { Figure } from '../../../../../domain/anomaly/finding.ts'
import type { AnomalyKind } from '../../../../../domain/anomaly/kinds.ts'
import { figureText } from '../../../../../domain/anomaly/said.ts'
import { sourceIn } from '../../../../../domain/house-rules.ts'
import type { Source } from '../../../../../domain/source.ts'
import type { Language } from '../../../../../domain/words.ts'
import { localMoment } from '../../../local-time.ts'
import { filled, htmlLang } from '../../../record/format.ts'
import type { Control } from '../../form/control.ts'
import { controlHtml, type Filled } from '../../form/control-html.ts'
import { errorSummary } from '../../form/error-summary.ts'
import type { Markup } from '../../shell.ts'
import { opener } from '../opener.ts'
import type { Opens } from '../view.ts'
import { anomalyPhrases } from './phrases.ts'

/** A question with all that it rests on. Times are UTC, ISO 8601. */
export interface AnomalyView {
  readonly id: string
  readonly kind: AnomalyKind
  readonly question: string
  readonly organisation: string
  /** Slug, for links. */
  readonly slug: string
  readonly facility: string | null
  readonly time: string
  readonly foundTime: string
  readonly dismissed: boolean
  readonly arithmetic: readonly Figure[]
  readonly events: readonly string[]
  /** Those of the events that were taken back since. */
  readonly reversed: readonly string[]
  readonly batches: readonly { readonly code: string; readonly opens: Opens }[]
  /** Where there was more than one look reads: nothing from before was compared. */
  readonly since: string | null
  readonly rule: { readonly version: number; readonly source: Source }
  readonly decisions: readonly {
    readonly decision: 'dismissed' | 'reopened'
    readonly reason: string
    readonly by: string
    readonly byFor: string
    readonly time: string
  }[]
  readonly timeZone: string
  readonly mayDecide: boolean
  readonly shown: Filled
}

/** The one question of whoever decides. */
export function decisionControls(language: Language): readonly Control[] {
  return [
    {
      pointer: '/reason',
      label: anomalyPhrases.reason[language],
      hint: anomalyPhrases.seen[language],
      filling: { kind: 'long' },
    },
  ]
}

/** One question: what is asked, the arithmetic as a table, the evidence with links, what was decided, and the place to decide. */
export function anomalyBody(view: AnomalyView): Markup {
  const { question, organisation, facility, time, foundTime, timeZone, shown } = view
  const { language, said } = shown
  const at = (instant: string) =>
    html`<time datetime="${instant}">${localMoment(instant, language, timeZone)}</time>`
  return html`<div class="work"><p><a class="back" href="/work/anomalies?organisation=${view.slug}">← ${anomalyPhrases.back[language]}</a></p>${errorSummary(said, language)}<section>${view.dismissed ? html`<p><span class="tag">${anomalyPhrases.dismissed[language]}</span></p>` : ''}<p><b><bdi>${question}</bdi></b></p>${reversedOf(view)}<dl class="keys"><div><dt>${anomalyPhrases.organisation[language]}</dt><dd><bdi>${organisation}</bdi></dd></div>${
    facility === null
      ? ''
      : html`<div><dt>${anomalyPhrases.facility[language]}</dt><dd><bdi>${facility}</bdi></dd></div>`
  }<div><dt>${anomalyPhrases.happened[language]}</dt><dd>${at(time)}</dd></div><div><dt>${anomalyPhrases.found[language]}</dt><dd>${at(foundTime)}</dd></div></dl></section>${arithmeticOf(view)}${evidenceOf(view)}${decisionsOf(view)}${view.mayDecide ? decideForm(view) : ''}</div>`
}

function reversedOf({ events, reversed, shown: { language } }: AnomalyView): Markup | '' {
  if (reversed.length === 0) return ''
  const isAll = reversed.length === events.length
  const phrase = isAll ? anomalyPhrases.allReversed : anomalyPhrases.someReversed
  return html`<p class="told word">${filled(phrase, language, { count: reversed.length })}</p>`
}

function arithmeticOf({
  kind,
  arithmetic,
  rule,
  since,
  timeZone,
  shown: { language },
}: AnomalyView): Markup {
  const text = (figure: Figure) =>
    figure.unit === 'time'
      ? localMoment(String(figure.value), language, timeZone)
      : figureText(figure, language)
  const told = sourceIn(rule.source, language)
  return html`<section><h2>${anomalyPhrases.arithmetic[language]}</h2><table><thead><tr><th scope="col">${anomalyPhrases.figure[language]}</th><th scope="col">${anomalyPhrases.value[language]}</th></tr></thead><tbody>${arithmetic.map(
    (figure) =>
      html`<tr><th scope="row">${figureLabel(kind, figure.name)[language]}</th><td><data value="${figure.value}">${text(figure)}</data></td></tr>`,
  )}</tbody></table>${
    since === null
      ? ''
      : html`<p>${filled(anomalyPhrases.since, language, { time: localMoment(since, language, timeZone) })}</p>`
  }<p class="soft">${filled(anomalyPhrases.rule, language, { version: rule.version })}<span lang="${htmlLang[told.language]}">${told.text}</span></p></section>`
}

function evidenceOf({ events, reversed, batches, slug, shown: { language } }: AnomalyView): Markup {
  return html`<section><h2>${anomalyPhrases.evidence[language]}</h2>${
    batches.length === 0
      ? ''
      : html`<h3>${anomalyPhrases.batches[language]}</h3><ul class="looks">${batches.map(
          ({ code, opens }) =>
            html`<li>${opener(opens, { text: code, about: anomalyPhrases.batch[language] })}</li>`,
        )}</ul>`
  }<h3>${anomalyPhrases.events[language]}</h3><ul class="list">${events.map(
    (id) =>
      html`<li><a href="/work/events/${id}?organisation=${slug}"><code>${id}</code></a>${reversed.includes(id) ? html` <span class="tag">${anomalyPhrases.reversed[language]}</span>` : ''}</li>`,
  )}</ul></section>`
}

function decisionsOf({ decisions, timeZone, shown: { language } }: AnomalyView): Markup {
  return html`<section><h2>${anomalyPhrases.decisions[language]}</h2>${
    decisions.length === 0
      ? html`<p>${anomalyPhrases.undecided[language]}</p>`
      : html`<ul class="list">${decisions.map(({ decision, reason, by, byFor, time }) => {
          const phrase =
            decision === 'dismissed' ? anomalyPhrases.didDismiss : anomalyPhrases.didReopen
          return html`<li><span class="what"><b><bdi>${filled(phrase, language, { by, byFor })}</bdi></b><br><bdi>${reason}</bdi><br><small><time datetime="${time}">${localMoment(time, language, timeZone)}</time></small></span></li>`
        })}</ul>`
  }</section>`
}

function decideForm({ id, slug, dismissed, shown }: AnomalyView): Markup {
  const { language } = shown
  const decision = dismissed ? 'reopened' : 'dismissed'
  const label = (dismissed ? anomalyPhrases.reopen : anomalyPhrases.dismiss)[language]
  return html`<section><h2>${label}</h2><form method="post" action="/work/anomalies/${id}?organisation=${slug}"><input type="hidden" name="/decision" value="${decision}">${decisionControls(language).map((one) => controlHtml(one, shown))}<div class="act"><button>${label}</button></div></form></section>`
}
