import { competencesIn } from '../domain/competence.ts'
import type { Field } from '../domain/field.ts'
import type { Names, ShownNames } from '../domain/shown-names.ts'
import { type Words, wordsFrom } from '../domain/words.ts'
import { custodyNames } from './custody-names.ts'
import { fieldsOfStage } from './parts-of-stage.ts'
import type { Stage } from './stream.ts'
import type { LoadedStream } from './streams.ts'
import { commonStates } from './words-of.ts'

/** Made once: by stream, then by stage, since streams share stages; and for all streams together. */
const byStage = new WeakMap<LoadedStream, Map<string, ShownNames>>()
const byAll = new WeakMap<ReadonlyMap<string, LoadedStream>, ShownNames>()

/** What every name is called that is said of a scan: in the words of its stage where it is known, else of its stream. */
export function namesOf(stream: LoadedStream, stage?: Stage): ShownNames {
  const known = byStage.get(stream) ?? new Map<string, ShownNames>()
  byStage.set(stream, known)
  const names = known.get(stage?.name ?? '') ?? gathered(stream, stage)
  known.set(stage?.name ?? '', names)
  return names
}

/** The same where no stream is known. What two streams call differently is called by both words. */
export function namesOfAll(streams: ReadonlyMap<string, LoadedStream>): ShownNames {
  const before = byAll.get(streams)
  if (before !== undefined) return before
  const each = [...streams.values()].map((stream) => namesOf(stream))
  const made = {
    names: joined(each.map(({ names = {} }) => names)),
    fields: joined(each.map(({ fields = {} }) => fields)),
    stages: joined(each.map(({ stages = {} }) => stages)),
    custody: custodyNames,
  }
  byAll.set(streams, made)
  return made
}

/** What a scan names, which nobody has checked when it is refused. */
export function namesFor(
  streams: ReadonlyMap<string, LoadedStream>,
  scan: Readonly<{ stream?: string; stage?: string }>,
): ShownNames {
  const stream = streams.get(scan.stream ?? '')
  return stream === undefined
    ? namesOfAll(streams)
    : namesOf(stream, stream.allStages[scan.stage ?? ''])
}

function gathered(stream: LoadedStream, own: Stage | undefined): ShownNames {
  const { allStages, custody, kinds, label, name, states } = stream
  const stages = Object.values(allStages)
  // What stands later wins: the stage that the scan is of.
  const inOrder = own === undefined ? stages : [...stages, own]
  const fields = [...custody.papers, ...inOrder.flatMap(fieldsOfStage)]
  return {
    names: {
      ...Object.assign({}, ...fields.map(({ choices }) => choices)),
      ...Object.assign({}, ...inOrder.map(({ additions }) => additions)),
      ...Object.assign({}, ...inOrder.map(({ losses }) => losses)),
      ...Object.fromEntries([...competencesIn(stages)].map(([kind, one]) => [kind, one.label])),
      ...Object.fromEntries(Object.entries(kinds).map(([name, { label }]) => [name, label])),
      ...stageLabels(stream),
      [name]: label,
      ...states,
      ...commonStates,
    },
    stages: stageLabels(stream),
    fields: labelsOf([...fields.flatMap(({ parts = [] }) => parts), ...fields]),
    choices: choicesOf(fields),
    custody: custodyNames,
  }
}

function labelsOf(named: readonly Pick<Field | Stage, 'name' | 'label'>[]): Names {
  return Object.fromEntries(named.map(({ name, label }) => [name, label]))
}

/** Stages by their own names, and by those that say the stream too. */
function stageLabels({ name, allStages }: LoadedStream): Names {
  const labels = Object.entries(labelsOf(Object.values(allStages)))
  return Object.fromEntries(
    labels.flatMap(([stage, label]) => [
      [stage, label],
      [`${name}.${stage}`, label],
    ]),
  )
}

function choicesOf(fields: readonly Field[]): Readonly<Record<string, Names>> {
  return Object.fromEntries(
    fields.flatMap(({ name, choices }) => (choices ? [[name, choices]] : [])),
  )
}

/** Several tables as one; where they differ about a name, it has all of its words. */
function joined(tables: readonly Names[]): Names {
  const made = new Map<string, Words>()
  for (const [name, label] of tables.flatMap((table) => Object.entries(table))) {
    made.set(name, both(made.get(name), label))
  }
  return Object.fromEntries(made)
}

function both(one: Words | undefined, other: Words): Words {
  if (one === undefined) return other
  return wordsFrom((language) => {
    const parts = one[language].split('／')
    return [...new Set([...parts, other[language]])].join(language === 'en' ? ' / ' : '／')
  })
}
