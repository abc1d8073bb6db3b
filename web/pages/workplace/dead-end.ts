import { html } from 'hono/html'
import { type Language, words } from '../../../domain/words.ts'
import type { Markup } from './shell.ts'

const titles = {
  not_found: words('Page not found', '找不到', '找不到'),
  not_allowed: words(
    'Your role has no access to this page',
    '你的角色不可使用此頁',
    '您的角色不可使用此页',
  ),
  invalid: words('The form could not be read', '未能讀取', '无法读取'),
  busy: words('The system is busy', '系統繁忙', '系统繁忙'),
  fault: words('System error', '系統出錯', '系统出错'),
} as const

/** Why there is nothing to see. */
export type DeadEnd = keyof typeof titles

const sentences: Readonly<Record<DeadEnd, ReturnType<typeof words>>> = {
  not_found: words(
    'Compare the code or the address, or look it up again.',
    '請核對編號或網址，或重新查找。',
    '请核对编号或网址，或重新查找。',
  ),
  not_allowed: words(
    'Ask an administrator of your organisation when you need it.',
    '如有需要，請聯絡你機構的管理員。',
    '如有需要，请联系贵机构的管理员。',
  ),
  invalid: words(
    'Go back and send the form again. Nothing was recorded.',
    '請返回並重新提交表格。未有記錄任何資料。',
    '请返回并重新提交表单。没有记录任何数据。',
  ),
  busy: words(
    'Try again in a moment. Nothing was recorded.',
    '請稍後再試。未有記錄任何資料。',
    '请稍后再试。没有记录任何数据。',
  ),
  fault: words(
    'It is in our log. Nothing was recorded.',
    '已記入系統日誌。未有記錄任何資料。',
    '已记入系统日志。没有记录任何数据。',
  ),
}

const back = words('To the work list', '前往工作清單', '前往工作清单')
const backHome = words('Back to the start', '返回首頁', '返回首页')

/** Heading of the page. */
export function deadEndTitle(why: DeadEnd, language: Language): string {
  return titles[why][language]
}

/** What to do instead; home is where this person begins. */
export function deadEndBody(
  why: DeadEnd,
  { home, language }: { readonly home: string; readonly language: Language },
): Markup {
  const label = home === '/work' ? back : backHome
  return html`<div class="work"><p>${sentences[why][language]}</p>
<p><a class="button" href="${home}">${label[language]}</a></p></div>`
}
