import { html } from 'hono/html'
import { type NamedOrganisation, nameIn } from '../../../../domain/local-names.ts'
import type { Language } from '../../../../domain/words.ts'
import { type PassedOn, passOnBox } from '../../account/pass-on-box.ts'
import { localDate, localMoment } from '../../local-time.ts'
import { nameHtml } from '../../name-html.ts'
import { filled } from '../../record/format.ts'
import type { Control } from '../form/control.ts'
import { errorSummary } from '../form/error-summary.ts'
import { finalAct } from '../form/final-act.ts'
import { formSection } from '../form/form-section.ts'
import { nameControls } from '../organisation/name-controls.ts'
import type { Markup } from '../shell.ts'
import { organisationKindPhrases as kinds, platformPhrases as phrases } from './platform-phrases.ts'
import type { AskedForm } from './webhooks-page.ts'

/** An organisation as whoever runs the installation knows it. */
export interface KnownOrganisation extends NamedOrganisation {
  readonly kind: keyof typeof kinds
  readonly jurisdiction: string
  readonly constructed: boolean
  readonly created: string
  /** Since when nobody acts for it; absent while somebody may. */
  readonly suspended?: string | undefined
}

export interface PlatformView {
  readonly organisations: readonly KnownOrganisation[]
  readonly older: string | undefined
  readonly form: AskedForm
}

/** All organisations, what their keeper may do, and the form that adds one. */
export function platformBody(
  { organisations, older, form }: PlatformView,
  language: Language,
): Markup {
  const add = phrases.add[language]
  return html`<div class="work">${errorSummary(form.shown.said, language)}<p class="soft">${phrases.why[language]}</p><nav class="links" aria-label="${phrases.accounts[language]}"><a class="button quiet" href="/account/accounts">${phrases.accounts[language]}</a></nav><section>${
    organisations.length === 0 ? html`<p>${phrases.none[language]}</p>` : ''
  }<ul class="list rows">${organisations.map((one) => lineOf(one, language))}</ul>${
    older === undefined
      ? ''
      : html`<p><a class="button quiet" href="${older}">${phrases.older[language]}</a></p>`
  }</section>${formSection({ ...form, action: '/work/organisations', title: add, button: add })}</div>`
}

function lineOf(
  { slug, kind, jurisdiction, constructed, suspended, ...named }: KnownOrganisation,
  language: Language,
): Markup {
  const about = [slug, kinds[kind][language], jurisdiction].join(' · ')
  return html`<li><a class="rowlink" href="/work/organisations/${slug}"><b>${nameHtml(nameIn(named, language), language)}</b> <small>${about}</small></a>${suspended === undefined ? '' : html`<span class="tag over">${phrases.suspended[language]}</span>`}${constructed ? html`<span class="tag">${phrases.constructed[language]}</span>` : ''}</li>`
}

export interface KnownOrganisationView {
  readonly organisation: KnownOrganisation
  readonly form: AskedForm
  /** Asks for its first administrator; absent once it has one. */
  readonly first?: AskedForm
  /** An invitation to be passed on by hand. */
  readonly passed?: PassedOn | undefined
  /** Whose clock the times are of. */
  readonly timeZone: string
}

/** One organisation: under whose law it lies, and its first administrator while it has none. */
export function knownOrganisationBody(view: KnownOrganisationView, language: Language): Markup {
  const { organisation, form, first, passed, timeZone } = view
  const { slug, kind, created } = organisation
  const at = `/work/organisations/${slug}`
  const day = localDate(created, language, timeZone)
  const about = [slug, kinds[kind][language], filled(phrases.since, language, { day })].join(' · ')
  const said = [...form.shown.said, ...(first?.shown.said ?? [])]
  return html`<div class="work"><p><a class="back" href="/work/organisations">← ${phrases.title[language]}</a></p>${errorSummary(said, language)}${passed === undefined ? '' : passOnBox(passed, language)}<p class="soft">${about}</p>${
    first === undefined
      ? html`<section><h2>${phrases.first[language]}</h2><p>${phrases.firstThere[language]}</p></section>`
      : formSection({
          ...first,
          action: `${at}/administrator`,
          title: phrases.first[language],
          why: phrases.firstWhy[language],
          button: phrases.invite[language],
        })
  }${formSection({
    ...form,
    action: at,
    title: phrases.change[language],
    why: phrases.changeWhy[language],
    button: phrases.save[language],
  })}${kind === 'platform' ? '' : suspensionOf(view, language)}</div>`
}

function suspensionOf(
  { organisation: { slug, suspended, ...named }, timeZone }: KnownOrganisationView,
  language: Language,
): Markup {
  const action = `/work/organisations/${slug}/suspension`
  const act = phrases.suspend[language]
  if (suspended === undefined) {
    const words = { why: phrases.suspendWhy[language], button: phrases.suspendYes[language] }
    return html`<section>${finalAct({ action, act, about: nameIn(named, language), ...words, value: 'suspend' })}</section>`
  }
  const since = filled(phrases.suspendedSince, language, {
    time: localMoment(suspended, language, timeZone),
  })
  return html`<section><p><span class="tag over">${since}</span></p><form method="post" action="${action}"><button name="do" value="resume">${phrases.resume[language]}</button></form></section>`
}

/** The question who the first administrator is. */
export function firstControls(language: Language): readonly Control[] {
  return [{ pointer: '/email', label: phrases.email[language], filling: { kind: 'text' } }]
}

/** Questions about what an organisation is called in other languages and where it lies. */
export function lawControls(language: Language): readonly Control[] {
  return [
    ...nameControls(language),
    {
      pointer: '/jurisdiction',
      label: phrases.jurisdiction[language],
      filling: { kind: 'text', isCode: true },
      hint: phrases.jurisdictionHint[language],
    },
    {
      pointer: '/timeZone',
      label: phrases.zone[language],
      filling: { kind: 'text', isCode: true, usual: Intl.supportedValuesOf('timeZone') },
      hint: phrases.zoneHint[language],
      optional: true,
    },
  ]
}

/** Questions about a new organisation. */
export function newOrganisationControls(language: Language): readonly Control[] {
  return [
    {
      pointer: '/slug',
      label: phrases.slug[language],
      filling: { kind: 'text', isCode: true },
      hint: phrases.slugHint[language],
    },
    { pointer: '/name', label: phrases.name[language], filling: { kind: 'text' } },
    {
      pointer: '/kind',
      label: phrases.kind[language],
      filling: {
        kind: 'one',
        choices: Object.entries(kinds).map(([value, label]) => ({ value, label: label[language] })),
      },
    },
    ...lawControls(language),
  ]
}
