import { html } from 'hono/html'
import { percentOf } from '../../../../domain/claim/share.ts'
import { sourceIn } from '../../../../domain/house-rules.ts'
import type { AfterCycles } from '../../../../domain/treatment/tested-bound.ts'
import { testedBoundRule } from '../../../../domain/treatment/tested-bound.ts'
import { countText } from '../../../../domain/treatment/wording.ts'
import { percentText } from '../../../../domain/unit-words.ts'
import type { Language, Words } from '../../../../domain/words.ts'
import { dayText } from '../../local-time.ts'
import { filled, nameAndCode } from '../../record/format.ts'
import type { Filled } from '../form/control-html.ts'
import { errorSummary } from '../form/error-summary.ts'
import { endedText, endForm } from '../papers/end-form.ts'
import { endPhrases } from '../papers/end-phrases.ts'
import type { Markup } from '../shell.ts'
import { evidenceBody } from './list-pages.ts'
import { treatmentPhrases as say } from './treatment-phrases.ts'

interface ShownPart extends AfterCycles {
  readonly id: string
  readonly end: { readonly note: string; readonly day: string } | null
}

export interface ShownTest extends ShownPart {
  readonly testedOn: string
  readonly laboratory: string
  readonly report: string
}

export interface ShownClaim extends ShownPart {
  readonly reference: string | null
  readonly wording: Words
  /** Whether the tests that stand bear it. */
  readonly isBorne: boolean
}

/** A treatment with its tests and the claims that rest on them, by the name that its reader calls it. */
export interface ShownTreatment {
  readonly code: string
  readonly name: string
  readonly agent: string
  readonly substrate: string
  readonly tests: readonly ShownTest[]
  readonly claims: readonly ShownClaim[]
}

export interface TreatmentsView {
  readonly treatments: readonly ShownTreatment[]
  readonly maySupervise: boolean
  /** What was typed into a form of the list, and what is wrong with it. */
  readonly shown: Filled
}

/** Treatments of goods: what was tested of each, and what is claimed. */
export function treatmentsBody({ treatments, maySupervise, shown }: TreatmentsView): Markup {
  const { language, said } = shown
  return evidenceBody(
    '/work/treatments',
    { language, next: undefined },
    html`${errorSummary(said, language)}<p class="soft">${say.why[language]}</p>${
      maySupervise
        ? html`<p><a class="button quiet" href="/work/treatments/new">${say.add[language]}</a></p>`
        : ''
    }${treatments.length === 0 ? html`<section><p>${say.none[language]}</p></section>` : ''}${treatments.map(
      (treatment) => treatmentHtml(treatment, { maySupervise, shown }),
    )}${treatments.length === 0 ? '' : html`<p class="soft">${sourceIn(testedBoundRule, language).text}</p>`}`,
  )
}

type Frame = Pick<TreatmentsView, 'maySupervise' | 'shown'>

function treatmentHtml(treatment: ShownTreatment, frame: Frame): Markup {
  const { code, name, agent, substrate, tests, claims } = treatment
  const { language } = frame.shown
  const of = `treatment=${encodeURIComponent(code)}`
  const way = (href: string, label: Words) =>
    html`<a class="button quiet" href="${href}?${of}" aria-label="${label[language]}: ${name}">${label[language]}</a>`
  return html`<section><h2>${nameAndCode(treatment, language)}</h2><p class="soft"><bdi>${agent}</bdi> · <bdi>${substrate}</bdi></p><h3>${say.tests[language]}</h3>${
    tests.length === 0
      ? html`<p>${say.testsNone[language]}</p>`
      : html`<ul class="list">${tests.map((test) => testHtml(test, frame))}</ul>`
  }<h3>${say.claims[language]}</h3>${
    claims.length === 0
      ? html`<p>${say.claimsNone[language]}</p>`
      : html`<ul class="list">${claims.map((claim) => claimHtml(claim, frame))}</ul>`
  }${
    frame.maySupervise
      ? html`<p>${way('/work/treatments/test', say.giveTest)}${tests.length === 0 ? '' : way('/work/treatments/claim', say.claim)}</p>`
      : ''
  }</section>`
}

function testHtml(test: ShownTest, { maySupervise, shown }: Frame): Markup {
  const { id, method, testedOn, laboratory, report, end } = test
  const { language } = shown
  const about = resultText(test, language)
  const facts = [method, laboratory, report, dayText(testedOn, language)].join(' · ')
  const words = { act: say.endTest[language], why: say.endTestWhy[language], about }
  return html`<li><span class="what"><b>${about}</b><small><bdi>${facts}</bdi></small>${endHtml(test, language)}</span>${
    maySupervise && end === null
      ? endForm({ action: `/work/treatment-tests/${id}/end`, id, ...words }, shown)
      : ''
  }</li>`
}

function claimHtml(claim: ShownClaim, { maySupervise, shown }: Frame): Markup {
  const { id, reference, wording, isBorne, end } = claim
  const { language } = shown
  const about = resultText(claim, language)
  const words = { act: say.endClaim[language], why: say.endClaimWhy[language], about }
  return html`<li><span class="what"><b>${wording[language]}</b>${reference === null ? '' : html`<small><bdi>${reference}</bdi></small>`}${endHtml(claim, language)}</span>${
    isBorne || end !== null ? '' : html`<span class="tag over">${say.notBorne[language]}</span>`
  }${
    maySupervise && end === null
      ? endForm({ action: `/work/treatment-claims/${id}/end`, id, ...words }, shown)
      : ''
  }</li>`
}

function endHtml({ end }: ShownPart, language: Language): Markup | '' {
  if (end === null) return ''
  return html`<small>${endedText(end, language)}</small> <span class="tag">${endPhrases.ended[language]}</span>`
}

/** What was measured or is claimed after how many cycles: `90 % after 50 washes`. */
function resultText(one: AfterCycles, language: Language): string {
  const percent = percentText(percentOf(one.resultBasisPoints), language)
  return filled(say.test, language, { percent, count: countText(one, language) })
}
