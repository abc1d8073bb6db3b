import { html } from 'hono/html'
import type { Language, Words } from '../../../../domain/words.ts'
import { filled, nameAndCode } from '../../record/format.ts'
import { zoneName } from '../../zone-name.ts'
import { endPhrases } from '../papers/end-phrases.ts'
import type { Markup } from '../shell.ts'
import { type Dated, datedText, validityTag } from './dated.ts'
import { paperPhrases } from './paper-phrases.ts'
import { organisationPhrases } from './phrases.ts'

export interface OrganisationView {
  readonly slug: string
  /** Where those facilities are that do not say it. */
  readonly usual: { readonly timeZone: string | null; readonly jurisdiction: string }
  readonly mayAdminister: boolean
  /** Whether the person may see who holds which certificate for what. */
  readonly maySupervise: boolean
  readonly facilities: readonly {
    readonly code: string
    readonly name: string
    readonly address: string | null
    readonly estate: string | null
    readonly floorAreaSquareMetres: number | null
    readonly closedTime: Date | null
    readonly place: { readonly timeZone: string | null; readonly jurisdiction: string }
    readonly licences: readonly Dated[]
  }[]
  /** Certificates by person; an empty name for one whose account is gone. */
  readonly competences: readonly (Dated & { readonly person: string })[]
  /** Further pages that this person may open. */
  readonly ways: readonly { readonly href: string; readonly label: Words }[]
}

/** Who the organisation is: facilities with their licences, people with their certificates. */
export function organisationBody(view: OrganisationView, language: Language): Markup {
  const { facilities, competences, ways } = view
  const say = (phrase: Words) => phrase[language]
  return html`<div class="work">${aboutSection(view, language)}
${
  ways.length === 0
    ? ''
    : html`<nav class="links" aria-label="${say(organisationPhrases.more)}">${ways.map(
        ({ href, label }) => html`<a class="button quiet" href="${href}">${say(label)}</a>`,
      )}</nav>`
}<h2 class="over-sections">${say(organisationPhrases.facilities)}</h2>
${facilities.length === 0 ? html`<section><p>${say(organisationPhrases.facilitiesNone)}</p></section>` : ''}
${facilities.map((facility) => facilityOf(facility, view, language))}
${view.mayAdminister ? html`<p><a class="button quiet" href="/work/new-facility">${say(paperPhrases.addFacility)}</a></p>` : ''}
<section><h2>${say(organisationPhrases.competences)}</h2>${
    competences.length === 0 ? html`<p>${say(organisationPhrases.competencesNone)}</p>` : ''
  }<ul class="list">${competences.map(
    (one) =>
      html`<li><span class="what"><b>${one.person}</b> ${datedText(one, language)}</span>${validityTag(one, language)}</li>`,
  )}</ul>${view.maySupervise ? html`<p><a class="button quiet" href="/work/competences">${say(paperPhrases.title)}</a></p>` : ''}</section></div>`
}

function aboutSection(
  { slug, usual: { timeZone, jurisdiction }, mayAdminister }: OrganisationView,
  language: Language,
): Markup {
  const say = (phrase: Words) => phrase[language]
  const zone = timeZone === null ? say(organisationPhrases.zoneNone) : zoneName(timeZone, language)
  return html`<section><dl class="keys"><div><dt>${say(organisationPhrases.shortName)}</dt><dd><code>${slug}</code></dd></div></dl><p class="soft">${say(organisationPhrases.shortNameWhy)}</p><dl class="keys"><div><dt>${say(organisationPhrases.zone)}</dt><dd>${zone}</dd></div><div><dt>${say(organisationPhrases.jurisdiction)}</dt><dd>${jurisdiction}</dd></div></dl>${
    mayAdminister
      ? html`<p><a class="button quiet" href="/work/organisation/place">${say(organisationPhrases.changeZone)}</a></p>`
      : ''
  }</section>`
}

function facilityOf(
  facility: OrganisationView['facilities'][number],
  { mayAdminister }: Pick<OrganisationView, 'mayAdminister'>,
  language: Language,
): Markup {
  const { code, name, address, estate, floorAreaSquareMetres: area, place, licences } = facility
  const at = `/work/facilities/${encodeURIComponent(code)}`
  const { timeZone, jurisdiction } = place
  const keys: readonly (readonly [Words, string | null])[] = [
    [organisationPhrases.address, address],
    [organisationPhrases.estate, estate],
    [
      organisationPhrases.area,
      area === null ? null : filled(organisationPhrases.squareMetres, language, { n: area }),
    ],
    [organisationPhrases.zone, timeZone === null ? null : zoneName(timeZone, language)],
    [organisationPhrases.jurisdiction, jurisdiction],
  ]
  return html`<section><h3>${nameAndCode({ name, code }, language)}${facility.closedTime === null ? '' : html` <span class="tag">${endPhrases.closed[language]}</span>`}</h3><dl class="keys">${keys.map(
    ([label, value]) =>
      value === null ? '' : html`<div><dt>${label[language]}</dt><dd>${value}</dd></div>`,
  )}</dl>${
    mayAdminister
      ? html`<p><a class="button quiet" href="${at}" aria-label="${paperPhrases.changeFacility[language]}: ${name}">${paperPhrases.changeFacility[language]}</a><a class="button quiet" href="${at}/licences" aria-label="${paperPhrases.manageLicences[language]}: ${name}">${paperPhrases.manageLicences[language]}</a></p>`
      : ''
  }<h4>${organisationPhrases.licences[language]}</h4>${
    licences.length === 0
      ? html`<p class="soft">${organisationPhrases.licencesNone[language]}</p>`
      : html`<ul class="list">${licences.map(
          (licence) =>
            html`<li><span class="what">${datedText(licence, language)}</span>${validityTag(licence, language)}</li>`,
        )}</ul>`
  }</section>`
}
