import { html } from 'hono/html'
import { sentence } from '../../../domain/phrases.ts'
import { plainText } from '../../../domain/plain-text.ts'
import { rateVerdict } from '../../../domain/rate-verdict.ts'
import { percentText } from '../../../domain/unit-words.ts'
import type { Language } from '../../../domain/words.ts'
import { dayText } from '../local-time.ts'
import { filled, milligrams } from './format.ts'
import { phrases } from './phrases.ts'
import type { Rate, RecordView } from './view.ts'

/** Public facts, what is known to be inside, rates against targets, and what was taken over from elsewhere. */
export function onRecordSection(view: RecordView, language: Language) {
  const { facts, content, rates } = view
  return html`${adoptedSection(view, language)}
${
  facts.length === 0
    ? ''
    : html`<section><h2>${phrases.onRecord[language]}</h2>
<dl class="facts">${facts.map(({ label, shown }) => html`<div><dt>${label[language]}</dt><dd><bdi>${plainText(shown[language])}</bdi></dd></div>`)}</dl></section>`
}
${
  content.length === 0
    ? ''
    : html`<section><h2>${phrases.content[language]}</h2>
<dl class="facts">${content.map(({ label, milligrams: amount, percent }) => html`<div><dt>${label[language]}</dt><dd>${milligrams(amount, language)}${percent === null ? '' : ` · ${percentText(percent, language)}`}</dd></div>`)}</dl>
<p class="soft">${phrases.contentWhen[language]}</p></section>`
}
${
  rates.length === 0
    ? ''
    : html`<section><h2>${phrases.rates[language]}</h2>
<ul class="links">${rates.map((rate) => rateLine(rate, language))}</ul></section>`
}`
}

/** One rate against its target. A target that does not bind yet can be met before its day, and not missed. */
export function rateLine(rate: Rate, language: Language) {
  const { measure, percent, minimumPercent, due, binding, status } = rate
  const phrase = percent === null || status === 'open' ? phrases.rateOpen : phrases.rateOf
  const day = dayText(due, language)
  const when = binding
    ? filled(phrases.rateDue, language, { due: day })
    : sentence('rate_not_binding', { day }, language)
  const verdict = rateVerdict(rate)
  const isSaidAlready = verdict === 'rate_open' || verdict === 'rate_not_binding'
  return html`<li><span><b>${measure[language]}</b> <small>${when}</small></span> <span class="num">${filled(phrase, language, { percent: percent ?? '', least: minimumPercent })}${isSaidAlready ? '' : html` · <b>${sentence(verdict, {}, language)}</b>`}</span></li>`
}

function adoptedSection({ adopted }: RecordView, language: Language) {
  if (adopted === null) return ''
  const { proven, origin, missing } = adopted
  const names = missing.map(({ label }) => label[language]).join(language === 'en' ? ', ' : '、')
  return html`<section><h2>${phrases.adopted[language]}</h2>
<p>${filled(phrases.adoptedWhy, language, { stage: proven.label[language] })}</p>
<dl class="facts">
${origin === null ? '' : html`<div><dt>${phrases.adoptedOrigin[language]}</dt><dd><bdi>${plainText(origin)}</bdi></dd></div>`}
${names === '' ? '' : html`<div><dt>${phrases.adoptedMissing[language]}</dt><dd>${names}</dd></div>`}
</dl></section>`
}
