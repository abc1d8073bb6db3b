import type { Facts } from './field.ts'
import { houseRule, type Source } from './source.ts'
import { type Words, words } from './words.ts'

/** What a certificate proves, as it names it. */
export interface CompetenceLevel {
  readonly kind: string
  readonly label: Words
  readonly source: Source
  /** As the scheme names the level that is meant. */
  readonly level?: string
}

/** What a person must be certified for before recording a stage. Streams may name further ones of their own. */
export interface Competence extends CompetenceLevel {
  /** Certificates of a higher level, which serve as well. */
  readonly includedIn?: readonly string[]
  /** The higher level that is asked in its place for goods of which one of these facts has one of these values. */
  readonly graver?: {
    readonly competence: CompetenceLevel
    readonly when: Readonly<Record<string, readonly (string | boolean)[]>>
  }
}

/** What is asked of whoever works on goods with these carried facts. */
export function competenceFor(competence: Competence, goods: readonly Facts[]): Competence {
  const { graver } = competence
  if (graver === undefined) return competence
  const named = Object.entries(graver.when)
  const isGrave = goods.some((facts) =>
    named.some(([name, values]) => values.some((value) => facts[name] === value)),
  )
  return isGrave ? graver.competence : competence
}

/** Kinds of certificates that serve for it. */
export function kindsServing({ kind, includedIn = [] }: Competence): readonly string[] {
  return [kind, ...includedIn]
}

/** Everything that stages ask for, at either level, by kind. */
export function competencesIn(
  stages: readonly { readonly competence?: Competence }[],
): ReadonlyMap<string, CompetenceLevel> {
  const asked = stages.flatMap(({ competence }) => competence ?? [])
  const levels: CompetenceLevel[] = asked.flatMap((one) => [
    one,
    ...(one.graver === undefined ? [] : [one.graver.competence]),
  ])
  return new Map(levels.map((level) => [level.kind, level]))
}

/** Letting a held batch go. */
export const quarantineRelease: Competence = {
  kind: 'quarantine_release',
  label: words('Release from quarantine', '解除隔離', '解除隔离'),
  source: houseRule('Only certified persons release from quarantine, and two of them'),
}
