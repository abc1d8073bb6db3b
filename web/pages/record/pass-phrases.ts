import { type Words, words } from '../../../domain/words.ts'
import type { Custody } from './view.ts'

/** Where the thing is, in a word or two for the band at the head of a record. */
export const custodyWords = {
  held: words('With its holder', '由持有者保管', '由持有方保管'),
  in_use: words('In use', '使用中', '使用中'),
  on_the_way: words('On its way to another organisation', '正運往另一機構', '正运往另一机构'),
  handed_over: words('Handed over', '已移交', '已移交'),
  in_return: words('Refused, on its way back', '被拒收，正在退回', '被拒收，正在退回'),
  sent_out: words('Sent out', '已送出', '已送出'),
  recycled: words('Recycled', '已回收再造', '已回收再造'),
  ended: words('No longer exists in this form', '已不再以此形態存在', '已不再以此形态存在'),
  reversed: words(
    'This record was reversed because it was wrong',
    '此紀錄因有誤已被撤回',
    '此记录因有误已被撤回',
  ),
} as const satisfies Record<Custody, Words>

/** Every phrase of the head of a record, and of what a reader may ask for. */
export const passPhrases = {
  stopUsing: words('Recalled: stop using it', '正被召回：請停止使用', '正被召回：请停止使用'),
  since: words('since {date}', '自 {date}起', '自 {date}起'),
  callAt: words(
    'Contact the holder of this record:',
    '請聯絡此紀錄的持有者：',
    '请联系此记录的持有方：',
  ),
  callSeller: words(
    'Contact whoever you have it from.',
    '請聯絡向你提供此物件的一方。',
    '请联系向您提供此物品的一方。',
  ),
  contact: words('How to reach the holder', '聯絡持有者', '联系持有方'),
  recycledShare: words('recycled', '再生料', '再生料'),
  askFor: words('Not public: ask the holder', '不公開：可向持有者查詢', '不公开：可向持有方查询'),
  hands: words('Through whose hands it went', '經手機構', '经手机构'),
  handsLeftOut: words(
    'Only the nearest are listed.',
    '只列出最接近的機構。',
    '只列出最接近的机构。',
  ),
  unnamed: words(
    'one or more organisations that do not give their name',
    '一間或多間不公開名稱的機構',
    '一家或多家不公开名称的机构',
  ),
  thisRecord: words('this record', '本紀錄', '本记录'),
  takenOver: words(
    'Taken over from another organisation; what happened before is in that one’s record.',
    '由另一機構移交；之前的經歷載於該機構的紀錄。',
    '由另一机构移交；之前的经历载于该机构的记录。',
  ),
} as const
