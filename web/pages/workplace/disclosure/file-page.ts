import { html } from 'hono/html'
import { type Language, type Words, words } from '../../../../domain/words.ts'
import { filesHtml, type ShownFile } from '../../file-html.ts'
import { localMoment } from '../../local-time.ts'
import { filled } from '../../record/format.ts'
import type { Markup } from '../shell.ts'
import { erasurePhrases } from './erasure-phrases.ts'

/** Phrases of the page on which a photo or a document is erased. */
export const filePagePhrases = {
  title: words('Photo or document', '相片或文件', '照片或文档'),
  namedBy: words('Entries that name it', '提及此檔案的紀錄', '提及此文件的记录'),
  namedByMany: words('The newest {n} are shown.', '現顯示最新 {n} 項。', '现显示最新 {n} 项。'),
  namedByNone: words('No entry names it.', '沒有紀錄提及此檔案。', '没有记录提及此文件。'),
  goes: words(
    'The file itself, for every entry that names it and for whoever it was shown to.',
    '檔案本身；所有提及它的紀錄及獲准查閱的人員均不能再取得。',
    '文件本身；所有提及它的记录和获准查阅的人员均无法再取得。',
  ),
  stays: words(
    'The entries keep its digest: every proof holds as before, and anybody who has the file can show that it is the one.',
    '各項紀錄保留其雜湊值：所有證明仍然成立，持有該檔案的人仍可證明它就是所指的檔案。',
    '各项记录保留其哈希值：所有证明仍然成立，持有该文件的人仍可证明它就是所指的文件。',
  ),
  trail: words(
    'That it was erased, when and by whom, in the audit trail.',
    '審計記錄會記下刪除一事、時間及操作者。',
    '审计记录会记下删除一事、时间和操作人。',
  ),
} as const

export interface FilePageView {
  readonly file: ShownFile
  readonly digest: string
  /** The batch that somebody came from. */
  readonly batch: string | undefined
  /** Newest first. */
  readonly namedBy: readonly {
    readonly label: Words
    readonly facility: string
    readonly eventTime: string
  }[]
  readonly isCut: boolean
  readonly timeZone: string
}

/** A file with what names it, and the form that erases it for good while it is kept. */
export function filePageBody(view: FilePageView, language: Language): Markup {
  const { file, digest, batch, namedBy, isCut, timeZone } = view
  const say = (name: keyof typeof filePagePhrases) => filePagePhrases[name][language]
  const erase = (name: keyof typeof erasurePhrases) => erasurePhrases[name][language]
  const back = batch && `/work/batches/${encodeURIComponent(batch)}`
  return html`<div class="work">${
    back ? html`<p><a class="back" href="${back}">← <span class="code">${batch}</span></a></p>` : ''
  }<section><p>${filesHtml([file], language)}</p><p class="soft"><code>${digest}</code></p></section><section><h2>${say('namedBy')}</h2>${
    namedBy.length === 0
      ? html`<p>${say('namedByNone')}</p>`
      : html`<ul>${namedBy.map(
          ({ label, facility, eventTime }) =>
            html`<li>${label[language]} · ${facility} · ${localMoment(eventTime, language, timeZone)}</li>`,
        )}</ul>`
  }${isCut ? html`<p class="soft">${filled(filePagePhrases.namedByMany, language, { n: namedBy.length })}</p>` : ''}</section>${
    file.href === undefined
      ? ''
      : html`<section><h2>${erase('goes')}</h2><p>${say('goes')}</p><h2>${erase('stays')}</h2><ul><li>${say('stays')}</li><li>${say('trail')}</li></ul><p class="soft">${erase('out')}</p><form method="post" action="/work/files/${digest}${batch === undefined ? '' : `?${new URLSearchParams({ batch })}`}"><div class="act"><button class="risky big" name="do" value="erase">${erase('confirm')}</button></div></form></section>`
  }</div>`
}
