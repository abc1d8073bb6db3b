import { html } from 'hono/html'
import type { Language, Words } from '../../../../domain/words.ts'
import { filled } from '../../record/format.ts'
import type { Control } from '../form/control.ts'
import { controlHtml, type Filled } from '../form/control-html.ts'
import { errorSummary } from '../form/error-summary.ts'
import type { Markup } from '../shell.ts'
import { stockPhrases } from '../stock/phrases.ts'
import { proposalPhrases } from './phrases.ts'

/** A group that fits. */
export interface ProposedGroup {
  readonly codes: readonly string[]
  /** How alike they are, with the labels of the fields. */
  readonly facts: readonly { readonly label: Words; readonly value: string }[]
  /** Why it cannot be recorded yet, in the reader's language. */
  readonly hindrances: readonly string[]
  /** The form with the group filled in; absent for whoever may not record. */
  readonly form: string | undefined
}

export interface Proposed {
  readonly considered: number
  readonly isCut: boolean
  readonly groups: readonly ProposedGroup[]
  readonly left: readonly { readonly code: string; readonly reason: string }[]
}

export interface ProposalView {
  readonly action: string
  /** The state whose batches are looked at. */
  readonly state: Words
  readonly controls: readonly Control[]
  readonly shown: Filled
  /** Absent before it is asked for, and while something is wrong with the question. */
  readonly proposed?: Proposed
}

/** What a stream proposes to put together, and for everything else the reason why it stays. */
export function proposalBody(view: ProposalView): Markup {
  const { action, controls, shown, proposed } = view
  const { language, said } = shown
  const why = filled(proposalPhrases.why, language, { state: view.state[language] })
  return html`<div class="work"><p><a class="back" href="/work/stock">← ${stockPhrases.title[language]}</a></p>${errorSummary(said, language)}<p class="soft">${why}</p><form method="get" action="${action}"><section>${controls.map(
    (control) => controlHtml(control, shown),
  )}<div class="act"><button class="big">${proposalPhrases.propose[language]}</button></div></section></form>${
    proposed === undefined ? '' : proposedHtml(proposed, language)
  }</div>`
}

function proposedHtml(proposed: Proposed, language: Language): Markup {
  const { considered, isCut, groups, left } = proposed
  const say = (name: keyof typeof proposalPhrases, n: number) =>
    filled(proposalPhrases[name], language, { n })
  return html`<p id="proposed">${say('considered', considered)}${isCut ? html` <small>${say('cut', considered)}</small>` : ''}</p><section><h2>${say('groups', groups.length)}</h2>${
    groups.length === 0 ? html`<p>${proposalPhrases.groupsNone[language]}</p>` : ''
  }${groups.map((group, index) => groupHtml(group, index + 1, language))}</section>${
    left.length === 0
      ? ''
      : html`<section><details class="group"><summary>${say('left', left.length)}</summary><ul class="list">${left.map(
          ({ code, reason }) =>
            html`<li><a class="rowlink" href="/work/batches/${encodeURIComponent(code)}"><b>${code}</b> <small>${reason}</small></a></li>`,
        )}</ul></details></section>`
  }`
}

function groupHtml(group: ProposedGroup, number: number, language: Language): Markup {
  const { codes, facts, hindrances, form } = group
  return html`<h3>${filled(proposalPhrases.group, language, { n: number })}</h3><p class="codelist">${codes.map(
    (code) => html`<a href="/work/batches/${encodeURIComponent(code)}">${code}</a> `,
  )}</p><dl class="facts">${facts.map(
    ({ label, value }) => html`<div><dt>${label[language]}</dt><dd>${value}</dd></div>`,
  )}</dl>${
    hindrances.length === 0
      ? ''
      : html`<details class="group"><summary>${proposalPhrases.hindered[language]}</summary><ul>${hindrances.map((one) => html`<li>${one}</li>`)}</ul></details>`
  }${form === undefined ? '' : html`<p><a class="button" href="${form}">${proposalPhrases.takeOver[language]} <span class="unseen">${filled(proposalPhrases.group, language, { n: number })}</span></a></p>`}`
}
