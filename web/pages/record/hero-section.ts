import { html } from 'hono/html'
import { plainText } from '../../../domain/plain-text.ts'
import { shortCodeOf } from '../../../domain/short-code.ts'
import { percentText } from '../../../domain/unit-words.ts'
import type { Language } from '../../../domain/words.ts'
import { localDate } from '../local-time.ts'
import { nameHtml } from '../name-html.ts'
import { oddLooks } from './copies-section.ts'
import { counted, gap, grams } from './format.ts'
import { handsLine } from './hands-line.ts'
import { heroFigures, nameOf } from './hero-figures.ts'
import { groupsOf } from './origin-groups.ts'
import { passPhrases } from './pass-phrases.ts'
import { phrases } from './phrases.ts'
import { contactLink, statusBand } from './status-band.ts'
import type { RecordView } from './view.ts'

/**
 * A record as a pass: where the thing is or that it must not be used, what it is called, the figures that a buyer asks for first, through
 * whose hands it went, and in one line how far that can be relied on.
 */
export function heroSection(view: RecordView, language: Language) {
  const { id, kind, material, constructed, code, organisation, contact } = view
  const name = nameOf(view)
  const what = [...(name === undefined ? [] : [kind.label[language]]), material.label[language]]
  return html`<section class="hero${constructed ? ' constructed' : ''}">
${statusBand(view, language)}
<div class="in">
${constructed ? html`<p class="demo"><b>${phrases.constructed[language]}</b> ${phrases.constructedWhy[language]}</p>` : ''}
<h1>${name === undefined ? kind.label[language] : html`<bdi>${plainText(name[language])}</bdi>`}</h1>
<p class="lead">${what.map(plainText).join(' · ')}</p>
${heroFigures(view, language)}
${handsLine(view, language)}
${removedRecalls(view, language)}
${passportEndLine(view, language)}
${passportHeldLine(view, language)}
${oddLooks(view, language)}
<p class="word"><b data-verdict role="status">${phrases.word[language]}</b>${gap(language)}<a href="#checks">${phrases.wordMore[language]}</a></p>
<dl class="keys">
${pair(phrases.madeFrom[language], madeFrom(view, language))}
${pair(phrases.mass[language], massOf(view, language))}
${pair(phrases.code[language], html`<bdi class="code">${plainText(code)}</bdi> <small>${phrases.codeOwn[language]}</small>`)}
${pair(phrases.recordedBy[language], nameHtml(organisation, language))}
${contact === null ? '' : pair(passPhrases.contact[language], contactLink(contact))}
</dl>
<p class="work"><a href="/work/find?code=${shortCodeOf(id)}">${phrases.workplace[language]}</a></p>
</div></section>`
}

/** What an authority took down stays said, without a colour. */
function removedRecalls({ recalls, timeZone }: RecordView, language: Language) {
  return recalls
    .filter(({ removed }) => removed)
    .map(
      ({ openedTime }) =>
        html`<p class="removed" role="note">${phrases.recallRemoved[language]} · <time datetime="${openedTime}">${localDate(openedTime, language, timeZone)}</time></p>`,
    )
}

type Markup = ReturnType<typeof html>

function pair(name: string, value: Markup | readonly Markup[] | string) {
  return html`<div><dt>${name}</dt><dd>${value}</dd></div>`
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
  const { origins, stages, hands } = view
  if (origins === null) {
    if (hands.some(({ place }) => place === 'before')) return passPhrases.takenOver[language]
    const first = stages[0]
    return html`${phrases.originsOutside[language]}${first === undefined ? '' : html`${gap(language)}<small>${first.label[language]}</small>`}`
  }
  return groupsOf(view, language).map(({ count, name, percent, added }) => {
    const what = added ? phrases.added[language] : counted(name, count, language)
    return html`<span class="part">${what} · ${percentText(percent, language)}</span>`
  })
}
