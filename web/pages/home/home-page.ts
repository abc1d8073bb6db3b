import { html } from 'hono/html'
import type { Language, Words } from '../../../domain/words.ts'
import { filled } from '../record/format.ts'
import type { Markup } from '../workplace/shell.ts'
import { homeFrame } from './frame.ts'
import { homePhrases as phrases } from './home-phrases.ts'
import { recordPicture } from './record-picture.ts'

/** A batch of the demonstration that the front page leads to. */
export interface ShownBatch {
  readonly path: string
  readonly code: string
  readonly kind: Words
  /** Why it is worth a look; absent where it is only one of its kind. */
  readonly shows?: Words
}

export interface HomeView {
  /** Batches worth a look, the best first. */
  readonly examples: readonly ShownBatch[]
  /** One of each kind, by stream. */
  readonly kinds: readonly { readonly label: Words; readonly batches: readonly ShownBatch[] }[]
  /** Who is signed in, and where their work is. */
  readonly person?: {
    readonly name: string
    readonly href: '/account' | '/work' | '/work/desk'
  }
  /** A code that leads nowhere, as it was typed. */
  readonly missing?: string
}

/** What somebody sees who opens the server's own address: what this is, and the way in for each who may come. */
export function homePage(view: HomeView, language: Language): string {
  return homeFrame(language, {
    title: `Loomcell · ${phrases.subtitle[language]}`,
    path: '/',
    content: html`${personBar(view, language)}
<div class="hero"><section><h1>${phrases.title[language]}</h1>
<p class="lead">${phrases.lead[language]}</p></section>
<section>${recordPicture(language)}</section></div>
<div class="cards">${labelCard(view, language)}${recycleCard(language)}${overseeCard(language)}</div>
${citySection(view, language)}
<p><a href="/api/v1/reference">${phrases.reference[language]}</a></p>`,
  })
}

function personBar({ person }: HomeView, language: Language): Markup | '' {
  if (person === undefined) return ''
  const { name, href } = person
  const way = href === '/account' ? phrases.toAccount : phrases.toWork
  return html`<p class="in"><span>${filled(phrases.signedIn, language, { name })}</span> <a class="button" href="${href}">${way[language]}</a></p>`
}

function labelCard({ examples, missing }: HomeView, language: Language): Markup {
  const [first] = examples
  const isWrong = missing !== undefined
  return html`<section class="card"><h2>${phrases.label[language]}</h2>
<p id="label-why">${phrases.labelWhy[language]}</p>
<form method="get" action="/" role="search"><label for="code">${phrases.code[language]}</label>
<input id="code" name="code" value="${missing ?? ''}" aria-describedby="label-why${isWrong ? ' code-wrong' : ''}"${isWrong ? html` aria-invalid="true" autofocus` : ''} autocomplete="off" autocapitalize="characters" spellcheck="false" enterkeyhint="go" required>
${isWrong ? html`<p class="wrong" id="code-wrong" role="alert">${phrases.noRecord[language]}</p>` : ''}
<button>${phrases.open[language]}</button></form>
<p class="ways">${
    first === undefined
      ? ''
      : html`<a href="${first.path}?lang=${language}">${phrases.example[language]}</a>`
  }<a href="/tour/buyer">${phrases.tour[language]}</a></p></section>`
}

function recycleCard(language: Language): Markup {
  return html`<section class="card"><h2>${phrases.recycle[language]}</h2>
<p>${phrases.recycleWhy[language]}</p>
<p class="ways"><a class="button" href="/sign-in?next=/work">${phrases.signIn[language]}</a><a href="/scanner">${phrases.scanner[language]}</a><a href="/tour/recycler">${phrases.tour[language]}</a></p></section>`
}

function overseeCard(language: Language): Markup {
  return html`<section class="card"><h2>${phrases.oversee[language]}</h2>
<p>${phrases.overseeWhy[language]}</p>
<p class="ways"><a class="button" href="/sign-in?next=/work/desk">${phrases.signIn[language]}</a><a href="/tour/regulator">${phrases.tour[language]}</a></p></section>`
}

function citySection({ examples, kinds }: HomeView, language: Language): Markup {
  if (kinds.length === 0) return html`<p>${phrases.empty[language]}</p>`
  return html`<section><h2>${phrases.city[language]}</h2>
<p class="soft">${phrases.cityWhy[language]}</p>
${
  examples.length === 0
    ? ''
    : html`<ul class="examples">${examples.map(
        ({ path, code, kind, shows }) =>
          html`<li><a href="${path}?lang=${language}"><b>${(shows ?? kind)[language]}</b><small>${kind[language]} · <bdi>${code}</bdi></small></a></li>`,
      )}</ul>`
}
<details${examples.length === 0 ? html` open` : ''}><summary>${phrases.otherKinds[language]}</summary>${kinds.map(
    ({ label, batches }) =>
      html`<h3>${label[language]}</h3><ul class="kinds">${batches.map(
        ({ path, code, kind }) =>
          html`<li><a href="${path}?lang=${language}">${kind[language]}</a> <small><bdi>${code}</bdi></small></li>`,
      )}</ul>`,
  )}</details></section>`
}
