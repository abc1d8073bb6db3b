import { html, raw } from 'hono/html'
import { type Role, roleLabels } from '../../../domain/role.ts'
import { type Language, languages, type Words } from '../../../domain/words.ts'
import { nameHtml } from '../name-html.ts'
import { htmlLang, inBrackets, withMarksShown } from '../record/format.ts'
import { shellPhrases } from './phrases.ts'
import { workplaceStyle } from './style.ts'

/** What a template gives. */
export type Markup = ReturnType<typeof html>

/** Who is signed in, as the head of every page says it. */
export interface ShellPerson {
  readonly name: string
  readonly role: Role
  /** Name of the organisation acted for, for a regulator of the authority; absent when none is chosen. */
  readonly organisation?: string
  /** Name of the organisation whose data a regulator looks at; absent for all others, and at their own desk. */
  readonly looksAt?: string
}

/** A way to another page. */
export interface Way {
  readonly href: string
  /** Where further pages begin that belong to it, whose own addresses lie elsewhere. */
  readonly holds?: readonly string[]
  readonly label: Words
}

/** What became of what somebody just did. */
export interface Told {
  readonly kind: 'done' | 'fault' | 'word'
  readonly lines: readonly string[]
}

export interface ShellView {
  readonly title: string
  readonly language: Language
  /** Absent on pages before the sign-in, which are narrow. */
  readonly person?: ShellPerson
  /** Ways in the order shown; the one that holds the page is the current one. */
  readonly nav?: readonly Way[]
  /** The page's own address without its query. */
  readonly path: string
  /** What of its query says which page it is, such as `model=…`; another language asks for the same. */
  readonly asked?: string
  readonly told?: Told | undefined
  readonly body: Markup
  /** Whether a page before the sign-in is as wide as those behind it. */
  readonly isWide?: boolean
  /** Address of a script of our own that the page is better with. */
  readonly script?: string
}

const names = { en: 'English', 'zh-Hant': '繁體', 'zh-Hans': '简体' } as const

/** The frame of every page for people who work with Loomcell; usable with a keyboard and without a script. */
export function workplaceShell(view: ShellView): string {
  const { title, language, person, path, asked = '', told, body, script } = view
  const inLanguage = (one: Language) => `${path}?${asked === '' ? '' : `${asked}&`}lang=${one}`
  const page = html`<!doctype html>
<html lang="${htmlLang[language]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${title} · Loomcell</title>
<style>${raw(workplaceStyle)}</style>
${script === undefined ? '' : html`<script type="module" src="${script}"></script>`}
</head>
<body>
<a class="skip" href="#content">${shellPhrases.skip[language]}</a>
<header class="top"><p><b><a href="/">Loomcell</a></b>${
    person === undefined ? '' : html` <span class="who">${whoText(person, language)}</span>`
  }</p>
<div class="end"><nav class="tongues" aria-label="${shellPhrases.languages[language]}">${languages.map(
    (one) =>
      one === language
        ? html`<a href="${inLanguage(one)}" lang="${htmlLang[one]}" aria-current="true">${names[one]}</a>`
        : html`<a href="${inLanguage(one)}" lang="${htmlLang[one]}" hreflang="${htmlLang[one]}">${names[one]}</a>`,
  )}</nav>${person === undefined ? '' : signOut(language)}</div></header>
${person === undefined ? '' : waysOf(view)}
${person?.looksAt === undefined ? '' : lookStrip(person.looksAt, language)}
<main id="content"${person === undefined && view.isWide !== true ? raw(' class="narrow"') : ''}>
<h1>${title}</h1>
${told === undefined ? '' : toldBox(told)}
${body}
</main>
</body>
</html>`
  return withMarksShown(String(page))
}

function whoText({ name, role, organisation }: ShellPerson, language: Language): Markup {
  const place =
    organisation === undefined
      ? shellPhrases.noOrganisation[language]
      : html`${nameHtml(organisation, language)}${inBrackets(roleLabels[role][language], language)}`
  return html`<span class="me"><bdi>${name}</bdi> · </span>${place}`
}

function waysOf({ nav = [], path, language }: ShellView): Markup {
  const reach = ({ href, holds = [] }: Way) =>
    [href, ...holds]
      .filter((start) => path === start || path.startsWith(`${start}/`))
      .reduce((longest, start) => Math.max(longest, start.length), 0)
  const nearest = Math.max(...nav.map(reach))
  const current = nearest === 0 ? undefined : nav.find((way) => reach(way) === nearest)
  return html`<nav class="ways" aria-label="${shellPhrases.pages[language]}">${nav.map((way) => {
    const label = way.label[language]
    // A page below the one that a way leads to is not that page itself.
    const isThere = way.href === path ? 'page' : 'true'
    return way === current
      ? html`<a href="${way.href}" aria-current="${isThere}">${label}</a>`
      : html`<a href="${way.href}">${label}</a>`
  })}</nav>`
}

/** Whose data this is, that it is told to them, and the way out; on every page of a regulator inside an organisation. */
function lookStrip(name: string, language: Language): Markup {
  const [before = '', after = ''] = shellPhrases.looksAt[language].split('{name}')
  return html`<aside class="look" aria-label="${shellPhrases.looking[language]}"><form method="post" action="/work/regulator"><input type="hidden" name="organisation" value=""><p>${before}<b>${nameHtml(name, language)}</b>${after}</p><button class="text">${shellPhrases.leave[language]}</button></form></aside>`
}

function signOut(language: Language): Markup {
  return html`<form method="post" action="/sign-out"><button class="text">${shellPhrases.signOut[language]}</button></form>`
}

function toldBox({ kind, lines }: Told): Markup {
  const role = kind === 'fault' ? 'alert' : 'status'
  const [only] = lines
  return html`<div class="told ${kind}" role="${role}">${
    lines.length === 1
      ? html`<p>${only}</p>`
      : html`<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`
  }</div>`
}
