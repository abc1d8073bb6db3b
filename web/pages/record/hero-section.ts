import { html } from 'hono/html'
import { plainText } from '../../../domain/plain-text.ts'
import { shortCodeOf } from '../../../domain/short-code.ts'
import { percentText } from '../../../domain/unit-words.ts'
import type { Language } from '../../../domain/words.ts'
import { localDate } from '../local-time.ts'
import { oddLooks } from './copies-section.ts'
import { counted, gap, grams } from './format.ts'
import { groupsOf } from './origin-groups.ts'
import { phrases } from './phrases.ts'
import type { Recall, RecordView } from './view.ts'

/** The truth in two seconds: what it is, where it stands, what it was made from, and how far that can be relied on. */
export function heroSection(view: RecordView, language: Language) {
  const { id, kind, constructed, code, organisation, timeZone } = view
  return html`<section class="hero">
${constructed ? html`<p class="demo"><b>${phrases.constructed[language]}</b> ${phrases.constructedWhy[language]}</p>` : ''}
${view.recalls.map((recall) => recallNotice(recall, language, timeZone))}
<h1>${kind.label[language]}</h1>
<p class="lead">${whatOf(view, language)}</p>
${standingLine(view, language)}
${passportEndLine(view, language)}
${passportHeldLine(view, language)}
${oddLooks(view, language)}
<p class="word"><b data-verdict role="status">${phrases.word[language]}</b>${gap(language)}<a href="#checks">${phrases.wordMore[language]}</a></p>
<dl class="keys">
${pair(phrases.madeFrom[language], madeFrom(view, language))}
${pair(phrases.mass[language], massOf(view, language))}
${pair(phrases.code[language], html`<bdi class="code">${plainText(code)}</bdi> <small>${phrases.codeOwn[language]}</small>`)}
${pair(phrases.recordedBy[language], html`<bdi>${plainText(organisation)}</bdi>`)}
</dl>
<p class="work"><a href="/work/find?code=${shortCodeOf(id)}">${phrases.workplace[language]}</a></p>
</section>`
}

/** What a recall says, and since when; nobody is named. */
function recallNotice(recall: Recall, language: Language, timeZone: string) {
  const { label, notice, openedTime, objected, removed } = recall
  const opened = html`<time datetime="${openedTime}">${localDate(openedTime, language, timeZone)}</time>`
  if (removed) {
    return html`<p class="recall over" role="note">${phrases.recallRemoved[language]} · ${opened}</p>`
  }
  return html`<p class="recall" role="note"><b>${phrases.recalled[language]}</b> ${label[language]} · ${opened}<br>${notice.label[language]}${objected ? html`<br><small>${phrases.recallObjected[language]}</small>` : ''}</p>`
}

/** Which product it is: by its model, where it has one, and by what it is made of. */
function whatOf({ facts, material }: RecordView, language: Language): Markup {
  const model = facts.find(({ name }) => name === 'model')?.shown[language]
  const what = plainText(material.label[language])
  return model === undefined
    ? html`${what}`
    : html`<b><bdi>${plainText(model)}</bdi></b><br>${what}`
}

type Markup = ReturnType<typeof html>

function pair(name: string, value: Markup | readonly Markup[] | string) {
  return html`<div><dt>${name}</dt><dd>${value}</dd></div>`
}

function standingLine({ standing, latest }: RecordView, language: Language) {
  const date = localDate(latest.eventTime, language, latest.timeZone)
  const stage = latest.label[language]
  if (standing === 'taken_back') return html`<p class="now over">${phrases.takenBack[language]}</p>`
  const said = html`${stage} <small><time datetime="${latest.eventTime}">${date}</time></small>`
  if (standing === 'gone') {
    return html`<p class="now over">${phrases.goneHead[language]} <span>${said}</span></p>`
  }
  if (standing === 'left') {
    return html`<p class="now">${phrases.left[language]} <small>${stage} · <time datetime="${latest.eventTime}">${date}</time></small></p>`
  }
  return html`<p class="now"><small>${phrases.latest[language]} · <time datetime="${latest.eventTime}">${date}</time></small> ${stage}</p>`
}

/** Regulation (EU) 2023/1542 Art. 77(8): after recycling there is no passport any more, which is not the same as never. */
function passportEndLine({ passportEnd, timeZone }: RecordView, language: Language) {
  if (passportEnd === null) return ''
  const { label, time } = passportEnd
  const day = html`<time datetime="${time}">${localDate(time, language, timeZone)}</time>`
  return html`<p class="odd" role="note"><b>${phrases.passportEnded[language]}</b><br>${label[language]} · ${day}</p>`
}

/** What no signature shows: a version that was suspended still checks as genuine. */
function passportHeldLine({ passportHeld, timeZone }: RecordView, language: Language) {
  if (passportHeld === null) return ''
  const { state, label, time } = passportHeld
  const said = state === 'revoked' ? phrases.passportRevoked : phrases.passportSuspended
  const day = html`<time datetime="${time}">${localDate(time, language, timeZone)}</time>`
  return html`<p class="odd" role="note"><b>${said[language]}</b><br>${label[language]} · ${day}</p>`
}

function massOf({ massGrams, massBasis }: RecordView, language: Language) {
  if (massGrams === null) return phrases.notWeighed[language]
  const basis =
    massBasis === 'now' ? undefined : massBasis === 'when_left' ? 'whenLeft' : 'whenMade'
  const amount = grams(massGrams, language)
  return basis === undefined ? amount : html`${amount} <small>${phrases[basis][language]}</small>`
}

function madeFrom(view: RecordView, language: Language) {
  const { origins, stages } = view
  if (origins === null) {
    const first = stages[0]
    return html`${phrases.originsOutside[language]}${first === undefined ? '' : html`${gap(language)}<small>${first.label[language]}</small>`}`
  }
  return groupsOf(view, language).map(({ count, name, percent, added }) => {
    const what = added ? phrases.added[language] : counted(name, count, language)
    return html`<span class="part">${what} · ${percentText(percent, language)}</span>`
  })
}
