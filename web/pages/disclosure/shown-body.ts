import { html } from 'hono/html'
import type { Language } from '../../../domain/words.ts'
import { localMoment } from '../local-time.ts'
import { filled } from '../record/format.ts'
import type { Markup } from '../workplace/shell.ts'
import { shownPhrases } from './phrases.ts'
import type { ShownEventView, ShownGrantView } from './view.ts'

/** What somebody is shown, each fact with whether its event sealed it, and plainly what was not checked. */
export function shownBody(view: ShownGrantView, language: Language): Markup {
  const { organisation, reason, until, timeZone, batches } = view
  const say = (name: keyof typeof shownPhrases) => shownPhrases[name][language]
  const all = batches.flatMap(({ events }) => events)
  const holds = all.every(
    ({ isIntact, facts }) => isIntact && facts.every(({ isSealed }) => isSealed),
  )
  return html`<div class="work"><section><dl class="keys"><div><dt>${say('by')}</dt><dd><bdi>${organisation}</bdi></dd></div><div><dt>${say('until')}</dt><dd><time datetime="${until}">${localMoment(until, language, timeZone)}</time></dd></div></dl>
<dl><dt>${say('why')}</dt><dd>${reason}</dd></dl><p class="soft">${say('told')}</p></section>
${batches.map((batch) => batchSection(batch, { language, timeZone }))}
<section><h2>${say('check')}</h2><p><b>${say(holds ? 'checked' : 'wrong')}</b></p><p>${say('notTrue')}</p><p class="soft">${say('yourself')}</p></section></div>`
}

interface Reader {
  readonly language: Language
  readonly timeZone: string
}

function batchSection(
  { code, kind, record, events, others }: ShownGrantView['batches'][number],
  reader: Reader,
): Markup {
  const { language } = reader
  return html`<section><h2><span class="code">${code}</span> <small>${kind[language]}</small></h2><p><a href="${record}?lang=${language}">${shownPhrases.record[language]}</a></p>${
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
  return html`<h3>${label[language]}</h3><p class="soft"><time datetime="${eventTime}">${localMoment(eventTime, language, timeZone)}</time> · ${place}</p>${
    isIntact ? '' : html`<p class="danger">${shownPhrases.broken[language]}</p>`
  }<dl class="facts">${facts.map(
    (fact) =>
      html`<div><dt>${fact.label[language]}</dt><dd>${fact.value[language]} <small class="${fact.isSealed ? 'soft' : 'over'}">${
        fact.isSealed ? '✓ ' : '✗ '
      }${shownPhrases[fact.isSealed ? 'sealed' : 'notSealed'][language]}</small></dd></div>`,
  )}</dl><p class="soft">${shownPhrases.digest[language]} <code>${digest}</code>${
    closed === 0 ? '' : html`<br>${filled(shownPhrases.closed, language, { n: closed })}`
  }</p>`
}
