import { nameIn } from '../local-names.ts'
import { type Language, words } from '../words.ts'
import type { Columns } from './column.ts'
import { order, tripTicket } from './column-sources.ts'
import type { RegisterCarrier, RegisterParty } from './line.ts'

/** From whom by whom to whom, and on which papers. */
export const partyColumns = {
  sender: {
    label: words('Sender', '移交方', '移交方'),
    source: order.sender,
    read: ({ sender }, language) => partyText(sender, language),
  },
  sender_address: {
    label: words('Address of the sender', '移交方地址', '移交方地址'),
    source: order.addresses,
    read: ({ sender }) => sender?.address ?? null,
  },
  sender_licences: {
    label: words('Licences of the sender', '移交方牌照', '移交方许可证'),
    source: order.licences,
    read: ({ sender }) => listText(sender?.licences),
  },
  origin: {
    label: words('Came from', '來源', '来源'),
    source: order.sender,
    as: 'name',
    read: ({ origin }) => origin,
  },
  carrier: {
    label: words('Carrier', '承運商', '承运人'),
    source: order.carrier,
    read: ({ carriers }) => carriersText(carriers, ({ name }) => name),
  },
  carrier_licence: {
    label: words('Licence of the carrier', '承運商牌照', '承运人许可证'),
    source: order.licences,
    read: ({ carriers }) => carriersText(carriers, ({ licence }) => licence),
  },
  vehicle: {
    label: words('Vehicle', '車輛', '车辆'),
    source: order.vehicle,
    read: ({ carriers }) => carriersText(carriers, ({ vehicle }) => vehicle),
  },
  receiver: {
    label: words('Receiver', '接收方', '接收方'),
    source: order.receiver,
    read: ({ receiver }, language) => partyText(receiver, language),
  },
  receiver_address: {
    label: words('Address of the receiver', '接收方地址', '接收方地址'),
    source: order.addresses,
    read: ({ receiver }) => receiver?.address ?? null,
  },
  receiver_licences: {
    label: words('Licences of the receiver', '接收方牌照', '接收方许可证'),
    source: order.licences,
    read: ({ receiver }) => listText(receiver?.licences),
  },
  destination: {
    label: words('Went to', '去向', '去向'),
    source: order.receiver,
    as: 'name',
    read: ({ destination }) => destination,
  },
  ticket: {
    label: words('Trip ticket or delivery note', '運載記錄或送貨單', '运载记录或送货单'),
    source: tripTicket,
    read: ({ ticket }) => ticket,
  },
  permit: {
    label: words('Export permit', '出口許可證', '出口许可证'),
    source: order.permit,
    read: ({ permit }) => permit,
  },
} as const satisfies Columns

function partyText(party: RegisterParty | null, language: Language): string | null {
  if (party === null) return null
  const name = nameIn(party, language)
  return party.facility === null ? name : `${name} (${party.facility})`
}

function listText(list: readonly string[] | undefined): string | null {
  return list === undefined || list.length === 0 ? null : list.join('; ')
}

function carriersText(
  carriers: readonly RegisterCarrier[],
  read: (carrier: RegisterCarrier) => string | null,
): string | null {
  const said = carriers.map(read).filter((text) => text !== null)
  return said.length === 0 ? null : said.join('; ')
}
