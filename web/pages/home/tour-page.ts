import { html } from 'hono/html'
import { type Language, words } from '../../../domain/words.ts'
import type { Markup } from '../workplace/shell.ts'
import { homeFrame } from './frame.ts'
import type { ShownBatch } from './home-page.ts'
import { type TourName, type TourStep, tours } from './tours.ts'

/** What a tour and the way to it say. */
export const tourPhrases = {
  leave: words('Leave the tour', '離開導覽', '离开导览'),
  never: words('Do not offer it again', '不再提示', '不再提示'),
  home: words('To the front page', '返回首頁', '返回首页'),
  offer: words(
    'New here? Take a short tour.',
    '初次使用？看看簡短導覽。',
    '初次使用？看看简短导览。',
  ),
  begin: words('Take the tour', '開始導覽', '开始导览'),
} as const

/** A tour: numbered steps, each with the real page that it is about. It can be left at any moment, and for good. */
export function tourPage(
  name: TourName,
  { examples, language }: { readonly examples: readonly ShownBatch[]; readonly language: Language },
): string {
  const { title, lead, steps } = tours[name]
  return homeFrame(language, {
    title: `${title[language]} · Loomcell`,
    path: `/tour/${name}`,
    content: html`<div class="narrow"><h1>${title[language]}</h1>
<p class="lead">${lead[language]}</p>
<ol class="steps">${steps.map((step) => stepHtml(step, { examples, language }))}</ol>
<div class="ways"><a href="/">${tourPhrases.home[language]}</a>
<form method="post" action="/tour/leave"><button class="quiet">${tourPhrases.never[language]}</button></form></div></div>`,
  })
}

function stepHtml(
  { title, text, to, link }: TourStep,
  { examples, language }: { readonly examples: readonly ShownBatch[]; readonly language: Language },
): Markup {
  const href = typeof to === 'string' ? to : examples[to.example % examples.length]?.path
  return html`<li><h2>${title[language]}</h2><p>${text[language]}</p>${
    href === undefined ? '' : html`<a href="${href}?lang=${language}">${link[language]}</a>`
  }</li>`
}

/** Offers a tour above somebody's work, until they took it or want no more of it. */
export function tourOffer(name: TourName, language: Language): Markup {
  return html`<section class="tour"><form method="post" action="/tour/leave"><p>${tourPhrases.offer[language]}</p><p class="row"><a class="button" href="/tour/${name}">${tourPhrases.begin[language]}</a> <button class="text">${tourPhrases.never[language]}</button></p></form></section>`
}
