/** What a fibre is made of, by its name of Regulation (EU) 1007/2011; a spectrum tells types far better than names. */
const typeOf = {
  wool: 'protein',
  alpaca: 'protein',
  cashmere: 'protein',
  mohair: 'protein',
  angora: 'protein',
  animal_hair: 'protein',
  horsehair: 'protein',
  protein: 'protein',
  silk: 'protein',
  cotton: 'cellulose',
  flax: 'cellulose',
  true_hemp: 'cellulose',
  jute: 'cellulose',
  ramie: 'cellulose',
  kapok: 'cellulose',
  abaca: 'cellulose',
  alfa: 'cellulose',
  coir: 'cellulose',
  broom: 'cellulose',
  sisal: 'cellulose',
  sunn: 'cellulose',
  henequen: 'cellulose',
  maguey: 'cellulose',
  paper: 'cellulose',
  viscose: 'regenerated_cellulose',
  modal: 'regenerated_cellulose',
  lyocell: 'regenerated_cellulose',
  cupro: 'regenerated_cellulose',
  acetate: 'cellulose_acetate',
  triacetate: 'cellulose_acetate',
  acrylic: 'acrylic',
  modacrylic: 'modacrylic',
  polyacrylate: 'polyacrylate',
  alginate: 'alginate',
  chlorofibre: 'chlorofibre',
  fluorofibre: 'fluorofibre',
  polyester: 'polyester',
  polylactide: 'polylactide',
  polyamide: 'polyamide',
  polyimide: 'polyimide',
  polypropylene_polyamide: 'polypropylene_polyamide',
  polycarbamide: 'polycarbamide',
  polyurethane: 'polyurethane',
  vinylal: 'vinylal',
  trivinyl: 'trivinyl',
  melamine: 'melamine',
  polypropylene: 'polyolefin',
  polyethylene: 'polyolefin',
  elastane: 'elastane',
  elastodiene: 'elastodiene',
  elastomultiester: 'elastomultiester',
  elastolefin: 'elastolefin',
  aramid: 'aramid',
  glass_fibre: 'glass',
  metal_fibre: 'metal',
  metallised_fibre: 'metal',
} as const satisfies Readonly<Record<string, string>>

export type FibreType = (typeof typeOf)[keyof typeof typeOf]

/** Every type once. */
export const fibreTypes: readonly FibreType[] = [...new Set(Object.values(typeOf))]

/** The name of a cellulose fibre that nobody could tell more closely. */
export const unresolvedCellulose = 'unresolved_cellulose'

/** The type of a fibre; undefined for names that say none, such as `unresolved_cellulose`. */
export function fibreTypeOf(fibre: string): FibreType | undefined {
  return isTyped(fibre) ? typeOf[fibre] : undefined
}

/** Whether a type is one that instruments confuse within: cellulose, grown or regenerated. */
export function isCelluloseType(type: FibreType | undefined): boolean {
  return type === 'cellulose' || type === 'regenerated_cellulose'
}

/** Whether a fibre is cellulose, resolved or not. */
export function isCellulose(fibre: string): boolean {
  return fibre === unresolvedCellulose || isCelluloseType(fibreTypeOf(fibre))
}

function isTyped(fibre: string): fibre is keyof typeof typeOf {
  return Object.hasOwn(typeOf, fibre)
}
