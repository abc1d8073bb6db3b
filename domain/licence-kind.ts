import type { Source } from './source.ts'
import { type Words, words } from './words.ts'

/** A kind of licence that a facility may hold, with where the duty comes from. */
export interface LicenceKind {
  readonly label: Words
  readonly source: Source
}

/**
 * Kinds that a licence may have where a deployment names no list of its own (`LICENCE_KINDS`): those that whoever handles
 * retired batteries in Hong Kong meets. Which were only remembered says each source.
 */
export const licenceKinds: Readonly<Record<string, LicenceKind>> = {
  chemical_waste_producer: {
    label: words(
      'Registration as chemical waste producer',
      '化學廢物產生者登記',
      '化学废物产生者登记',
    ),
    source: {
      basis: 'secondary',
      text: 'Cap. 354C Waste Disposal (Chemical Waste) (General) Regulation: producers register with the EPD (as reported in 2023; the section was not read)',
    },
  },
  chemical_waste_collection: {
    label: words('Chemical waste collection licence', '化學廢物收集牌照', '化学废物收集牌照'),
    source: {
      basis: 'remembered',
      text: 'Cap. 354 Waste Disposal Ordinance s.21: collection for others is licensed; that batteries go by licensed collectors was reported in 2023, the section is remembered',
    },
  },
  waste_disposal: {
    label: words('Waste disposal licence', '廢物處置牌照', '废物处置牌照'),
    source: {
      basis: 'remembered',
      text: 'Cap. 354 Waste Disposal Ordinance s.16 and s.21A are remembered; the threshold of s.33, plant able to treat 1,000 L or kg a day, was read',
    },
  },
  dangerous_goods_storage: {
    label: words('Dangerous goods storage licence', '危險品貯存牌照', '危险品贮存牌照'),
    source: {
      basis: 'secondary',
      text: 'Cap. 295 Dangerous Goods Ordinance and 295E, 295G, since 31 March 2022: FSD licence above the exempt quantity; whether UN 3480 has one of its own was not verified',
    },
  },
}
