import { html } from 'hono/html'
import type { Language } from '../../../../../domain/words.ts'
import { localMoment } from '../../../local-time.ts'
import { filled } from '../../../record/format.ts'
import type { Control } from '../../form/control.ts'
import { controlHtml, type Filled } from '../../form/control-html.ts'
import { errorSummary } from '../../form/error-summary.ts'
import type { Markup } from '../../shell.ts'
import { stockPhrases } from '../../stock/phrases.ts'
import { closingPhrases } from './phrases.ts'

/** A closed period as a list shows it. */
export interface ClosingLine {
  readonly href: string
  /** Who it is about; undefined for a whole jurisdiction. */
  readonly about: string | undefined
  /** Its first and its last day, as people read them. */
  readonly days: string
  /** UTC ISO 8601. */
  readonly closed: string
  readonly closedBy: string
}

export interface ClosingsView {
  readonly closings: readonly ClosingLine[]
  readonly older: string | undefined
  readonly timeZone: string
  /** What would be closed by whoever reads, if they may: where the form goes, and whom it is about. */
  readonly form?: { readonly action: string; readonly about: string | undefined } | undefined
  readonly shown: Filled
}

/** Periods that are closed, newest first, and for whoever may the form that closes one. */
export function closingsBody(view: ClosingsView): Markup {
  const { closings, older, timeZone, form, shown } = view
  const { language, said } = shown
  return html`<div class="work">${errorSummary(said, language)}<p class="soft">${closingPhrases.why[language]}</p>${
    closings.length === 0
      ? html`<section><p>${closingPhrases.none[language]}</p></section>`
      : html`<section><ul class="list">${closings.map((one) => lineOf(one, timeZone, language))}</ul></section>`
  }${older === undefined ? '' : html`<p><a class="button quiet" href="${older}">${closingPhrases.older[language]}</a></p>`}${form === undefined ? '' : closingForm(form, shown)}</div>`
}

/** Whom a closed period is about. */
export function aboutHtml(about: string | undefined, language: Language): Markup | string {
  return about === undefined ? closingPhrases.jurisdiction[language] : html`<bdi>${about}</bdi>`
}

/** The questions of whoever closes a period. */
export function closingControls(language: Language): readonly Control[] {
  const filling = { kind: 'date' } as const
  return [
    { pointer: '/from', label: stockPhrases.from[language], filling },
    {
      pointer: '/to',
      label: stockPhrases.to[language],
      filling,
      hint: stockPhrases.toHint[language],
    },
  ]
}

function closingForm({ action, about }: NonNullable<ClosingsView['form']>, shown: Filled): Markup {
  const { language } = shown
  return html`<section id="close"><h2>${closingPhrases.close[language]} · ${aboutHtml(about, language)}</h2><p class="soft">${closingPhrases.minute[language]}</p><form method="post" action="${action}"><input type="hidden" name="/id" value="${shown.typed.get('/id')?.[0] ?? ''}">${closingControls(language).map((one) => controlHtml(one, shown))}<div class="act"><button>${closingPhrases.closeDo[language]}</button></div></form></section>`
}

function lineOf(
  { href, about, days, closed, closedBy }: ClosingLine,
  timeZone: string,
  language: Language,
): Markup {
  const by = filled(closingPhrases.closed, language, {
    by: closedBy,
    time: localMoment(closed, language, timeZone),
  })
  return html`<li><span class="what"><a href="${href}">${days}</a> · ${aboutHtml(about, language)}<br><small><bdi>${by}</bdi></small></span></li>`
}
