import { html } from 'hono/html'
import { type Language, words } from '../../../domain/words.ts'
import { shell } from './shell.ts'

const phrases = {
  title: words('No record here', '此處沒有紀錄', '此处没有记录'),
  lead: words(
    'There is no record at this address. That says nothing about the item itself.',
    '此網址沒有我們的紀錄。這並不代表物件本身有問題。',
    '此网址没有我们的记录。这并不代表物品本身有问题。',
  ),
  why: words('What may be wrong', '可能的原因', '可能的原因'),
  reasons: [
    words(
      'A character was misread or mistyped: 8 for B, 5 for S, 2 for Z, or a part cut off. A short code has 26 characters.',
      '字元誤讀或誤鍵：例如 8 與 B、5 與 S、2 與 Z 混淆，或編號不完整。短編號共 26 個字元。',
      '字符误读或误输：例如 8 与 B、5 与 S、2 与 Z 混淆，或编号不完整。短编号共 26 个字符。',
    ),
    words(
      'The label is damaged, or part of another code was scanned with it.',
      '標籤損毀，或同時掃到其他條碼。',
      '标签损坏，或同时扫到其他条码。',
    ),
    words(
      'The code is not ours: another system made it, or somebody invented it.',
      '編號並非由我們發出：可能屬其他系統，或屬虛構。',
      '编号并非由我们发出：可能属于其他系统，或属虚构。',
    ),
  ],
  how: words('How to check', '如何查核', '如何查核'),
  steps: [
    words(
      'Scan the QR again in good light, close and straight.',
      '在光線充足處，對準二維碼近距離重新掃描。',
      '在光线充足处，对准二维码近距离重新扫描。',
    ),
    words(
      'Compare the address above, character by character, with the one under the QR.',
      '將上方網址與二維碼下方所印的逐字比對。',
      '将上方网址与二维码下方印载的逐字比对。',
    ),
    words(
      'Ask whoever gave you the item for its record. Without one, do not rely on any claim about its origin.',
      '請向交付者索取其紀錄。如無紀錄，請勿依賴任何有關來源的聲稱。',
      '请向交付方索取其记录。如无记录，请勿依赖任何有关来源的说法。',
    ),
  ],
}

/** What a stranger sees who comes with a code that leads nowhere; the same for every such code. */
export function missingPage(language: Language): string {
  return shell(language, {
    title: phrases.title[language],
    content: html`<section class="hero"><h1>${phrases.title[language]}</h1><p class="lead">${phrases.lead[language]}</p></section>
<section><h2>${phrases.why[language]}</h2><ul>${phrases.reasons.map((one) => html`<li>${one[language]}</li>`)}</ul></section>
<section><h2>${phrases.how[language]}</h2><ol>${phrases.steps.map((one) => html`<li>${one[language]}</li>`)}</ol></section>`,
  })
}
