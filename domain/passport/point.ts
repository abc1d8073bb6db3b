import type { Audience, Facts, Field, Level } from '../field.ts'
import type { Source } from '../source.ts'
import type { Words } from '../words.ts'
import type { Derivation } from './known.ts'

/**
 * What a law or its guidance says of a point of a passport, for one category. `conditional`: only where it applies, as `when` says.
 * `not_filled`: it repeats other points. `pending`: not before a further act. `proposed`: a vocabulary lists it, no law asks yet.
 */
export const obligations = [
  'mandatory',
  'conditional',
  'optional',
  'proposed',
  'pending',
  'not_filled',
] as const
export type Obligation = (typeof obligations)[number]

/** One point of a passport: what it is, where it stands, who may read it, and what of ours answers it. */
export interface Point {
  readonly number: number
  readonly name: Words
  /** Where the point stands. */
  readonly provision: string
  /** Of what it is said: of every battery of a model, of a batch, or of the single item. */
  readonly level: Level
  readonly obligations: Readonly<Record<string, Obligation>>
  /** Of a conditional point: when it applies. */
  readonly when?: Words
  readonly audience: Audience
  /** Facts by field name that are the point together; of several sets the first that is whole answers. */
  readonly answers: readonly (readonly string[])[]
  /** Facts that go along where they are known, such as the temperature at which a voltage holds. */
  readonly beside?: readonly string[]
  /** What can be worked out where nobody has said it. */
  readonly derive?: Derivation
  /** As what people read that, where it is more than a name or a number without a unit. */
  readonly derivedAs?: Field
}

/** The points of a stream's passports, as data. */
export interface PassportTable {
  /** Where the list of points was read. */
  readonly source: Source
  /** The day from which on the obligations hold as they stand here. */
  readonly asOf: string
  readonly categories: Readonly<Record<string, Words>>
  /** The obligation that counts for readiness. */
  readonly counted: Obligation
  readonly points: readonly Point[]
  /** What a passport holds and no stage asks for. */
  readonly fields: readonly Field[]
  /** Fields of stages that a model says as well: what is recorded of a battery or lot stands over it. */
  readonly ofStages: readonly Field[]
  /** The category of what these facts speak of; undefined while they do not say it. */
  readonly categoryOf: (facts: Facts) => string | undefined
}

/** What may be said once for all of a model: everything but what is only true of the single item. */
export function fieldsOfModel({ fields, ofStages }: PassportTable): readonly Field[] {
  return [...ofStages, ...fields.filter(({ level }) => level !== 'item')]
}
