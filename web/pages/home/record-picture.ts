import { html } from 'hono/html'
import { type Language, type Words, words } from '../../../domain/words.ts'
import type { Markup } from '../workplace/shell.ts'
import { homePhrases } from './home-phrases.ts'

/** One step of a story, with its figure where it is a thing. */
interface Step {
  readonly shape: Markup
  readonly what: Words
  readonly how: Words
}

/** Shapes in a square of 40, drawn in lines. */
const shapes = {
  pack: html`<svg viewBox="0 0 40 40" aria-hidden="true"><rect class="full" x="4" y="12" width="32" height="18" rx="3"/><path d="M10 12v-4h6v4M24 12v-4h6v4M10 21h6M27 18v6M24 21h6"/></svg>`,
  modules: html`<svg viewBox="0 0 40 40" aria-hidden="true"><rect class="full" x="5" y="7" width="13" height="11" rx="2"/><rect class="full" x="22" y="7" width="13" height="11" rx="2"/><rect class="full" x="5" y="22" width="13" height="11" rx="2"/><path d="M22 28l4 4 8-9"/></svg>`,
  product: html`<svg viewBox="0 0 40 40" aria-hidden="true"><rect class="full" x="10" y="4" width="20" height="32" rx="3"/><path d="M22 10l-6 11h8l-6 11"/></svg>`,
  label: html`<svg viewBox="0 0 40 40" aria-hidden="true"><rect class="full" x="5" y="5" width="30" height="30" rx="3"/><path d="M10 10h7v7h-7zM23 10h7v7h-7zM10 23h7v7h-7zM23 23h3v3M30 23v7h-4"/></svg>`,
  clothes: html`<svg viewBox="0 0 40 40" aria-hidden="true"><path class="full" d="M14 6l-10 6 4 7 4-2v17h16V17l4 2 4-7-10-6c-1 5-11 5-12 0z"/></svg>`,
  fibre: html`<svg viewBox="0 0 40 40" aria-hidden="true"><path d="M5 26c6-14 10 8 15-6s9 8 15-6M5 33c6-14 10 8 15-6s9 8 15-6M5 19c6-14 10 8 15-6s9 8 15-6"/></svg>`,
  yarn: html`<svg viewBox="0 0 40 40" aria-hidden="true"><path class="full" d="M12 7h16l-2 6v14l2 6H12l2-6V13z"/><path d="M14 16h12M14 20h12M14 24h12"/></svg>`,
} as const

const battery: readonly Step[] = [
  {
    shape: shapes.pack,
    what: words('Retired pack', '退役電池組', '退役电池包'),
    how: words('weighed, made safe', '稱重並確保安全', '称重并确保安全'),
  },
  {
    shape: shapes.modules,
    what: words('12 modules', '12 個電池模組', '12 个电池模组'),
    how: words('tested and graded', '測試和評級', '测试和分级'),
  },
  {
    shape: shapes.product,
    what: words('Home battery', '家用儲能電池', '家用储能电池'),
    how: words('built from 8 of them', '以其中 8 個組裝', '用其中 8 个组装'),
  },
  {
    shape: shapes.label,
    what: words('Its label', '它的標籤', '它的标签'),
    how: words('tells all of it', '說明一切', '说明一切'),
  },
]

const textile: readonly Step[] = [
  {
    shape: shapes.clothes,
    what: words('Used clothes', '舊衣物', '废旧衣物'),
    how: words('collected, weighed', '收集和稱重', '收集和称重'),
  },
  {
    shape: shapes.fibre,
    what: words('Fibre', '纖維', '纤维'),
    how: words('sorted and opened', '分揀和開鬆', '分拣和开松'),
  },
  {
    shape: shapes.yarn,
    what: words('Yarn', '紗線', '纱线'),
    how: words('70% recycled', '70% 再生料', '70% 再生料'),
  },
  {
    shape: shapes.label,
    what: words('Its label', '它的標籤', '它的标签'),
    how: words('tells all of it', '說明一切', '说明一切'),
  },
]

/** What a record is, told as two stories; the words stand beside the shapes, so that nothing is only drawn. */
export function recordPicture(language: Language): Markup {
  return html`<figure><figcaption>${homePhrases.picture[language]}</figcaption>${[
    battery,
    textile,
  ].map(
    (story) =>
      html`<ol class="story">${story.map(
        ({ shape, what, how }) =>
          html`<li>${shape}<b>${what[language]}</b><span class="soft">${how[language]}</span></li>`,
      )}</ol>`,
  )}</figure>`
}
