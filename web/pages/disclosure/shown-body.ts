import { html } from 'hono/html'
import type { Language } from '../../../domain/words.ts'
import { filesHtml } from '../file-html.ts'
import { localMoment } from '../local-time.ts'
import { filled, gap } from '../record/format.ts'
import type { Markup } from '../workplace/shell.ts'
import { disclosedBlock } from './disclosed.ts'
import { shownPhrases } from './phrases.ts'
import type { ShownEventView, ShownGrantView } from './view.ts'

/**
 * What somebody is shown. As it comes nothing was checked but by our server, which is our word: the reader's own device marks each fact,
 * where there is a program to send.
 */
export function shownBody(
  view: ShownGrantView,
  language: Language,
  { isChecked }: { readonly isChecked: boolean },
): Markup {
  const { organisation, reason, until, timeZone, batches } = view
  const say = (name: keyof typeof shownPhrases) => shownPhrases[name][language]
  const all = batches.flatMap(({ events }) => events)
  const holds = all.every(
    ({ isIntact, facts }) => isIntact && facts.every(({ isSealed }) => isSealed),
  )
  return html`<div class="work"><p class="told verdict" role="status" data-verdict${holds ? '' : html` data-outcome="wrong"`}>${say(holds ? 'checked' : 'wrong')}</p><section><dl class="keys"><div><dt>${say('by')}</dt><dd><bdi>${organisation}</bdi></dd></div><div><dt>${say('until')}</dt><dd><time datetime="${until}">${localMoment(until, language, timeZone)}</time></dd></div></dl>
<dl><dt>${say('why')}</dt><dd>${reason}</dd></dl><p class="soft">${say('told')}</p></section>
${batches.map((batch, index) => batchSection(batch, index, { language, timeZone }))}
<section><h2>${say('check')}</h2>${isChecked ? html`<p>${say('who')}${gap(language)}<b data-host>${say('here')}</b></p>` : ''}<p>${say('notTrue')}</p><p class="soft">${say('yourself')}</p></section>${disclosedBlock(view, language)}</div>`
}

interface Reader {
  readonly language: Language
  readonly timeZone: string
}

function batchSection(
  { code, kind, record, events, others }: ShownGrantView['batches'][number],
  index: number,
  reader: Reader,
): Markup {
  const { language } = reader
  return html`<section data-batch="${index}"><h2><span class="code">${code}</span> <small>${kind[language]}</small></h2><p><a href="${record}?lang=${language}">${shownPhrases.record[language]}</a></p>${
    events.length === 0 ? html`<p>${shownPhrases.nothing[language]}</p>` : ''
  }${events.map((event) => eventHtml(event, reader))}${
    others === 0 || events.length === 0
      ? ''
      : html`<p class="soft">${filled(shownPhrases.others, language, { n: others })}</p>`
  }</section>`
}

function eventHtml(
  { label, eventTime, seq, digest, isIntact, closed, facts }: ShownEventView,
  { language, timeZone }: Reader,
): Markup {
  const place = filled(shownPhrases.event, language, { n: seq })
  return html`<div class="event" data-event="${digest}"><h3>${label[language]}</h3><p class="soft"><time datetime="${eventTime}">${localMoment(eventTime, language, timeZone)}</time> · ${place}</p>${
    isIntact ? '' : html`<p class="danger">${shownPhrases.broken[language]}</p>`
  }<dl class="facts">${facts.map((fact) => factHtml(fact, language))}</dl><p class="mark" data-mark="log">– ${shownPhrases.maybeLogged[language]}</p><details class="group" data-raw hidden><summary>${shownPhrases.raw[language]}</summary><pre></pre></details><p class="soft">${shownPhrases.digest[language]} <code>${digest}</code>${
    closed === 0 ? '' : html`<br>${filled(shownPhrases.closed, language, { n: closed })}`
  }</p></div>`
}

/** Before the reader's own device has checked it nothing is good; what our server found wrong is wrong at once. */
function factHtml(
  { pointer, label, value, files, isSealed }: ShownEventView['facts'][number],
  language: Language,
): Markup {
  const mark = isSealed
    ? html`<small class="mark" data-mark="fact">– ${shownPhrases.notChecked[language]}</small>`
    : html`<small class="mark" data-mark="fact" data-outcome="wrong">✗ ${shownPhrases.notSealed[language]}</small>`
  return html`<div data-pointer="${pointer}"><dt>${label[language]}</dt><dd>${files === undefined ? value[language] : filesHtml(files, language)} ${mark}</dd></div>`
}
