import type { AnyStateMachine } from 'xstate'
import type { Origin } from '../domain/claim/origin.ts'
import type { Competence } from '../domain/competence.ts'
import type { CrossCheck } from '../domain/cross-check.ts'
import type { BatchState, Content, MassEffect, Scan } from '../domain/event.ts'
import type { Facts, Field } from '../domain/field.ts'
import type { RecordedMass } from '../domain/first-mass.ts'
import type { LossBound, UsualLosses } from '../domain/loss-bound.ts'
import type { MassDoubt, Weighable } from '../domain/mass-doubt.ts'
import type { PassportTable } from '../domain/passport/point.ts'
import type { Saying } from '../domain/phrases.ts'
import type { Fault } from '../domain/refusal.ts'
import type { Source } from '../domain/source.ts'
import type { Warning } from '../domain/warning.ts'
import type { Words } from '../domain/words.ts'
import type { Arrangement } from './arrangement.ts'
import type { BatchAlone } from './batch-alone.ts'
import type { NamedFacts } from './certificate-out.ts'
import type { Count } from './count.ts'
import type { CustodyTerms } from './custody-terms.ts'
import type { DeadlineTerms } from './deadline.ts'
import type { EpcisMapping } from './epcis-mapping.ts'
import type { Demonstration, Example } from './example.ts'
import type { Adoption, Classed, Kind } from './kind.ts'
import type { OutcomeTerms, SummedStages } from './outcome.ts'
import type { OutputSituation } from './output-situation.ts'
import type { PassportTerms } from './passport-terms.ts'
import type { RecordedBy } from './recorded-by.ts'
import type { RulesSince } from './rules-since.ts'

/** What the rules of a stage may look at when they decide. */
export interface Situation {
  readonly facts: Facts
  readonly batches: readonly BatchState[]
  /** Grams taken from each batch, in the order of `batches`. */
  readonly drawnGrams: readonly number[]
  /** Milligrams that go along, in the same order; where it is absent, a share of what each holds. */
  readonly drawnContent?: readonly (Content | undefined)[]
  /** Grams that the scan gives for each batch: a weighed mass, or how much to take; undefined where it gives none. */
  readonly weighedGrams: readonly (number | undefined)[]
  readonly outputs: readonly OutputSituation[]
  readonly losses: Scan['losses']
  readonly additions: Scan['additions']
  /** When it happened, UTC ISO 8601. */
  readonly eventTime: string
  /** The day on which it happened, there; by the usual time zone where it is absent. */
  readonly eventDay?: string
  /** When it reached us, which nobody can date back or ahead; `eventTime` stands for it where it is absent. */
  readonly recordTime?: string
  /** Where it is recorded, as an ISO 3166 code. */
  readonly jurisdiction?: string | undefined
}

/** Facts to store (`outputs`: of each output, in order), or why it cannot. Decided once, never again on replay. */
export type Decision =
  | {
      readonly decisions: Facts
      readonly outputs?: readonly Facts[]
      /** Of each batch, in order: milligrams that a test found or missed of what is inside. */
      readonly foundContent?: readonly Content[]
      readonly warnings?: readonly Warning[]
    }
  /** Each fault says its rule and points at its fact. */
  | { readonly refused: readonly Fault[] }
  /** What a second person has to agree to, who signs `gapSignatures`. */
  | { readonly unsigned: readonly Fault[] }

