import { html } from 'hono/html'
import {
  type DeliveredReport,
  deliveredLabel,
  deliveryTerms,
} from '../../../../../domain/delivery/terms.ts'
import type { Language } from '../../../../../domain/words.ts'
import { dayText, localMoment } from '../../../local-time.ts'
import { filled } from '../../../record/format.ts'
import type { Filled } from '../../form/control-html.ts'
import { errorSummary } from '../../form/error-summary.ts'
import { formSection } from '../../form/form-section.ts'
import type { Markup } from '../../shell.ts'
import { monthText } from '../series.ts'
import { orderControls, tongues } from './order-controls.ts'
import { deliveryPhrases } from './phrases.ts'

/** A report that is made each month. Times are UTC, ISO 8601. */
export interface DeliveryLine {
  readonly id: string
  readonly report: DeliveredReport
  readonly form: string
  readonly tongue: Language
  readonly orderedBy: string
  readonly nextMonth: string
  /** Day on which the next is made. */
  readonly nextDay: string
  readonly ended: 'asked' | 'left' | null
  /** Why the next could not be made, in the reader's words, and when that was tried last. */
  readonly failed: { readonly why: string; readonly time: string } | null
  readonly files: readonly {
    readonly month: string
    readonly made: string
    readonly bytes: number
  }[]
}

export interface DeliveriesView {
  readonly deliveries: readonly DeliveryLine[]
  /** For whoever may order: what the form shows. */
  readonly form: Filled | undefined
  readonly timeZone: string
  readonly language: Language
}

/** What is made each month, with the files so far, and the form to order more. */
export function deliveriesBody(view: DeliveriesView): Markup {
  const { deliveries, form, language } = view
  const say = (name: keyof typeof deliveryPhrases) => deliveryPhrases[name][language]
  return html`<div class="work">${errorSummary(form?.said ?? [], language)}<p class="soft">${say('why')}</p><p class="soft">${filled(deliveryPhrases.kept, language, { months: String(deliveryTerms.keptMonths) })}</p><section><h2>${say('list')}</h2>${
    deliveries.length === 0
      ? html`<p>${say('none')}</p>`
      : html`<ul class="list">${deliveries.map((one) => html`<li>${lineOf(one, view)}</li>`)}</ul>`
  }</section>${
    form === undefined
      ? ''
      : formSection({
          action: '/work/monthly-reports',
          controls: orderControls(language),
          hidden: ['/id'],
          title: say('order'),
          button: say('button'),
          shown: form,
        })
  }</div>`
}

function lineOf(
  line: DeliveryLine,
  { language, timeZone, form: mayOrder }: DeliveriesView,
): Markup {
  const { id, report, form, tongue, orderedBy, ended, failed, files } = line
  const day = dayText(line.nextDay, language)
  const next = filled(deliveryPhrases.next, language, {
    month: monthText(line.nextMonth, language),
    day,
  })
  const ends = { asked: deliveryPhrases.endedAsked, left: deliveryPhrases.endedLeft } as const
  const says = [
    form.toUpperCase(),
    tongues[tongue],
    filled(deliveryPhrases.by, language, { name: orderedBy }),
    ended === null ? next : ends[ended][language],
  ]
  const label = deliveredLabel(report)[language]
  return html`<span class="what"><b>${label}</b><small>${says.join(' · ')}</small>${
    failed === null || ended !== null
      ? ''
      : html`<p class="danger" role="note">${filled(deliveryPhrases.failed, language, {
          why: failed.why,
          time: localMoment(failed.time, language, timeZone),
        })}</p>`
  }${filesOf(line, files, { language, timeZone })}</span>${
    ended !== null || mayOrder === undefined
      ? ''
      : html`<form method="post" action="/work/monthly-reports/${id}/end"><button class="risky" aria-label="${deliveryPhrases.end[language]}: ${label}">${deliveryPhrases.end[language]}</button></form>`
  }`
}

function filesOf(
  { id, form }: DeliveryLine,
  files: DeliveryLine['files'],
  { language, timeZone }: { readonly language: Language; readonly timeZone: string },
): Markup {
  if (files.length === 0) return html`<small>${deliveryPhrases.noFiles[language]}</small>`
  return html`<ul class="list" aria-label="${deliveryPhrases.files[language]}">${files.map(
    ({ month, made, bytes }) =>
      html`<li><a class="rowlink" href="/work/monthly-reports/${id}/${month}"><b>${monthText(month, language)}</b> <small>${form.toUpperCase()}, ${Math.max(1, Math.round(bytes / 1000))} kB · ${filled(deliveryPhrases.made, language, { time: localMoment(made, language, timeZone) })}</small></a></li>`,
  )}</ul>`
}
