import { houseRule } from '../../domain/source.ts'
import { words } from '../../domain/words.ts'
import type { CustodyTerms } from '../custody-terms.ts'
import { damageWords, dangerOf, gravityOf } from './damage.ts'
import { faultsInPastPapers, past } from './past-danger.ts'
import { faultsInLeaving } from './placing.ts'
import { bookIn } from './stages/lot-book.ts'
import {
  exceptionFields,
  marketField,
  packingField,
  unNumberField,
} from './stages/market-fields.ts'
import { deliveryLimit, exportPermitRule, hazardClasses, tripTicketRule } from './stages/sources.ts'
import { faultsInTicket, isWaste } from './waste-status.ts'

/**
 * Retired vehicle batteries travel as dangerous goods and, in Hong Kong, as chemical waste on a trip ticket of three signed
 * sections: the producer's, the collector's and the reception point's are the steps of the hand-over.
 */
export const custody: CustodyTerms = {
  papers: [
    {
      name: 'tripTicket',
      label: words('Trip ticket number', '運載記錄編號', '运载记录（转移联单）编号'),
      type: 'text',
      audience: 'authority',
      optional: true,
      source: tripTicketRule,
    },
    {
      name: 'tripTicketExemption',
      label: words(
        'Exemption, when waste moves without a trip ticket',
        '豁免依據（廢物不用運載記錄時）',
        '豁免依据（废物不用转移联单时）',
      ),
      type: 'text',
      audience: 'authority',
      optional: true,
      source: tripTicketRule,
    },
    unNumberField,
    {
      name: 'hazardClass',
      label: words('Dangerous goods class (ADR)', '危險品類別', '危险品类别'),
      type: 'choice',
      choices: {
        9: words('9, miscellaneous', '第 9 類：雜項危險品', '第 9 类：杂项危险物质和物品'),
      },
      audience: 'legitimate_interest',
      source: hazardClasses,
    },
    packingField,
    ...exceptionFields,
    marketField,
    {
      name: 'exportPermit',
      label: words(
        'Export permit, when the goods leave the territory',
        '出口許可證（運離本地時）',
        '出口许可证（货物出境时）',
      ),
      type: 'text',
      audience: 'authority',
      optional: true,
      source: exportPermitRule,
    },
  ],
  dangers: damageWords,
  dangerOf,
  gravityOf,
  isWaste,
  // What recycling recovered of a recalled battery is no battery any more.
  isRemedied: (goods, isItself) => isWaste(goods) || (goods.kind === 'fraction' && !isItself),
  // A lot that was worked is closed with what was worked here, also when its rest left.
  isUnfinished: ({ state, context }) =>
    state === 'recycling' && (bookIn(context)?.workedGrams ?? 0) > 0,
  faultsInPapers: (consignment) => [
    ...faultsInLeaving({
      goods: consignment.goods,
      facts: consignment.papers,
      at: '/papers',
      to: consignment.destination,
      pointerOf: () => '/papers/placedOnMarket',
    }),
    ...faultsInTicket(consignment),
  ],
  past,
  faultsInPastPapers,
  permitField: 'exportPermit',
  registers: {
    ticket: ['tripTicket', 'dispatchDocument'],
    permit: ['exportPermit'],
    origin: ['sourceKind'],
    originKind: ['sourceKind'],
    destination: ['consignee', 'buyer'],
    code: ['wasteCode', 'fractionWasteCode'],
  },
  deliveryHours: deliveryLimit,
  retentionMonths: {
    value: 84,
    source: houseRule(
      'Seven years; Cap. 354C s.28 asks each side of a trip ticket for 12 months at least',
    ),
  },
}
