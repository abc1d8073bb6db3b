import { houseRule, type Source } from '../../domain/source.ts'
import { type Words, words } from '../../domain/words.ts'

/** One step of a route, by the name of its stage. */
export interface Step {
  readonly stage: string
  readonly optional?: true
}

/** The order of one site's line, from sorted clothing to the last step. A batch carries the version it runs under. */
export interface Route {
  readonly label: Words
  readonly steps: readonly Step[]
  readonly palette: string
  /** Passes of the opener, recirculation counted in. */
  readonly mostPasses: number
  readonly source: Source
}

/** How often fibre goes through the opener; the texts about the lines say nothing of it. */
export const passesRule = {
  mostPasses: 8,
  source: houseRule('At most eight passes of the opener, recirculation counted in'),
} as const

/**
 * Every version of every route. A site that changes its order gets a new version here; batches under way keep theirs,
 * so an older version MUST stay.
 */
export const routes: Readonly<Record<string, Route>> = {
  'tai_po@1': {
    label: words('Tai Po reference line', '大埔參考生產線', '大埔参考生产线'),
    steps: [
      ...required('sanitised', 'prepared', 'colour_sorted', 'stored', 'opened', 'uv_sanitised'),
      ...required('fibre_tested'),
      { stage: 'blended', optional: true },
      ...required('carded_drawn', 'spun', 'packed'),
    ],
    palette: 'tai_po@1',
    mostPasses: passesRule.mostPasses,
    source: {
      basis: 'read',
      text: 'HKRITA newsletter 49 and just-style id134182: ozone at the start, ultraviolet towards the end, bundled by colour before the content is analysed',
    },
  },
  'tai_po@2': {
    label: words(
      'Tai Po, both sanitising steps on arrival',
      '大埔，到貨即作兩重消毒',
      '大埔，到货即作两重消毒',
    ),
    steps: [
      ...required('sanitised', 'uv_sanitised', 'prepared', 'colour_sorted', 'stored', 'opened'),
      ...required('fibre_tested'),
      { stage: 'blended', optional: true },
      ...required('carded_drawn', 'spun', 'packed'),
    ],
    palette: 'tai_po@2',
    mostPasses: passesRule.mostPasses,
    source: {
      basis: 'read',
      text: 'just-style id134182: ozone and ultraviolet both on arrival; later HKRITA page detail/179: ten colours',
    },
  },
  'g2g@1': {
    label: words(
      'Garment-to-garment container',
      '「舊衣新裳」貨櫃（G2G）',
      '“旧衣新裳”集装箱（G2G）',
    ),
    steps: [
      ...required('sanitised', 'prepared', 'opened'),
      { stage: 'fibre_tested', optional: true },
      { stage: 'blended', optional: true },
      ...required('carded_drawn', 'spun', 'knitted'),
    ],
    palette: 'tai_po@1',
    mostPasses: passesRule.mostPasses,
    source: {
      basis: 'read',
      text: 'HKRITA G2G page, eight steps: ozone, opening, cleaning, carding, drawing, rotor spinning, doubling and twisting, knitting; the removal of hardware before opening is our own rule',
    },
  },
  'worked_example@1': {
    label: words('Line of the worked example', '示範計算生產線', '示范计算生产线'),
    steps: [
      ...required('prepared', 'sanitised', 'colour_sorted', 'stored', 'opened', 'uv_sanitised'),
      ...required('fibre_tested', 'blended', 'carded_drawn', 'spun', 'packed'),
    ],
    palette: 'tai_po@1',
    mostPasses: passesRule.mostPasses,
    source: houseRule('Order of the constructed mass table: preparation before sanitising'),
  },
}

/** States in which a step was tried and is to be done again, by the step. */
const repeated: Readonly<Record<string, string>> = {
  sanitise_failed: 'sanitised',
  metal_left: 'prepared',
  colour_uncertain: 'colour_sorted',
  uv_failed: 'uv_sanitised',
}

/** Stages that may follow on a route from where a batch stands: the next required one and optional ones before it. */
export function nextSteps(route: Route, state: string): readonly string[] {
  const again = repeated[state]
  if (again !== undefined) return [again]
  const at = route.steps.findIndex(({ stage }) => stage === state)
  const later = route.steps.slice(at + 1)
  const needed = later.findIndex(({ optional }) => optional !== true)
  return later.slice(0, needed === -1 ? later.length : needed + 1).map(({ stage }) => stage)
}

function required(...stages: readonly string[]): readonly Step[] {
  return stages.map((stage) => ({ stage }))
}
