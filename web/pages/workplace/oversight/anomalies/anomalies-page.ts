import { html } from 'hono/html'
import {
  type AnomalyKind,
  anomalyKindNames,
  anomalyKinds,
} from '../../../../../domain/anomaly/kinds.ts'
import type { Language } from '../../../../../domain/words.ts'
import { localMoment } from '../../../local-time.ts'
import { filled } from '../../../record/format.ts'
import { controlHtml } from '../../form/control-html.ts'
import { errorSummary } from '../../form/error-summary.ts'
import type { Said } from '../../form/said.ts'
import type { Markup } from '../../shell.ts'
import { anomalyPhrases } from './phrases.ts'

/** A question as the list shows it; its time is UTC, ISO 8601. */
export interface AnomalyLine {
  readonly id: string
  readonly kind: AnomalyKind
  readonly question: string
  readonly facility: string | null
  /** Name of the organisation; absent where only one is shown. */
  readonly organisation?: string
  readonly href: string
  readonly time: string
  readonly dismissed: boolean
  /** Whether everything that it rests on was taken back since. */
  readonly withdrawn: boolean
}

export interface AnomaliesView {
  readonly lines: readonly AnomalyLine[]
  readonly counts: readonly {
    readonly kind: AnomalyKind
    readonly open: number
    readonly dismissed: number
  }[]
  readonly asked: ReadonlyMap<string, readonly string[]>
  readonly said: readonly Said[]
  readonly facilities: readonly string[]
  readonly timeZone: string
  readonly older: string | undefined
}

/** The questions of a period, newest first, with how many there are of each kind. */
export function anomaliesBody(view: AnomaliesView, language: Language): Markup {
  const { lines, older, said } = view
  return html`<div class="work">${errorSummary(said, language)}<p class="soft">${anomalyPhrases.why[language]}</p>${filterForm(view, language)}${countsOf(view, language)}${
    lines.length === 0
      ? html`<section><p>${anomalyPhrases.none[language]}</p></section>`
      : lines.map((line) => lineOf(line, view.timeZone, language))
  }${older === undefined ? '' : html`<p><a class="button quiet" href="${older}">${anomalyPhrases.older[language]}</a></p>`}</div>`
}

function filterForm({ asked, said, facilities }: AnomaliesView, language: Language): Markup {
  const shown = { typed: asked, said, language }
  const day = { kind: 'date' } as const
  const kinds = anomalyKindNames.map((kind) => [kind, anomalyKinds[kind].label[language]] as const)
  const states = (['open', 'dismissed', 'all'] as const).map(
    (state) => [state, anomalyPhrases[state][language]] as const,
  )
  const organisation = asked.get('organisation')?.[0]
  return html`<form class="row filter" method="get" action="/work/anomalies">${organisation === undefined ? '' : html`<input type="hidden" name="organisation" value="${organisation}">`}<div class="grow">${select('kind', anomalyPhrases.kind[language], [['', anomalyPhrases.all[language]], ...kinds])}</div>${
    facilities.length === 0
      ? ''
      : html`<div class="grow">${select('facility', anomalyPhrases.facility[language], [['', anomalyPhrases.all[language]], ...facilities.map((code) => [code, code] as const)])}</div>`
  }<div class="grow">${select('state', anomalyPhrases.state[language], states)}</div><div class="grow">${controlHtml({ pointer: 'from', label: anomalyPhrases.from[language], filling: day }, shown)}</div><div class="grow">${controlHtml({ pointer: 'to', label: anomalyPhrases.to[language], filling: day }, shown)}</div><button class="quiet">${anomalyPhrases.show[language]}</button></form>`

  function select(
    name: string,
    label: string,
    choices: readonly (readonly [value: string, label: string])[],
  ): Markup {
    const chosen = asked.get(name)?.[0] ?? ''
    return html`<div class="field"><label for="${name}">${label}</label><select id="${name}" name="${name}">${choices.map(
      ([value, text]) =>
        html`<option value="${value}"${value === chosen ? html` selected` : ''}>${text}</option>`,
    )}</select></div>`
  }
}

function countsOf({ counts, asked }: AnomaliesView, language: Language): Markup | '' {
  if (counts.length === 0) return ''
  const kept = [...asked].filter(([name]) => name !== 'kind' && name !== 'cursor')
  return html`<section><ul class="list">${counts.map(({ kind, open, dismissed }) => {
    const query = new URLSearchParams()
    for (const [name, [value = '']] of kept) query.set(name, value)
    query.set('kind', kind)
    return html`<li><span class="what"><a href="/work/anomalies?${query}">${anomalyKinds[kind].label[language]}</a></span><span class="soft">${filled(anomalyPhrases.counted, language, { open, dismissed })}</span></li>`
  })}</ul></section>`
}

function lineOf(line: AnomalyLine, timeZone: string, language: Language): Markup {
  const { kind, question, facility, organisation, href, time, dismissed, withdrawn } = line
  const where = [organisation, facility].filter((one) => one !== undefined && one !== null)
  return html`<section><h2><a href="${href}">${anomalyKinds[kind].label[language]}</a>${dismissed ? tag('dismissed') : ''}${withdrawn ? tag('reversed') : ''}</h2><p><bdi>${question}</bdi></p><p class="soft">${where.map((one) => html`<bdi>${one}</bdi> · `)}<time datetime="${time}">${localMoment(time, language, timeZone)}</time></p><p><a class="button quiet" href="${href}">${anomalyPhrases.explain[language]}</a></p></section>`

  function tag(name: 'dismissed' | 'reversed'): Markup {
    return html` <span class="tag">${anomalyPhrases[name][language]}</span>`
  }
}
