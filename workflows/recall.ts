import { houseRule, type Source } from '../domain/source.ts'
import { type Words, words } from '../domain/words.ts'

/**
 * How great the risk is; the four levels of the EU's rapid alert system. Source, from memory: Commission Implementing Decision
 * (EU) 2019/417, part III: serious, high, medium, low.
 */
export const recallSeverities = {
  serious: words('Serious risk', '嚴重風險', '严重风险'),
  high: words('High risk', '高風險', '高风险'),
  medium: words('Medium risk', '中度風險', '中度风险'),
  low: words('Low risk', '低風險', '低风险'),
} as const satisfies Record<string, Words>
export type RecallSeverity = keyof typeof recallSeverities

/**
 * What a recall says to the public: one of these and no other word, since it stands on the pages of organisations that the
 * one who recalls may never have met. Chosen by us, after the risk types of the EU's rapid alert system as remembered.
 */
export const recallNotices = {
  fire: words('It may catch fire', '有起火風險', '有起火风险'),
  explosion: words('It may burst or explode', '有爆裂或爆炸風險', '有爆裂或爆炸风险'),
  electric_shock: words('It may give an electric shock', '有觸電風險', '有触电风险'),
  chemical: words(
    'It may contain or release harmful substances',
    '可能含有或釋出有害物質',
    '可能含有或释放有害物质',
  ),
  microbiological: words('It may carry germs', '可能帶有病菌', '可能带有病菌'),
  injury: words('It may cause injury', '可能造成損傷', '可能造成伤害'),
  environment: words('It may harm the environment', '可能危害環境', '可能危害环境'),
  wrong_information: words('What its papers say is not right', '文件資料有誤', '文件资料有误'),
  unspecified: words(
    'Ask whoever you have it from for the reason',
    '原因請向供應你的一方查詢',
    '原因请向供应方查询',
  ),
} as const satisfies Record<string, Words>
export type RecallNotice = keyof typeof recallNotices

/** What recalls tell, and how many there may be. */
export const recallBounds = {
  /** Different holders from which on the kinds of what they hold are told to whoever recalls, and no holder can be told from it. */
  holdersForKinds: 3,
  /** Recalls that an organisation may open within any 24 hours. */
  openedADay: 10,
  source: houseRule(
    'Three is the usual least number of contributors before a statistic is published; ten recalls a day are more than a real ' +
      'fault needs, since one recall follows all that came out of a batch',
  ),
} as const

/** The risk at which what is recalled goes to nobody but for its remedy; a lesser one warns. */
export const graveRecalls: {
  readonly severities: readonly RecallSeverity[]
  readonly source: Source
} = {
  severities: ['serious'],
  source: {
    basis: 'remembered',
    text: 'Regulation (EU) 2023/988, Art. 3: a serious risk is one that calls for rapid intervention; what a lesser one calls for is for whoever recalls to say',
  },
}

/** A recall that is open on a batch. */
export interface OpenRecall {
  readonly recall: string
  readonly severity: RecallSeverity
  /** Whether it names this very batch, and not one that this came out of. */
  readonly isItself: boolean
  /** Whether an authority took its notice off the holder's pages: then it warns and no more. */
  readonly isTakenDown: boolean
}

/** The fact under which every stream records to whom something was sold; a pseudonym that only the seller can resolve. */
export const buyerFact = 'buyer'
