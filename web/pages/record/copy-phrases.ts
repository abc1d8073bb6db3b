import { words } from '../../../domain/words.ts'

/** What the record page says of copied codes. */
export const copyPhrases = {
  title: words('Is this a copy?', '會否是複製的編號？', '会不会是复制的编号？'),
  anyone: words(
    'Anyone can copy a code onto another item. This page cannot tell whether the item in your hands is the one on record.',
    '任何人都可把編號複製到另一物件上。本頁無法判斷你手上的物件是否就是紀錄所指的物件。',
    '任何人都可以把编号复制到另一物品上。本页无法判断您手上的物品是否就是记录所指的物品。',
  ),
  never: words(
    'No earlier look at this page was counted.',
    '本頁此前未有已計算的查閱。',
    '本页此前没有已计入的查阅。',
  ),
  once: words('Looked at once before, on {day}.', '曾於 {day} 查閱一次。', '曾于 {day} 查阅一次。'),
  since: words(
    'First looked at on {day}, and at least {n} times in all.',
    '首次查閱為 {day}，至今至少 {n} 次。',
    '首次查阅为 {day}，至今至少 {n} 次。',
  ),
  compare: words(
    'Compare the serial number and the kind with the item. If somebody else shows you the same code, at least one of the two is a copy.',
    '請比對物件的序號及種類。如有其他人出示相同編號，兩者中至少有一個是複製品。',
    '请比对物品的序列号和种类。如有其他人出示相同编号，两者中至少有一个是复制品。',
  ),
  how: words(
    'Looks count once a minute, also those of the holder. Nothing of who looked is kept. A count is a hint and no proof.',
    '查閱每分鐘只計一次，持有者的查閱亦計算在內；不會保留查閱者的任何資料。次數僅供參考，並非證明。',
    '查阅每分钟只计一次，持有方的查阅也计算在内；不会保留查阅者的任何信息。次数仅供参考，并非证明。',
  ),
  odd: words('Look closely.', '請留意。', '请留意。'),
  often: words(
    'On one day this code was looked at unusually often. It may have been copied, or somebody opened it again and again.',
    '此編號曾在一天內被異常頻繁地查閱：可能已被複製，亦可能有人反覆開啟。',
    '此编号曾在一天内被异常频繁地查阅：可能已被复制，也可能有人反复打开。',
  ),
  afterEnd: words(
    'This code is still looked at although the item on record no longer exists. It may be on another item.',
    '紀錄所指的物件已不存在，但此編號仍有人查閱：可能已貼在其他物件上。',
    '记录所指的物品已不存在，但此编号仍有人查阅：可能已贴在其他物品上。',
  ),
  left: words(
    'This record ends with a holder who no longer has the item: it was sold, sent out or handed over.',
    '此紀錄的持有者已不再持有該物件：物件已出售、送出或移交。',
    '此记录的持有方已不再持有该物品：物品已售出、送出或移交。',
  ),
  gone: words(
    'The item on record no longer exists in this form. An item that is offered under this code is not it.',
    '紀錄所指的物件已不再以此形態存在；以此編號出售的物件並非該物件。',
    '记录所指的物品已不再以此形态存在；以此编号出售的物品并非该物品。',
  ),
  taken_back: words(
    'This record was reversed: no item belongs to it.',
    '此紀錄已被撤回：沒有物件屬於此紀錄。',
    '此记录已被撤回：没有物品属于此记录。',
  ),
} as const
