import { html } from 'hono/html'
import { type Language, type Words, words } from '../../domain/words.ts'
import { shell } from './record/shell.ts'

/** A stream's batches that the front page leads to, with the words for them. */
export interface ShownStream {
  readonly label: Words
  readonly batches: readonly {
    readonly path: string
    readonly code: string
    readonly kind: Words
  }[]
}

const phrases = {
  title: words('Loomcell', 'Loomcell', 'Loomcell'),
  lead: words(
    'Follows retired EV batteries and used clothing to their second life, accurate to the gram.',
    '追蹤退役電動車電池和舊衣的第二生命，準確至每一克。',
    '追踪退役电动车电池和旧衣的第二生命，准确至每一克。',
  ),
  signIn: words('Sign in to work', '登入工作', '登录工作'),
  signInWhy: words(
    'For recyclers, their customers and authorities',
    '供回收商、其客戶及主管當局使用',
    '供回收商、其客户及主管部门使用',
  ),
  reference: words(
    'For machines and developers: the API reference',
    '開發者及系統：API 參考',
    '开发者及系统：API 参考',
  ),
  city: words('Demonstration city', '示範城市', '演示城市'),
  cityWhy: words(
    'Everything below is constructed. Each link is what anyone sees who scans the QR of that batch.',
    '以下資料全屬虛構。每個連結就是任何人掃描該批次二維碼時看到的頁面。',
    '以下数据均为虚构。每个链接就是任何人扫描该批次二维码时看到的页面。',
  ),
  empty: words(
    'No demonstration here. Scan the QR of a batch to read its record.',
    '此處沒有示範資料。掃描批次的二維碼即可閱讀其紀錄。',
    '此处没有演示数据。扫描批次的二维码即可阅读其记录。',
  ),
} as const

/** What someone sees who opens the server's own address: what this is, and a way into the demonstration. */
export function homePage(streams: readonly ShownStream[], language: Language): string {
  return shell(language, {
    title: phrases.title[language],
    content: html`<section><h1>${phrases.title[language]}</h1>
<p class="lead">${phrases.lead[language]}</p>
<p><a href="/sign-in?next=/work"><b>${phrases.signIn[language]}</b></a> <small>${phrases.signInWhy[language]}</small></p>
<p><a href="/api/v1/reference">${phrases.reference[language]}</a></p></section>
<section><h2>${phrases.city[language]}</h2>
<p>${(streams.length === 0 ? phrases.empty : phrases.cityWhy)[language]}</p>
${streams.map(
  ({ label, batches }) => html`<h3>${label[language]}</h3>
<ul>${batches.map(
    ({ path, code, kind }) =>
      html`<li><a href="${path}?lang=${language}">${kind[language]}</a> <small><bdi>${code}</bdi></small></li>`,
  )}</ul>`,
)}</section>`,
  })
}
