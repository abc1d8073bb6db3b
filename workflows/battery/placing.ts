import type { Facts } from '../../domain/field.ts'
import { liesIn } from '../../domain/jurisdiction.ts'
import { type Fault, faultOf } from '../../domain/refusal.ts'
import type { Source } from '../../domain/source.ts'
import type { Goods } from '../custody-terms.ts'
import { faultsInCarriage } from './carriage.ts'
import { isWaste } from './waste-status.ts'

/** Where Regulation (EU) 2023/1542 applies to what is placed on the market, as ISO 3166 codes. */
export const unionMarket: { readonly states: readonly string[]; readonly source: Source } = {
  states: [
    'AT',
    'BE',
    'BG',
    'CY',
    'CZ',
    'DE',
    'DK',
    'EE',
    'ES',
    'FI',
    'FR',
    'GR',
    'HR',
    'HU',
    'IE',
    'IT',
    'LT',
    'LU',
    'LV',
    'MT',
    'NL',
    'PL',
    'PT',
    'RO',
    'SE',
    'SI',
    'SK',
  ],
  source: {
    basis: 'read',
    text: 'Code list eu-country of the EU’s eForms, version 20230915-0 (docs.ted.europa.eu): 27 member states, there as ISO 3166-1 alpha-3; the EEA and Northern Ireland are not looked at',
  },
}

/** Goods that leave: on which facts or papers, and from and to where, as ISO 3166 codes where they are known. */
export interface Leaving {
  readonly goods: readonly Goods[]
  readonly facts: Facts
  /** Where the facts stand. */
  readonly at: string
  /** Of whoever sells; what is sold from inside the union without a word is placed on its market. */
  readonly from?: string | undefined
  /** Of whoever it passes to: they are inside, so it is placed on the market of the union, whatever the papers say. */
  readonly to?: string | undefined
  /** Where a fault of goods is told, by their place. */
  readonly pointerOf: (index: number) => string
}

/** Why goods may not leave: the one table of every way out, for carriage and for the market of the European Union. */
export function faultsInLeaving(leaving: Leaving): Fault[] {
  const { goods, facts, at } = leaving
  return [...faultsInCarriage(goods, facts, at), ...faultsInPlacing(leaving)]
}

/** Whether a product lacks the CE marking; a passport of version 1 of the stream kept no such fact. */
export function isUnmarked({ ceMarked, passportId }: Facts): boolean {
  return ceMarked === false || (ceMarked === undefined && passportId === undefined)
}

/** CE gates the market of the union (Art. 18 to 20). No special provision of carriage stands in for it; waste is not placed on a market. */
function faultsInPlacing({ goods, facts, from, to, pointerOf }: Leaving): Fault[] {
  const said = facts.placedOnMarket
  const isPlaced = isInUnion(to) || said === 'EU' || (said === undefined && isInUnion(from))
  if (!isPlaced) return []
  return goods.flatMap((one, index) => {
    if (one.kind !== 'product' || isWaste(one) || !isUnmarked(one.context)) return []
    return [faultOf(pointerOf(index), 'ce_missing', { batch: one.code })]
  })
}

function isInUnion(jurisdiction: string | undefined): boolean {
  return unionMarket.states.some((state) => liesIn(jurisdiction, state))
}
