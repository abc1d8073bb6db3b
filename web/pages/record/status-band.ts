import { html } from 'hono/html'
import { plainText } from '../../../domain/plain-text.ts'
import type { Language } from '../../../domain/words.ts'
import { localDate } from '../local-time.ts'
import { filled, gap } from './format.ts'
import { custodyWords, passPhrases } from './pass-phrases.ts'
import { phrases } from './phrases.ts'
import type { Custody, Recall, RecordView } from './view.ts'

const tones = {
  held: 'good',
  in_use: 'good',
  on_the_way: 'moving',
  handed_over: 'moving',
  in_return: 'moving',
  sent_out: 'moving',
  recycled: 'closed',
  ended: 'closed',
  reversed: 'closed',
} as const satisfies Record<Custody, string>

/** The first thing that anyone reads: where it is, or that it must not be used. The colour says it again, and nothing but what the words say. */
export function statusBand(view: RecordView, language: Language) {
  const { custody, latest } = view
  const open = view.recalls.filter(({ removed }) => !removed)
  const date = localDate(latest.eventTime, language, latest.timeZone)
  const word = custodyWords[custody][language]
  const stage = latest.label[language]
  const last = html`<small>${stage === word ? '' : `${stage} · `}<time datetime="${latest.eventTime}">${date}</time></small>`
  if (open.length === 0) {
    return html`<p class="band ${tones[custody]}"><b>${word}</b> ${custody === 'reversed' ? '' : last}</p>`
  }
  return html`<div class="band recall" role="note"><p><b>${passPhrases.stopUsing[language]}</b></p>
${open.map((recall) => recallLine(recall, view, language))}
<p>${contactLine(view, language)}</p>
<p><small>${word}</small> ${custody === 'reversed' ? '' : last}</p></div>`
}

/** What a recall says, and since when; nobody is named. */
function recallLine(
  { label, notice, openedTime, objected }: Recall,
  { timeZone }: RecordView,
  language: Language,
) {
  const date = localDate(openedTime, language, timeZone)
  const since = filled(passPhrases.since, language, { date })
  return html`<p>${notice.label[language]} <small>${label[language]} · <time datetime="${openedTime}">${since}</time></small>${objected ? html`<br><small>${phrases.recallObjected[language]}</small>` : ''}</p>`
}

function contactLine({ contact }: RecordView, language: Language) {
  if (contact === null) return passPhrases.callSeller[language]
  return html`${passPhrases.callAt[language]}${gap(language)}${contactLink(contact)}`
}

/** A number to call or an address to write to is a link; anything else that an organisation says is text. */
export function contactLink(contact: string) {
  const shown = html`<bdi>${plainText(contact)}</bdi>`
  if (/^\+?[\d ()/-]{5,30}$/.test(contact)) {
    return html`<a class="call" href="tel:${contact.replaceAll(/[^\d+]/g, '')}">${shown}</a>`
  }
  if (/^[\w.+-]+@[\w.-]+\.\w+$/.test(contact)) {
    return html`<a class="call" href="mailto:${contact}">${shown}</a>`
  }
  return shown
}
