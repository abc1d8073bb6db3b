import { html } from 'hono/html'
import type { Language, Words } from '../../../../domain/words.ts'
import { localMoment } from '../../local-time.ts'
import { filled } from '../../record/format.ts'
import type { ShownFact } from '../batch/events-section.ts'
import type { Markup } from '../shell.ts'
import { organisationPhrases } from './phrases.ts'

/** A scan that waits for signatures. */
export interface ShownApproval {
  readonly id: string
  readonly stage: Words
  readonly competence: Words | null
  readonly facility: string
  /** Whose clock the times are of: that of the facility. */
  readonly timeZone: string
  readonly batches: readonly string[]
  readonly facts: readonly ShownFact[]
  readonly expires: string
  readonly missing: number
  /** Why this person cannot sign it. */
  readonly hindrance?: 'mine' | 'notHeld'
  /** Whether this person is refusing it and has to say why once more. */
  readonly isBeingRefused: boolean
}

/** What waits for a second person, with all that they sign for, and one large button for each. */
export function approvalsBody(approvals: readonly ShownApproval[], language: Language): Markup {
  return html`<div class="work"><p class="soft">${organisationPhrases.approvalsWhy[language]}</p>${
    approvals.length === 0
      ? html`<section><p>${organisationPhrases.approvalsNone[language]}</p></section>`
      : approvals.map((approval) => approvalOf(approval, language))
  }</div>`
}

function approvalOf(approval: ShownApproval, language: Language): Markup {
  const { id, stage, competence, facility, timeZone, batches, facts, expires, missing, hindrance } =
    approval
  const until = filled(organisationPhrases.waitsUntil, language, {
    time: localMoment(expires, language, timeZone),
  })
  const says = [
    facility,
    until,
    filled(organisationPhrases.stillMissing, language, { n: missing }),
    ...(competence === null
      ? []
      : [filled(organisationPhrases.certificateAsked, language, { name: competence[language] })]),
  ]
  return html`<section id="${id}"><h2>${stage[language]}</h2><p class="codelist">${batches.map(
    (code) => html`<a href="/work/batches/${encodeURIComponent(code)}">${code}</a> `,
  )}</p><p class="soft">${says.join(' · ')}</p>${
    facts.length === 0
      ? ''
      : html`<h3>${organisationPhrases.toBeRecorded[language]}</h3><dl class="facts">${facts.map(
          (fact) =>
            html`<div><dt>${fact.label[language]}</dt><dd>${fact.value[language]}</dd></div>`,
        )}</dl>`
  }${
    hindrance === undefined
      ? html`<form method="post" action="/work/approvals/${id}"><div class="act"><button class="big" aria-describedby="${id}">${organisationPhrases.sign[language]}</button></div></form>`
      : html`<p class="told word">${organisationPhrases[hindrance][language]}</p>`
  }${hindrance === 'notHeld' ? '' : refusalForm(approval, language)}</section>`
}

/** Whoever may sign may refuse instead, and whoever signed may withdraw; both say why. */
function refusalForm({ id, hindrance, isBeingRefused }: ShownApproval, language: Language): Markup {
  const { refuse, withdraw, refusalReason } = organisationPhrases
  const name = (hindrance === 'mine' ? withdraw : refuse)[language]
  return html`<details class="seldom"${isBeingRefused ? ' open' : ''}><summary>${name}</summary><form method="post" action="/work/approvals/${id}/refusal"><div class="field"><label for="reason-${id}">${refusalReason[language]}</label><textarea id="reason-${id}" name="/reason" rows="2" maxlength="1000" required></textarea></div><div class="act"><button aria-describedby="${id}">${name}</button></div></form></details>`
}
