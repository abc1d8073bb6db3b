import type { Source } from '../../domain/source.ts'

/** Headings of a material: of the yarn spun of it and of its waste and garnetted stock; the chapter is the first two digits. */
export interface HsMaterial {
  readonly yarn: readonly [string, ...string[]]
  readonly stock: string
}

/** Materials as the Harmonized System tells them apart, in the order of their headings. */
const materials = {
  silk: { yarn: ['5005'], stock: '5003' },
  // A yarn of wool is carded or combed, which the composition does not say.
  wool: { yarn: ['5106', '5107'], stock: '5104' },
  fine_hair: { yarn: ['5108'], stock: '5104' },
  any_hair: { yarn: ['5108', '5110'], stock: '5104' },
  coarse_hair: { yarn: ['5110'], stock: '5104' },
  cotton: { yarn: ['5205', '5206'], stock: '5202.91' },
  flax: { yarn: ['5306'], stock: '5301.30' },
  bast: { yarn: ['5307'], stock: '5303.90' },
  hemp: { yarn: ['5308'], stock: '5302.90' },
  vegetable: { yarn: ['5308'], stock: '5305' },
  synthetic: { yarn: ['5509'], stock: '5505' },
  artificial: { yarn: ['5510'], stock: '5505' },
} as const satisfies Readonly<Record<string, HsMaterial>>

export type HsMaterialName = keyof typeof materials
export const hsMaterials: Readonly<Record<HsMaterialName, HsMaterial>> = materials

const fibres: Readonly<Record<HsMaterialName, readonly string[]>> = {
  silk: ['silk'],
  wool: ['wool'],
  fine_hair: ['alpaca', 'cashmere', 'mohair', 'angora'],
  any_hair: ['animal_hair'],
  coarse_hair: ['horsehair'],
  cotton: ['cotton'],
  flax: ['flax'],
  bast: ['jute', 'sunn', 'broom'],
  hemp: ['true_hemp'],
  vegetable: 'ramie abaca alfa coir kapok sisal henequen maguey paper'.split(' '),
  synthetic: `acrylic modacrylic polyacrylate chlorofibre fluorofibre polyester
    polylactide polyamide polyimide aramid polypropylene polyethylene
    polypropylene_polyamide polycarbamide polyurethane vinylal trivinyl
    melamine elastane elastomultiester elastolefin`.split(/\s+/),
  artificial: 'acetate alginate cupro modal protein triacetate viscose lyocell'.split(' '),
}

/**
 * The material of a fibre; undefined for what may be of any, such as other fibres and cellulose that nobody resolved, and for
 * glass, metal and rubber, which stand outside the chapters of textile materials.
 */
export function hsMaterialOf(fibre: string): HsMaterialName | undefined {
  return materialOf.get(fibre)
}

const materialOf: ReadonlyMap<string, HsMaterialName> = new Map(
  (Object.keys(fibres) as HsMaterialName[]).flatMap((name) =>
    fibres[name].map((fibre) => [fibre, name] as const),
  ),
)

/** How a mixture is classified. */
export const mixtureRule = {
  /** Share of cotton, or of one synthetic fibre, from which a yarn counts as of it alone, in basis points. */
  mostlyBasisPoints: 8_500,
  source: {
    basis: 'secondary',
    text: 'Section XI note 2(A): the material that predominates by weight, of equals the one whose heading comes last (taxtmi.com summary); 5205 from 85 % cotton, 5206 below (asycuda.customs.gov.tl). Note 2(B), the chapter first and chapters 54 and 55 as one, is from memory',
  },
} as const satisfies { readonly mostlyBasisPoints: number; readonly source: Source }
