import { textIn } from '../../../domain/fact-values.ts'
import type { LossBound } from '../../../domain/loss-bound.ts'
import { type Fault, faultOf } from '../../../domain/refusal.ts'
import { houseRule } from '../../../domain/source.ts'
import { words } from '../../../domain/words.ts'
import type { OutputSituation } from '../../output-situation.ts'
import type { Decision, Situation, Stage } from '../../stream.ts'
import { faultsInEfficiency } from './faults-in-efficiency.ts'
import { fractionFields, neverOutput } from './fraction-fields.ts'
import { lotBookField } from './lot.ts'
import { entered, type LotBook } from './lot-book.ts'
import { bookOfInput } from './lot-input.ts'
import { faultsInReagents, reagentField, reagentsIn } from './reagents.ts'
import { recyclingMethod } from './sources.ts'

/** What of a process replaces no raw material. */
const processLosses = {
  energy_recovery: words('Energy recovery', '能源回收', '能源回收'),
  backfill: words('Backfill', '回填', '回填'),
  landfill: words('Landfill', '堆填', '填埋'),
  gas: words('Gas', '氣體', '气体'),
  wastewater: words('Wastewater', '廢水', '废水'),
  stored_slag: words('Slag in store', '存放的爐渣', '存放的炉渣'),
} as const

/** A part of a cell is this much at the most; half of that is usual enough to need no record. */
function bound(mostBasisPoints: number, text: string): LossBound {
  return {
    mostBasisPoints,
    recordAboveBasisPoints: mostBasisPoints / 2,
    source: { basis: 'remembered', text },
  }
}

/** One step of recycling: a part of the lot becomes weighed fractions and named losses. */
export const processed: Stage = {
  name: 'processed',
  request: 'process',
  label: words('Processed', '已處理', '已处理'),
  action: words('Process', '處理', '处理'),
  mass: 'transformed',
  batches: { least: 1, most: 1, kinds: ['recycling_lot'] },
  outputs: { least: 0, most: 100, kinds: ['fraction'] },
  fields: [
    {
      name: 'processStep',
      label: words('Step', '工序', '工序'),
      type: 'choice',
      holds: 'place',
      choices: {
        discharging: words('Discharging', '放電', '放电'),
        dismantling: words('Dismantling', '拆解', '拆解'),
        shredding: words('Shredding', '破碎', '破碎'),
        thermal_pretreatment: words('Thermal pretreatment', '熱預處理', '热预处理'),
        separation: words('Separation', '分選', '分选'),
        hydrometallurgy: words('Leaching and precipitation', '濕法冶金', '湿法冶金'),
        pyrometallurgy: words('Smelting', '火法冶金', '火法冶金'),
      },
      audience: 'public',
      source: recyclingMethod,
    },
  ],
  outputFields: [...fractionFields, reagentField],
  decided: [lotBookField],
  decide: decideProcess,
  losses: processLosses,
  lossBounds: {
    energy_recovery: bound(6_000, 'Plastics, electrolyte and graphite burned: at most 60 %'),
    backfill: bound(6_000, 'Slag filled back: at most 60 %'),
    landfill: bound(6_000, 'Slag and ash to landfill: at most 60 %'),
    gas: bound(3_000, 'Electrolyte and binder driven off: at most 30 %'),
    wastewater: bound(6_000, 'Acids, salts and fluorides in wastewater: at most 60 %'),
    stored_slag: bound(6_000, 'Slag in store: at most 60 %'),
  },
  toleranceBasisPoints: {
    value: 200,
    source: houseRule('What goes in comes out as output, intermediate or loss, within 2 %'),
  },
  inherits: ['chemistry'],
  epcis: {
    type: 'TransformationEvent',
    bizStep: 'creating_class_instance',
    disposition: 'in_progress',
  },
}

function decideProcess(situation: Situation): Decision {
  const { outputs, losses, additions } = situation
  const refused: Fault[] = [
    ...outputs.flatMap(faultsInFraction),
    ...outputs.flatMap(faultsInDestination),
    ...faultsInReagents(situation),
  ]
  const book = bookBefore(situation)
  if (book === undefined) refused.push(faultOf('/batches/0/batch', 'lot_totals_missing'))
  if (book === undefined || refused.length > 0) return { refused }
  const lotBook = entered(book, outputs, {
    lossGrams: losses.reduce((sum, { massGrams }) => sum + massGrams, 0),
    additionGrams: additions.reduce((sum, { massGrams }) => sum + massGrams, 0),
    reagents: reagentsIn(situation),
  })
  const gained = faultsInEfficiency(lotBook, '/outputs')
  return gained.length > 0 ? { refused: gained } : { decisions: { lotBook } }
}

function bookBefore({ batches, drawnGrams, drawnContent = [] }: Situation): LotBook | undefined {
  const [lot] = batches
  if (lot === undefined) return undefined
  return bookOfInput(lot, { grams: drawnGrams[0] ?? 0, content: drawnContent[0] })
}

/** What goes where a loss goes, by the name or the label of one, is no output. */
function faultsInDestination({ code, facts }: OutputSituation, at: number): Fault[] {
  const destination = textIn(facts, 'destination') ?? ''
  const said = destination.trim().toLowerCase().replaceAll('_', ' ')
  const names = Object.entries(processLosses).flatMap(([name, label]) => [
    ...[name.replaceAll('_', ' '), ...Object.values(label)].map((one) => one.toLowerCase()),
  ])
  if (facts.fraction !== 'output' || !names.includes(said)) return []
  const pointer = `/outputs/${at}/facts/destination`
  return [faultOf(pointer, 'output_to_loss', { batch: code, destination })]
}

/** Only what replaces raw material may be called an output; black mass, alloy and slag never. */
function faultsInFraction({ code, facts }: OutputSituation, at: number): Fault[] {
  if (facts.fraction !== 'output') return []
  const material = facts.fractionMaterial
  if (typeof material === 'string' && neverOutput.includes(material)) {
    const pointer = `/outputs/${at}/facts/fraction`
    return [faultOf(pointer, 'fraction_is_intermediate', { batch: code, material })]
  }
  return ['endOfWaste', 'substitutesPrimary']
    .filter((name) => facts[name] !== true)
    .map((name) => {
      const values = { batch: code, field: name }
      return faultOf(`/outputs/${at}/facts/${name}`, 'output_replaces_primary', values)
    })
}
