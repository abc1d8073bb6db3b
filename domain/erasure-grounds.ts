import { houseRule, type Source } from './source.ts'
import { type Words, words } from './words.ts'

/** On which ground facts may be erased for good, each with where it is written. */
export interface ErasureGround {
  readonly label: Words
  readonly source: Source
}

const article = (point: string): Source => ({
  basis: 'secondary',
  text: `Regulation (EU) 2016/679, Art. 17(1)(${point})`,
})

/** The closed list of grounds. */
export const erasureGrounds = {
  purpose_over: {
    label: words(
      'No longer needed for what it was collected for',
      '收集目的已達，不再需要',
      '收集目的已实现，不再需要',
    ),
    source: {
      basis: 'read',
      text: 'Personal Data (Privacy) Ordinance (Cap. 486), s. 26(1); Regulation (EU) 2016/679, Art. 17(1)(a)',
    },
  },
  consent_withdrawn: {
    label: words('Consent was withdrawn', '當事人已撤回同意', '当事人已撤回同意'),
    source: article('b'),
  },
  objection: {
    label: words('The person objects', '當事人反對', '当事人反对'),
    source: article('c'),
  },
  unlawful: {
    label: words('It was kept unlawfully', '當初不應保存', '当初不应保存'),
    source: article('d'),
  },
  legal_duty: {
    label: words('A law or a court demands it', '法律或法院要求', '法律或法院要求'),
    source: article('e'),
  },
  sent_by_mistake: {
    label: words('A secret sent by mistake', '誤送的機密資料', '误送的机密数据'),
    source: houseRule('What its holder alone may know and what nobody needs may go'),
  },
} as const satisfies Readonly<Record<string, ErasureGround>>

/** Name of a ground. */
export type ErasureGroundName = keyof typeof erasureGrounds
