import { html } from 'hono/html'
import { percentText } from '../../../domain/unit-words.ts'
import type { Language } from '../../../domain/words.ts'
import { counted, filled, grams } from './format.ts'
import { neighbourKind, neighbourLink } from './neighbour-link.ts'
import { groupsOf, type OriginGroup } from './origin-groups.ts'
import { phrases } from './phrases.ts'
import type { RecordView } from './view.ts'

/** Where the material came from, with shares that sum to the batch; nothing for a batch from outside. */
export function originsSection(view: RecordView, language: Language) {
  const { origins } = view
  if (origins === null) return ''
  return html`<section><h2>${phrases.origins[language]}</h2>
<p class="soft">${phrases.share[language]}</p>
<ul class="shares">${groupsOf(view, language).map((group) => groupLine(group, language))}</ul>
${furtherBack(view, language)}
${origins.parents.length > 1 ? html`<p class="soft">${phrases.mixed[language]}</p>` : ''}
</section>`
}

function groupLine(
  { name, count, grams: amount, percent, added, parents }: OriginGroup,
  language: Language,
) {
  const what = added ? name : counted(name, count, language)
  return html`<li><div class="row"><b>${what}</b> <span class="num">${grams(amount, language)} · ${percentText(percent, language)}</span></div>
<svg class="bar${added ? ' added' : ''}" aria-hidden="true" width="100%" height="8"><rect width="${percent}%" height="8" rx="2"/></svg>
${added ? html`<p class="soft">${phrases.addedWithout[language]}</p>` : ''}
${parents.length === 0 ? '' : html`<ul class="links">${parents.map(({ batch, grams: one, percent: share }) => html`<li>${neighbourLink(batch, language)} <span class="num">${grams(one, language)} · ${percentText(share, language)}</span></li>`)}</ul>`}</li>`
}

function furtherBack({ origins, material }: RecordView, language: Language) {
  if (origins === null || origins.further.batches === 0) return ''
  const { batches, atLeast, origins: first } = origins.further
  const several = atLeast ? phrases.furtherAtLeast : phrases.further
  const phrase = batches === 1 ? phrases.furtherOne : several
  return html`<h3>${phrases.furtherBack[language]}</h3>
<p>${filled(phrase, language, { n: batches })}</p>
<ul class="links">${first.map((batch) => html`<li>${neighbourLink(batch, language)} <span>${neighbourKind(batch, language, material.name)}</span></li>`)}</ul>`
}
