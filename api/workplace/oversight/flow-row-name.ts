import type { FlowGroup, FlowRow } from '../../../domain/flow-report.ts'
import { type Named, nameWords } from '../../../domain/local-names.ts'
import { type Language, underLabel, type Words, words } from '../../../domain/words.ts'
import { estatePhrases } from '../../../web/pages/workplace/estates/phrases.ts'
import { postingPhrases } from '../../../web/pages/workplace/oversight/posting-phrases.ts'
import { monthText } from '../../../web/pages/workplace/oversight/series.ts'
import type { FlowLine } from '../../../web/pages/workplace/stock/flow-lines.ts'
import { stockPhrases } from '../../../web/pages/workplace/stock/phrases.ts'
import { kindWords, materialWords, plainWords, stageWords } from '../../../workflows/words-of.ts'
import type { Installation } from '../../installation.ts'
import { originWords, partnerWords } from '../../oversight/flow/flow-words.ts'
import type { Scope } from '../../oversight/scope.ts'

/** By what rows are named. */
interface Naming {
  readonly language: Language
  readonly streams: Installation['streams']
  readonly scope: Scope
  /** Names of facilities by `organisation code`. */
  readonly places: ReadonlyMap<string, string>
  /** Names of estates by code. */
  readonly estates: ReadonlyMap<string, string>
  /** Names of partners by slug. */
  readonly partners: ReadonlyMap<string, Named>
}

/** What a row is called: each of its groups, the wider ones first. */
export function nameOf(
  { group }: FlowRow,
  groupBy: readonly FlowGroup[],
  naming: Naming,
): Pick<FlowLine, 'label' | 'about'> {
  const { language } = naming
  const [only] = groupBy
  if (only === undefined) return { label: stockPhrases.total[language], about: undefined }
  if (only === 'facility' && groupBy.length === 1) return facilityOf(group, naming)
  const [first, ...others] = groupBy.map((name) => wordsOf(name, group, naming))
  const label = others.reduce((under, part) => underLabel(under, part), first ?? stockPhrases.total)
  return { label: label[language], about: undefined }
}

/** A facility by its name, with whose it is where there are several. */
function facilityOf(
  { facility, organisation = '' }: FlowRow['group'],
  { language, scope, places }: Naming,
): Pick<FlowLine, 'label' | 'about'> {
  const [own = ''] = scope.organisations.map(({ slug }) => slug)
  const code = facility ?? ''
  const name = places.get(`${organisation || own} ${code}`) ?? code
  const about = !organisation ? code : `${ownerWords(organisation, scope)[language]} · ${code}`
  return { label: name, about: about === name ? undefined : about }
}

function ownerWords(organisation: string, { organisations }: Scope): Words {
  const known = organisations.find(({ slug }) => slug === organisation)
  return nameWords(known ?? { name: organisation })
}

function wordsOf(name: FlowGroup, group: FlowRow['group'], naming: Naming): Words {
  const { language, streams, scope, partners, estates } = naming
  const value = group[name] ?? ''
  const stream = streams.get(group.stream ?? '')
  const told = (words: (code: string) => Words) =>
    value === '' ? postingPhrases.several : words(value)
  switch (name) {
    case 'facility':
      return plain(facilityOf(group, naming).label)
    case 'estate':
      return plain(estates.get(value) ?? (value || estatePhrases.inNone[language]))
    case 'organisation':
      return ownerWords(value, scope)
    case 'month':
      return plain(monthText(value, language))
    case 'stream':
      return streams.get(value)?.label ?? plainWords(value)
    case 'stage':
      return stageWords(stream, value)
    case 'material':
      return told((code) => materialWords(stream, code))
    case 'kind':
      return told((code) => kindWords(stream, code))
    case 'partner':
      return partnerWords(group.partner ?? null, partners)
    case 'origin':
      return told((code) => originWords(stream, code))
    default:
      return name satisfies never
  }
}

function plain(text: string): Words {
  return words(text, text, text)
}
