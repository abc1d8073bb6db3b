import { percentText } from '../unit-words.ts'
import { type Words, words } from '../words.ts'
import type { CustodyModel } from './custody-model.ts'
import type { ByClass } from './recycled-class.ts'
import { percentOf } from './share.ts'

/** What may be said of goods, and what the reader must be told with it. */
export interface ClaimWording {
  readonly statement: Words
  readonly limits: Words
}

/**
 * The words that a model allows, with shares in basis points for each class. Only where the share is true of each item may
 * the goods be said to contain it; under mass balance the words speak of the material bought.
 */
export function claimWording(model: CustodyModel, shares: ByClass): ClaimWording {
  const pre = percentWords(shares.pre_consumer)
  const post = percentWords(shares.post_consumer)
  return { statement: statementOf(model, pre, post), limits: limits[model] }
}

/** A share in basis points as people read it. */
function percentWords(basisPoints: number): Words {
  const percent = percentOf(basisPoints)
  return words(
    percentText(percent, 'en'),
    percentText(percent, 'zh-Hant'),
    percentText(percent, 'zh-Hans'),
  )
}

function statementOf(model: CustodyModel, pre: Words, post: Words): Words {
  switch (model) {
    case 'identity_preserved':
    case 'segregated':
    case 'controlled_blending':
      return words(
        `Contains recycled material: ${post.en} post-consumer, ${pre.en} pre-consumer`,
        `含再生材料：消費後 ${post['zh-Hant']}，消費前 ${pre['zh-Hant']}`,
        `含再生材料：消费后 ${post['zh-Hans']}，消费前 ${pre['zh-Hans']}`,
      )
    case 'mass_balance':
      return words(
        `Recycled material attributed by mass balance: ${post.en} post-consumer, ${pre.en} pre-consumer`,
        `以質量平衡法分配的再生材料：消費後 ${post['zh-Hant']}，消費前 ${pre['zh-Hant']}`,
        `以质量平衡法分配的再生材料：消费后 ${post['zh-Hans']}，消费前 ${pre['zh-Hans']}`,
      )
    default:
      return model satisfies never
  }
}

const limits: Readonly<Record<CustodyModel, Words>> = {
  identity_preserved: words(
    'From one source, never mixed with other material',
    '來自單一來源，從未與其他材料混合',
    '来自单一来源，从未与其他材料混合',
  ),
  segregated: words(
    'From several qualifying sources, never mixed with other material',
    '來自多個合資格來源，從未與其他材料混合',
    '来自多个合格来源，从未与其他材料混合',
  ),
  controlled_blending: words(
    'Blended with other material; the share is known for each batch',
    '與其他材料混合；每一批次的比例均為已知',
    '与其他材料混合；每一批次的比例均为已知',
  ),
  mass_balance: words(
    'True only on average over a period; says nothing about this item',
    '僅在一段期間內平均成立；不代表此件產品的實際成分',
    '仅在一段期间内平均成立；不代表此件产品的实际成分',
  ),
}
