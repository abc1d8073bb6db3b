import { words } from '../words.ts'

/**
 * The kinds of anomalies, each with its label and the question it puts. A question names what was seen and asks; it never says
 * what somebody did.
 */
export const anomalyKinds = {
  odd_yield: {
    label: words('Unusual yield', '不尋常的產出率', '不寻常的产出率'),
    question: words(
      '{observed} of what went in came out at “{stage}”, where {usualLow} to {usualHigh} are usual. What was different this time?',
      '「{stage}」的產出率為 {observed}，平常為 {usualLow} 至 {usualHigh}。這次有甚麼不同？',
      '“{stage}”的产出率为 {observed}，平常为 {usualLow} 至 {usualHigh}。这次有什么不同？',
    ),
  },
  slip: {
    label: words('Mass out by ten or a thousand', '重量相差十倍或千倍', '重量相差十倍或千倍'),
    question: words(
      '“{batch}” has {grams}, where {middle} are usual for its kind: about {factor} apart. Was a digit or a unit mistaken?',
      '「{batch}」重 {grams}，同類平常約重 {middle}，相差約 {factor}。會否是數位或單位有誤？',
      '“{batch}”重 {grams}，同类平常约重 {middle}，相差约 {factor}。是否数位或单位有误？',
    ),
  },
  odd_weighing: {
    label: words('Weighing far off', '稱重相差甚遠', '称重相差很大'),
    question: words(
      '“{batch}” was weighed at {after} where {before} were on record. Which of the two scales was right?',
      '「{batch}」稱得 {after}，紀錄上原為 {before}。哪一次稱重才正確？',
      '“{batch}”称得 {after}，记录上原为 {before}。哪一次称重才正确？',
    ),
  },
  faster_than_walking: {
    label: words('At two places too soon', '過快出現於兩處', '过快出现于两处'),
    question: words(
      '“{person}” is on record at “{first}” and {seconds} s later at “{second}”. Who was at which place?',
      '「{person}」在「{first}」有紀錄，{seconds} 秒後又在「{second}」有紀錄。誰在哪一處？',
      '“{person}”在“{first}”有记录，{seconds} 秒后又在“{second}”有记录。谁在哪一处？',
    ),
  },
  faster_than_hands: {
    label: words('Scans faster than hands', '掃描快過人手', '扫描快过人手'),
    question: words(
      '“{person}” recorded {count} batches one by one within {seconds} s. How were they scanned?',
      '「{person}」在 {seconds} 秒內逐一記錄了 {count} 個批次。當時如何掃描？',
      '“{person}”在 {seconds} 秒内逐一记录了 {count} 个批次。当时如何扫描？',
    ),
  },
  same_photo: {
    label: words('Same photo twice', '同一相片用了兩次', '同一照片用了两次'),
    question: words(
      'The same photo stands in {count} events, of different batches. Which of them does it show?',
      '同一相片出現於 {count} 個事件，各屬不同批次。相片所示是哪一個？',
      '同一照片出现于 {count} 个事件，各属不同批次。照片所示是哪一个？',
    ),
  },
  same_serial: {
    label: words('Same serial number twice', '同一序號用了兩次', '同一序列号用了两次'),
    question: words(
      '{count} batches bear one maker’s serial number. Are they one thing that was recorded more than once?',
      '{count} 個批次有相同的製造商序號。會否是同一物件重複記錄？',
      '{count} 个批次有相同的制造商序列号。是否同一物件重复记录？',
    ),
  },
  grade_shift: {
    label: words('Grades that shifted', '評級突然變化', '分级突然变化'),
    question: words(
      '“{person}” gave “{grade}” in {observed} of cases, where {middle} are usual there. What changed: the goods, the method or the instrument?',
      '「{person}」有 {observed} 評為「{grade}」，該處平常為 {middle}。改變的是物品、方法還是儀器？',
      '“{person}”有 {observed} 评为“{grade}”，该处平常为 {middle}。改变的是物品、方法还是仪器？',
    ),
  },
  too_round: {
    label: words('Masses that are too round', '重量過於整齊', '重量过于整齐'),
    question: words(
      '{count} of {of} masses at “{stage}” are round, where one in ten would be. Are they read off a scale or estimated?',
      '「{stage}」的 {of} 個重量中有 {count} 個是整數，一般約為十分之一。是實際稱得，還是估計所得？',
      '“{stage}”的 {of} 个重量中有 {count} 个是整数，一般约为十分之一。是实际称得，还是估计所得？',
    ),
  },
  too_equal: {
    label: words('Weighings that never differ', '稱重從無差額', '称重从无差额'),
    question: words(
      '{count} of {of} weighings on arrival are equal to the sender’s to the gram. Was it weighed again?',
      '{of} 次到貨稱重中有 {count} 次與移交方所稱一克不差。到貨時有否再次稱重？',
      '{of} 次到货称重中有 {count} 次与移交方所称一克不差。到货时是否再次称重？',
    ),
  },
  claim_near_limit: {
    label: words('Claims near the limit', '聲稱接近上限', '声明接近上限'),
    question: words(
      '{count} of {of} credits were claimed to {observed} or more of what they give. Does the measured conversion still hold?',
      '{of} 項額度中有 {count} 項已聲稱至 {observed} 或以上。所量度的轉化率是否仍然成立？',
      '{of} 项额度中有 {count} 项已声明至 {observed} 或以上。所测得的转化率是否仍然成立？',
    ),
  },
  silence: {
    label: words('Silence while goods lie there', '有存貨但沒有紀錄', '有库存但没有记录'),
    question: words(
      '“{facility}” has recorded nothing for {days} days although goods lie there, where it used to record nearly daily. Was it closed, or was work not recorded?',
      '「{facility}」已有 {days} 日沒有紀錄，但仍有存貨，以往幾乎每日都有紀錄。是暫停運作，還是工作沒有記錄？',
      '“{facility}”已有 {days} 天没有记录，但仍有库存，以往几乎每天都有记录。是暂停运作，还是工作没有记录？',
    ),
  },
  odd_looks: {
    label: words('Record opened oddly often', '紀錄查閱次數異常', '记录查阅次数异常'),
    question: words(
      'The public record of “{batch}” was opened up to {count} times on one day, {after} times after its story had ended. Was its code copied onto other things?',
      '「{batch}」的公開紀錄單日最多查閱 {count} 次，流程結束後仍查閱 {after} 次。編號會否被複製到其他物件上？',
      '“{batch}”的公开记录单日最多查阅 {count} 次，流程结束后仍查阅 {after} 次。编号是否被复制到其他物件上？',
    ),
  },
} as const
export type AnomalyKind = keyof typeof anomalyKinds
export const anomalyKindNames = Object.keys(anomalyKinds) as [AnomalyKind, ...AnomalyKind[]]
