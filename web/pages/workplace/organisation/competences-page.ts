import { html } from 'hono/html'
import type { Language, Words } from '../../../../domain/words.ts'
import { filled } from '../../record/format.ts'
import type { Control } from '../form/control.ts'
import type { Filled } from '../form/control-html.ts'
import { errorSummary } from '../form/error-summary.ts'
import { finalAct } from '../form/final-act.ts'
import { formSection } from '../form/form-section.ts'
import type { Markup } from '../shell.ts'
import { datedText, validityTag } from './dated.ts'
import { type Administered, paperControls } from './licences-page.ts'
import { paperPhrases as phrases } from './paper-phrases.ts'
import { organisationPhrases } from './phrases.ts'

/** A kind of certificate, with what asks for it and who holds it today. */
export interface CompetenceNeed {
  readonly label: Words
  /** What is done with it: steps of a stream. */
  readonly steps: readonly Words[]
  readonly holders: readonly string[]
}

export interface ShownCertificate extends Administered {
  readonly person: string
  readonly issuer: string
  readonly isMember: boolean
}

export interface CompetencesView {
  readonly needs: readonly CompetenceNeed[]
  readonly certificates: readonly ShownCertificate[]
  /** Absent where the person may only read. */
  readonly form?: { readonly controls: readonly Control[]; readonly shown: Filled }
}

/** Who may do what because of which certificate, all certificates, and the form that puts one on record. */
export function competencesBody(view: CompetencesView, language: Language): Markup {
  const { needs, certificates, form } = view
  const mayEnd = form !== undefined
  return html`<div class="work">${errorSummary(form?.shown.said ?? [], language)}<section><h2>${phrases.whoMay[language]}</h2><p class="soft">${phrases.whoMayWhy[language]}</p><ul class="list">${needs.map(
    (need) => needLine(need, language),
  )}</ul></section>
<section><h2>${phrases.certificates[language]}</h2>${
    certificates.length === 0
      ? html`<p>${organisationPhrases.competencesNone[language]}</p>`
      : html`<ul class="list">${certificates.map((one) => certificateLine(one, { mayEnd, language }))}</ul>`
  }</section>${
    form === undefined
      ? ''
      : formSection({
          ...form,
          action: '/work/competences',
          title: phrases.addCertificate[language],
          why: phrases.certificateWhy[language],
          button: phrases.addCertificate[language],
        })
  }</div>`
}

function needLine({ label, steps, holders }: CompetenceNeed, language: Language): Markup {
  const comma = language === 'en' ? ', ' : '、'
  const held =
    holders.length === 0
      ? html`<span class="tag over">${phrases.heldByNobody[language]}</span>`
      : html`<small>${filled(phrases.heldBy, language, { names: holders.join(comma) })}</small>`
  return html`<li><span class="what"><b>${label[language]}</b> <small>${steps.map((step) => step[language]).join(' · ')}</small>${held}</span></li>`
}

function certificateLine(
  certificate: ShownCertificate,
  { mayEnd, language }: { mayEnd: boolean; language: Language },
): Markup {
  const { id, person, number, issuer, isEnded, isMember } = certificate
  const mark = isEnded
    ? html`<span class="tag">${phrases.withdrawn[language]}</span>`
    : isMember
      ? validityTag(certificate, language)
      : html`<span class="tag">${phrases.formerMember[language]}</span>`
  const act = finalAct({
    action: `/work/competences/${id}/end`,
    act: phrases.withdraw[language],
    about: `${person}, ${number}`,
    why: phrases.withdrawWhy[language],
    button: phrases.withdrawYes[language],
  })
  return html`<li><span class="what"><b>${person}</b> ${datedText(certificate, language)}<small>${phrases.issuer[language]}${language === 'en' ? ': ' : '：'}${issuer}</small></span>${mark}${mayEnd && !isEnded ? act : ''}</li>`
}

/** Questions about a person's certificate. */
export function certificateControls(
  {
    people,
    kinds,
  }: {
    people: readonly { readonly value: string; readonly label: string }[]
    kinds: readonly { readonly value: string; readonly label: Words }[]
  },
  language: Language,
): readonly Control[] {
  const [kind, number, ...days] = paperControls(kinds, language)
  const asked: readonly (Control | undefined)[] = [
    {
      pointer: '/person',
      label: phrases.person[language],
      filling: { kind: 'one', choices: people },
    },
    kind,
    number,
    { pointer: '/issuer', label: phrases.issuer[language], filling: { kind: 'text' } },
    ...days,
  ]
  return asked.filter((control) => control !== undefined)
}