/** One step of a stream: the only place that form, check, label, report column and EPCIS event are read from. */
export interface Stage {
  /** Past tense, as the event is called: `tested`. */
  readonly name: string
  /** Imperative, as the machine's event is called: `test`. */
  readonly request: string
  readonly label: Words
  /** What is to be done, as a button or a next step says it: Test, 測試; `label` says that it was done. The label where it is absent. */
  readonly action?: Words
  readonly mass: MassEffect
  /** Batches it happens to. Absent for a stage that only brings in new ones. */
  readonly batches?: Count
  /** Batches it makes. */
  readonly outputs?: Count
  readonly fields: readonly Field[]
  /** Facts of each output. */
  readonly outputFields?: readonly Field[]
  /** What the stage decides, each with its audience. */
  readonly decided?: readonly Field[]
  readonly decide?: (situation: Situation) => Decision
  /** Which of the facts that it decides is its answer, as a headline says it. */
  readonly outcome?: OutcomeTerms
  /** Why its own rules close it for a batch, whatever is scanned; `decide` MUST refuse the same. `now` is UTC ISO 8601. */
  readonly closedFor?: (batch: BatchAlone, now: string) => readonly Fault[]
  /** What a form suggests for a batch, by the field that asks for it. */
  readonly suggests?: (batch: Pick<BatchState, 'kind' | 'context'>) => Record<string, Saying>
  /** How its facts stand to each other and to what a batch carries, beyond which they are a slip. */
  readonly crossChecks?: readonly CrossCheck[]
  /** Reasons that may stand on a loss, with labels; required for `transformed`. */
  readonly losses?: Readonly<Record<string, Words>>
  /** Largest gap between what went in and what came out, in basis points of what went in. */
  readonly toleranceBasisPoints?: { readonly value: number; readonly source: Source }
  /** The most of each loss, by reason. The loader adds the usual bound where none stands, and the record they ask for. */
  readonly lossBounds?: Readonly<Record<string, LossBound>>
  /** Where outputs are made of whole parts: the fact that names the assay by which their content may differ from the parts. */
  readonly assayRecord?: string
  /** What usually joins here from outside, with its words; anything else may join too and is said by its plain name. */
  readonly additions?: Readonly<Record<string, Words>>
  /** Nothing may join here as an addition, and why; in a stream that keeps origins nothing may anywhere. */
  readonly nothingJoins?: Source
  /** Carried facts that outputs take over when every consumed batch agrees on them. */
  readonly inherits?: readonly string[]
  /** May happen to a batch of which nothing is left: a lot is closed when all of it was worked. */
  readonly whenSpent?: true
  /** The batch's other parents also take part: closing a recycling lot closes the packs it was formed from. */
  readonly alsoParents?: true
  /** Which rules record it; the stream's machine where it is absent. */
  readonly by?: RecordedBy
  /** What whoever records it must be certified for; asked where a scan comes in, never on replay. */
  readonly competence?: Competence
  /** Text fields that as many different persons sign, each with the competence. */
  readonly signatures?: readonly string[]
  /** Of a weighing: the fact that explains a gap, `note` when absent; null where the stage holds the batch until it is settled. */
  readonly gapNote?: string | null
  /** The facts that two persons fill who sign what one alone may not record: a weighing far off, a better origin class. */
  readonly gapSignatures?: readonly string[]
  /** Happens when something is found, so no batch waits for it: left out of work lists unless asked for by name. */
  readonly unplanned?: true
  /** Batches that wait for it stand before all others in work lists. */
  readonly first?: true
  /** The one stage that ends what this one began: one person alone may not take it back instead. */
  readonly endedBy?: string
  /** Recorded in an emergency by whoever records, a station also beyond its stages: asks for `sign`, a choice of what was seen, alone. */
  readonly alarm?: { readonly sign: string }
  /** Goods leave by it, or are offered: `back` to where they came from, or `onward`. Asks for open recalls. */
  readonly leaves?: 'onward' | 'back'
  /** Brings goods nearer to use again: under an open recall it is recorded for a supervisor's reason only, as what leaves onward. */
  readonly forward?: true
  /** Names the certificate on which goods ship: it must be on record and cover them. Asked when it is decided, never on replay. */
  readonly certificate?: NamedFacts
  readonly epcis: EpcisMapping
}

/** A kind of material with its own stages. One folder that exports this as default from `stream.ts`. */
export interface Stream extends RulesSince, SummedStages, UsualLosses, Classed {
  readonly name: string
  /** Version of table and machine together; an older one stays readable. */
  readonly version: number
  readonly label: Words
  readonly kinds: Readonly<Record<string, Kind>>
  readonly stages: Readonly<Record<string, Stage>>
  /** States, guards and which request leads where. Its states are the words of `states`. */
  readonly machine: AnyStateMachine
  readonly states: Readonly<Record<string, Words>>
  /** For each guard of the machine: what must hold, said to the person whose scan was refused. */
  readonly guards: Readonly<Record<string, Words>>
  /** The carried fact that names the material in reports: chemistry, fibre class. */
  readonly materialField: string
  /** What carried facts say of a batch's origin, undefined when nothing; without it credits of a stream rest on their evidence. */
  readonly originOf?: (context: Facts) => Origin | undefined
  /** For `adopted`: the stage that records made elsewhere prove, by name. */
  readonly adoptable: Readonly<Record<string, Adoption>>
  /** What earlier records say of the mass of a batch that is taken over unweighed; undefined when they say nothing. */
  readonly recordedMass?: (facts: Facts) => RecordedMass | undefined
  /** What else is written of a batch, such as its energy, and its mass do not go together; asked wherever the two meet. */
  readonly massDoubt?: (thing: Weighable) => MassDoubt | undefined
  /** Arrangements that the stream can suggest, by name; nothing is recorded by asking. */
  readonly arrangements?: Readonly<Record<string, Arrangement>>
  /** What a passport of its batches holds, point by point; none where it is absent. */
  readonly passportPoints?: PassportTable
  /** What its passports say and when they are signed; a stream without it issues none. */
  readonly passport?: PassportTerms
  /** Stages that usually come next for a batch, best first; of them the first that is open is recommended. Lists show beside a code its `classes`, carried facts such as a grade. */
  readonly recommends?: (batch: BatchAlone) => readonly string[]
  readonly classes?: readonly string[]
  /** What its labels say of a batch beside its kind, such as chemistry and voltage, in few letters; nothing where it is absent. */
  readonly onLabel?: (batch: Pick<BatchState, 'kind' | 'context'>) => readonly Words[]
  /** By when what must have happened to its batches; none where it is absent. */
  readonly deadlines?: DeadlineTerms
  /** What a hand-over of its batches asks for. */
  readonly custody: CustodyTerms
  /** Scans that walk the stream from end to end, in order; tests and the API's reference run them. */
  readonly examples: readonly Example[]
  /** The stream's part of the demonstration city; its batches are constructed and say so. */
  readonly demonstration?: Demonstration
}

/** What the machine is sent for each batch: the request with what guards may read. */
export interface MachineEvent {
  readonly type: string
  readonly facts: Facts
  readonly decisions: Facts
  readonly eventTime: string
  /** Facts and kind of the output itself when a batch is being made; absent for a batch that exists. */
  readonly output?: { readonly kind: string; readonly facts: Facts }
}

/** What the machine's guards may read of a batch: carried facts and decisions, its kind, its grams once weighed. */
export interface MachineContext {
  readonly facts: Facts
  readonly kind: string
  readonly massGrams?: number
}
