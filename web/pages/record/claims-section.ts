import { html } from 'hono/html'
import { plainText } from '../../../domain/plain-text.ts'
import { percentText } from '../../../domain/unit-words.ts'
import type { Language } from '../../../domain/words.ts'
import { claimPhrases } from './claim-phrases.ts'
import { counted, filled, gap, sentences } from './format.ts'
import { groupsOf } from './origin-groups.ts'
import { phrases } from './phrases.ts'
import type { RecordView } from './view.ts'

/** One claim in plain words, with what it rests on and what it does not say. */
interface Claim {
  readonly says: string
  readonly restsOn: string
  readonly notSaid: string
}

/** What may be claimed of the thing, each claim with its evidence and its limits; nothing where nothing is claimed. */
export function claimsSection(view: RecordView, language: Language) {
  const claims = [
    ...recycledClaim(view, language),
    ...originClaim(view, language),
    ...warrantyClaim(view, language),
    ...adoptedClaim(view, language),
  ]
  if (claims.length === 0) return ''
  return html`<section id="claims"><h2>${claimPhrases.title[language]}</h2>
${claims.map(
  ({ says, restsOn, notSaid }) => html`<div class="claim"><p><b>${plainText(says)}</b></p>
<dl><div><dt>${claimPhrases.restsOn[language]}</dt><dd>${restsOn}</dd></div>
<div><dt>${claimPhrases.notSaid[language]}</dt><dd>${notSaid}</dd></div></dl></div>`,
)}</section>`
}

/** Recycled content in the words that its model allows. */
function recycledClaim({ recycled }: RecordView, language: Language): readonly Claim[] {
  if (recycled === null) return []
  const { statement, limits, virginPercent } = recycled
  const virgin = filled(phrases.virgin, language, { percent: percentText(virginPercent, language) })
  return [
    {
      says: `${statement[language]}${language === 'en' ? '.' : '。'}${gap(language)}${virgin}`,
      restsOn: claimPhrases.recycledFrom[language],
      notSaid: sentences(language, limits[language], phrases.claimLimits[language]),
    },
  ]
}

/** That it was made of goods with records of their own; what was added without one is no part of it. */
function originClaim(view: RecordView, language: Language): readonly Claim[] {
  const groups = groupsOf(view, language).filter(({ added }) => !added)
  const percent = groups.reduce((sum, one) => sum + Number(one.percent), 0)
  if (groups.length === 0 || percent === 0) return []
  const names = groups.map(({ name, count }) => counted(name, count, language))
  const values = {
    percent: Math.round(percent * 10) / 10,
    names: names.join(language === 'en' ? ', ' : '、'),
  }
  return [
    {
      says: filled(claimPhrases.origin, language, values),
      restsOn: filled(claimPhrases.originFrom, language, { n: view.chain.events }),
      notSaid: claimPhrases.originNot[language],
    },
  ]
}

function warrantyClaim({ facts }: RecordView, language: Language): readonly Claim[] {
  const warranty = facts.find(({ name }) => name === 'warrantyMonths')
  if (warranty === undefined || warranty.value === 0) return []
  return [
    {
      says: `${warranty.label[language]}${language === 'en' ? ': ' : '：'}${warranty.shown[language]}`,
      restsOn: claimPhrases.warrantyFrom[language],
      notSaid: claimPhrases.warrantyNot[language],
    },
  ]
}

function adoptedClaim({ adopted }: RecordView, language: Language): readonly Claim[] {
  if (adopted === null) return []
  return [
    {
      says: filled(claimPhrases.adopted, language, { stage: adopted.proven.label[language] }),
      restsOn: claimPhrases.adoptedFrom[language],
      notSaid: claimPhrases.adoptedNot[language],
    },
  ]
}
