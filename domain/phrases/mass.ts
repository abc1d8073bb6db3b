import { type Words, words } from '../words.ts'

/** Why asserted mass, content or a claim is refused. */
export const massPhrases = {
  credit_class_not_in_ledger: words(
    'Cannot count "{batch}" as {class}: the ledger holds it as {origin}; expected a batch of this class',
    '無法把「{batch}」計作 {class}：帳上記為 {origin}；請選用屬於這個類別的批次',
    '无法把“{batch}”计作 {class}：账上记为 {origin}；请选用属于这个类别的批次',
  ),
  credit_above_origin: words(
    'Cannot count {grams} g of "{batch}" as {class}: the ledger holds {most} g of it in what went in',
    '無法把「{batch}」的 {grams} g 計作 {class}：帳上所投入的當中只有 {most} g',
    '无法把“{batch}”的 {grams} g 计作 {class}：账上所投入的当中只有 {most} g',
  ),
  credit_model_too_strict: words(
    'Cannot give this credit as {model}: {recycled} g of {total} g are of its class, from {sources} sources; expected {right}',
    '無法以 {model} 給予此額度：{total} g 當中有 {recycled} g 屬於此類別，來源共 {sources} 個；應為 {right}',
    '无法以 {model} 给予此额度：{total} g 当中有 {recycled} g 属于此类别，来源共 {sources} 个；应为 {right}',
  ),
  draw_above_credit: words(
    'Cannot draw {grams} g from credit "{credit}": it held {held} g',
    '無法從額度「{credit}」提取 {grams} g：它原有 {held} g',
    '无法从额度“{credit}”提取 {grams} g：它原有 {held} g',
  ),
  claim_draws_differ: words(
    'Cannot claim with draws of {drawn} g {class}: net mass × share, rounded up, is {needed} g; expected just that of this class',
    '無法以提取的 {drawn} g {class} 作出聲稱：淨重乘以比例並向上取整為 {needed} g；請按此類別提取這個數量',
    '无法以提取的 {drawn} g {class} 作出声称：净重乘以比例并向上取整为 {needed} g；请按此类别提取这个数量',
  ),
  claim_share_too_high: words(
    'Cannot state {stated} % {class}: the credits stand for {most} %; expected no more',
    '無法聲稱 {stated}% {class}：額度只足以支持 {most}%；請勿超出',
    '无法声称 {stated}% {class}：额度只足以支持 {most}%；请勿超出',
  ),
  claim_draws_of_more_goods: words(
    'Cannot claim {grams} g {class} for {net} g of goods: the processes drawn from put it into more goods than these; expected a lower share',
    '無法為 {net} g 貨品聲稱 {grams} g {class}：所提取的工序把它分布在更多貨品之中；請降低比例',
    '无法为 {net} g 货品声称 {grams} g {class}：所提取的工序把它分布在更多货品之中；请降低比例',
  ),
} as const satisfies Readonly<Record<string, Words>>
