import { type CompetenceLevel, competenceFor, kindsServing } from '../domain/competence.ts'
import type { Facts } from '../domain/field.ts'
import { type Fault, faultOf } from '../domain/refusal.ts'
import type { Words } from '../domain/words.ts'
import type { Stage } from './stream.ts'
import type { LoadedStream } from './streams.ts'

/** What keeps whoever asks from a stage; undefined where nothing does. */
export type FaultFor = (stage: Stage) => Fault | undefined

/** A stage for which a person must be certified, with goods such as these. */
export interface GatedStage {
  readonly stage: string
  /** As the fault names it. */
  readonly kind: string
  /** Kinds of certificates of which any serves. */
  readonly serving: readonly string[]
}

/** Stages of a stream that ask for a certificate, for a batch of these carried facts: what is damaged may ask for more. */
export function gatedStages(stream: LoadedStream, context: Facts): readonly GatedStage[] {
  return Object.values(stream.allStages).flatMap(({ name: stage, competence: asked }) => {
    if (asked === undefined) return []
    const competence = competenceFor(asked, [context])
    return [{ stage, kind: competence.kind, serving: kindsServing(competence) }]
  })
}

/** That a person holds no certificate that a stage asks for; `day` is a calendar day, `organisation` whose administrator can add one. */
export function certificateFault(
  stage: string,
  {
    kind,
    day,
    organisation,
  }: Pick<CompetenceLevel, 'kind'> & { readonly day: string; readonly organisation: Words },
): Fault {
  return faultOf('/stage', 'certificate_not_held', { stage, kind, day, organisation })
}

/** Which stages a person may not record for want of a certificate, on a day at the place. */
export function faultsOfPerson(
  gated: readonly GatedStage[],
  {
    isHeld,
    dayOf,
    organisation,
  }: {
    readonly isHeld: (gated: GatedStage, index: number) => boolean
    readonly dayOf: (index: number) => string
    /** Name of the organisation, as the fault says it. */
    readonly organisation: Words
  },
): FaultFor {
  const missing = new Map(
    gated.flatMap((one, index) => {
      if (isHeld(one, index)) return []
      const { stage, kind } = one
      return [[stage, certificateFault(stage, { kind, day: dayOf(index), organisation })] as const]
    }),
  )
  return ({ name }) => missing.get(name)
}

/** Which stages lie beyond the bounds of a station; all within where it has none. */
export function faultsOfStation(
  stream: LoadedStream,
  {
    name: station,
    stages,
  }: { readonly name: string; readonly stages?: readonly string[] | undefined },
): FaultFor {
  return ({ name, alarm }) => {
    const stage = `${stream.name}.${name}`
    // An alarm is everybody's.
    if (alarm !== undefined || stages === undefined || stages.includes(stage)) return undefined
    return faultOf('/stage', 'station_records_others', { stage, station, stages })
  }
}
