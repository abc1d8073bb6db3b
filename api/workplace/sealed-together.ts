import { factNamesIn, isPersonal } from '../../domain/proof/granted.ts'
import type { Words } from '../../domain/words.ts'
import { shownPhrases } from '../../web/pages/disclosure/phrases.ts'
import type { SealedTogether } from '../../web/pages/workplace/disclosure/grant-controls.ts'
import type { LoadedStream } from '../../workflows/streams.ts'
import { fieldsOf, plainWords } from '../../workflows/words-of.ts'
import { readChain } from '../disclosure/shown-events.ts'
import type { Installation } from '../installation.ts'
import { findBatch } from '../store/inventory/batches.ts'
import type { PageAsker } from './page-asker.ts'

/** Most choices of one form; what is more goes by the API. */
const mostChoices = 80

/** What batches keep sealed, in groups that can only be shown together; batches that are not there keep nothing. */
export async function sealedIn(
  { streams }: Installation,
  { db, organisationKey }: PageAsker,
  codes: readonly string[],
): Promise<readonly SealedTogether[]> {
  const groups: { names: readonly string[]; isPersonal: boolean; stream: LoadedStream }[] = []
  for (const code of codes) {
    const batch = await findBatch(db, organisationKey, code)
    const stream = streams.get(batch?.stream ?? '')
    if (batch === undefined || stream === undefined) continue
    const { batchKey, headSeq: upTo } = batch
    for (const { disclosures } of await readChain(db, organisationKey, { batchKey, upTo })) {
      for (const one of disclosures) {
        groups.push({ names: factNamesIn(one), isPersonal: isPersonal(one, stream), stream })
      }
    }
  }
  return joined(groups)
    .slice(0, mostChoices)
    .map(({ names, stream, ...group }) => ({
      ...group,
      names,
      labels: names.map((name) => factLabel(stream, name)),
    }))
}

/** Groups that share a name are one, since a name is shown wherever it stands. */
function joined<Group extends { readonly names: readonly string[]; readonly isPersonal: boolean }>(
  groups: readonly Group[],
): readonly Group[] {
  let made: readonly Group[] = []
  for (const group of groups) {
    const same = made.filter(({ names }) => names.some((name) => group.names.includes(name)))
    const names = [...new Set([...same, group].flatMap((one) => one.names))]
    const personal = [...same, group].every((one) => one.isPersonal)
    const others = made.filter((one) => !same.includes(one))
    made = [...others, { ...group, names, isPersonal: personal }]
  }
  return made
}

/** What a fact of an event is called, also what is sealed beside its facts. */
export function factLabel(stream: LoadedStream | undefined, name: string): Words {
  if (name === 'operator' || name === 'warnings') {
    return shownPhrases[name === 'operator' ? 'operator' : 'warnings']
  }
  const field = stream === undefined ? undefined : fieldsOf(stream).find((one) => one.name === name)
  return field?.label ?? plainWords(name)
}
