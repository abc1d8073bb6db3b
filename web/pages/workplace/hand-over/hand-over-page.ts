import { html } from 'hono/html'
import type { Words } from '../../../../domain/words.ts'
import { type HandOverStep, handOverStates } from '../../../../workflows/hand-over.ts'
import { dayText, localMoment } from '../../local-time.ts'
import { errorSummary } from '../form/error-summary.ts'
import { showForm } from '../inspection/show-form.ts'
import type { Markup } from '../shell.ts'
import { type CorrectionsView, correctionsSection } from './corrections-section.ts'
import { type GoodsView, goodsSection } from './goods-section.ts'
import { betweenThem, massOf } from './list-page.ts'
import { handOverPhrases } from './phrases.ts'
import { signaturesSection } from './signatures-section.ts'
import { type StepForm, stepSection } from './step-form.ts'

export interface HandOverPageView extends GoodsView, Omit<CorrectionsView, 'handOver'> {
  /** Whether this person may propose a correction now. */
  readonly mayPropose: boolean
  /** Facts of the papers with their labels. */
  readonly papers: readonly { readonly label: Words; readonly value: Words }[]
  /** Names of the facilities as far as they are this side's own. */
  readonly from: string
  readonly to: string | null
  /** Steps that this person may take now. */
  readonly open: readonly HandOverStep[]
  /** The one whose form is shown. */
  readonly form?: StepForm
  /** For whoever may show it to an inspector: id of the link that the form would make. */
  readonly showing?: { readonly id: string }
}

/** A hand-over as one side sees it: where it stands, what is next, what is in it, and who signed what. */
export function handOverBody(view: HandOverPageView): Markup {
  const { handOver, language, form, open } = view
  return html`<div class="work"><p><a class="back" href="/work/hand-overs">← ${handOverPhrases.toList[language]}</a></p>
${form === undefined ? '' : errorSummary(form.shown.said, language)}
<section class="hero"><div class="what"><p class="lead"><b>${handOverStates[handOver.state][language]}</b></p><p>${massOf(handOver, language)}</p>${keysOf(view)}</div></section>
${form === undefined ? html`<p class="soft">${handOverPhrases.noStep[language]}</p>` : stepSection(form, open)}
${goodsSection({ ...view, isAnsweredAbove: form?.step === 'decide' })}
${correctionsSection(view, view.mayPropose)}
${papersOf(view)}
<nav class="links" aria-label="${handOverPhrases.ticket[language]}"><a class="button quiet" href="/work/hand-overs/${handOver.id}/ticket">${handOverPhrases.ticket[language]}</a></nav>
${showingOf(view)}${signaturesSection(handOver, view)}</div>`
}

function showingOf({ handOver, showing, language }: HandOverPageView): Markup | '' {
  if (showing === undefined) return ''
  return showForm({ action: `/work/hand-overs/${handOver.id}/inspection`, ...showing }, language)
}

function keysOf({ handOver, from, to, language, timeZone }: HandOverPageView): Markup {
  const { dueTime, retainUntil, state } = handOver
  const isUnderWay = state === 'in_transport' || state === 'stored'
  const keys: readonly (readonly [Words, string | null])[] = [
    [handOverPhrases.facilityFrom, from],
    [handOverPhrases.facilityTo, to],
    [
      handOverPhrases.due,
      dueTime === null || !isUnderWay ? null : localMoment(dueTime, language, timeZone),
    ],
    [handOverPhrases.retain, retainUntil === null ? null : dayText(retainUntil, language)],
  ]
  return html`<dl class="keys">${keys.map(([label, value]) =>
    value === null ? '' : html`<div><dt>${label[language]}</dt><dd>${value}</dd></div>`,
  )}</dl>`
}

function papersOf({ papers, language }: HandOverPageView): Markup | '' {
  if (papers.length === 0) return ''
  return html`<section><h2>${handOverPhrases.papers[language]}</h2><dl class="facts">${papers.map(
    ({ label, value }) => html`<div><dt>${label[language]}</dt><dd>${value[language]}</dd></div>`,
  )}</dl></section>`
}

/** Heading: who hands over to whom. */
export function handOverTitle({
  handOver,
  language,
}: Pick<HandOverPageView, 'handOver' | 'language'>): string {
  return betweenThem(handOver, language)
}
