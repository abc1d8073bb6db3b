import { html } from 'hono/html'
import { leastBehind } from '../../../../domain/summary/publish-line.ts'
import type { Language } from '../../../../domain/words.ts'
import { filled } from '../../record/format.ts'
import { summaryPhrases } from '../../summary/phrases.ts'
import { summaryPath } from '../../summary/summary-page.ts'
import type { Markup } from '../shell.ts'

/** Whether an authority publishes a summary; undefined for whoever looks for none. */
export interface SwitchView {
  readonly slug: string
  readonly isShown: boolean
  /** Months that are put together. */
  readonly months: number
}

/** Where an authority publishes the summary of its jurisdiction, and stops it. */
export function switchBody({ slug, isShown, months }: SwitchView, language: Language): Markup {
  const say = (name: keyof typeof summaryPhrases) => summaryPhrases[name][language]
  const n = leastBehind.organisations
  const act = isShown ? 'off' : 'on'
  return html`<div class="work"><section><p>${filled(summaryPhrases.switchWhy, language, { n })}</p><p><span class="tag${isShown ? ' on' : ''}">${say(isShown ? 'isOn' : 'isOff')}</span></p>${
    isShown
      ? html`<p>${months === 0 ? say('soon') : ''}</p><p><a class="button quiet" href="${summaryPath(slug)}">${say('read')}</a></p><p class="soft">${say('offWhy')}</p>`
      : ''
  }<form method="post" action="/work/summary"><button name="do" value="${act}"${isShown ? html` class="risky"` : ''}>${say(act)}</button></form></section></div>`
}
