import { houseRule, type Source } from '../source.ts'

const theOrder = 'France, order of 31 May 2021 on the content of waste registers (NOR TREP2110485A)'
const guide =
  'as the guide of Trackdéchets to its registers lists it (MTES-MCT/trackdechets, registre.md)'

const formerOrder =
  'France, order of 29 February 2012 (NOR DEVP1205955A), which that of 31 May 2021 replaced'

/** What such registers hold elsewhere; nothing of it binds in Hong Kong, where the trip ticket does. */
export const order = {
  dates: {
    basis: 'read',
    text: `${theOrder}, art. 1 a): the date of reception; art. 2, ${guide}: the date of dispatch`,
  },
  place: { basis: 'secondary', text: `${theOrder}, ${guide}: the establishment and its address` },
  name: { basis: 'read', text: `${theOrder}, art. 1 b): the usual name of the waste` },
  code: {
    basis: 'read',
    text: `${theOrder}, art. 1 b): the code of the waste by art. R. 541-7`,
  },
  danger: {
    basis: 'secondary',
    text: 'Columns of the registers of Trackdéchets: dangerous or not, and the words of ADR (back/src/registry/columns.ts)',
  },
  quantity: { basis: 'read', text: `${theOrder}, art. 1 b): the quantity, there in tonnes or m³` },
  accepted: {
    basis: 'secondary',
    text: 'Columns of the registers of Trackdéchets: whether it was accepted, and the quantity received (back/src/registry/columns.ts)',
  },
  sender: {
    basis: 'read',
    text: `${theOrder}, art. 1 c): name, number and address of the initial producer, or where it was collected`,
  },
  carrier: { basis: 'secondary', text: `${theOrder}, ${guide}: name and number of the carrier` },
  vehicle: {
    basis: 'secondary',
    text: 'Columns of the registers of Trackdéchets: number plates of the carrier (back/src/registry/columns.ts); art. 8 of the order asks the same of carriers of soil',
  },
  receiver: {
    basis: 'secondary',
    text: `${theOrder}, ${guide}: name, number and address of where the waste is sent`,
  },
  licences: {
    basis: 'secondary',
    text: `${theOrder}, ${guide}: the number of the receipt of carrier, trader and broker`,
  },
  permit: {
    basis: 'remembered',
    text: `${theOrder}: the number of the notification of a transfrontier shipment; the clause was not read`,
  },
  addresses: {
    basis: 'read',
    text: `${formerOrder}, art. 1 and 2: name and address of the installation that sends the waste, and of that to which it is sent`,
  },
  operation: {
    basis: 'read',
    text: `${formerOrder}, art. 1 and 2: the code of the treatment by Annexes I and II of Directive 2008/98/EC`,
  },
  treatment: {
    basis: 'secondary',
    text: `${theOrder}, ${guide}: the code of the treatment; here the stage, which says what was done`,
  },
} as const satisfies Record<string, Source>

/** The paper by which chemical waste moves in Hong Kong. */
export const tripTicket: Source = {
  basis: 'read',
  text: 'Cap. 354C Waste Disposal (Chemical Waste) (General) Regulation s.28: trip tickets are kept for 12 months at least and shown when asked; s.23 and s.26, on filling them in, were not read',
}

/** What a book of ours can say beyond. */
export const inBooks: Source = houseRule('Leads every line to the event behind it')
