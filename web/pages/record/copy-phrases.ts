import { words } from '../../../domain/words.ts'

/** What the record page says of copied codes. */
export const copyPhrases = {
  title: words('Is this a copy?', '會否是複製的編號？', '会不会是复制的编号？'),
  anyone: words(
    'Anyone can copy a code onto another item. This page cannot tell whether the item in your hands is the one on record.',
    '任何人都可把編號複製到另一物件上。本頁無法判斷你手上的物件是否就是紀錄所指的物件。',
    '任何人都可以把编号复制到另一物品上。本页无法判断您手上的物品是否就是记录所指的物品。',
  ),
  address: words(
    'A copied code may also lead to a copied page. You are now at',
    '複製的編號亦可能連到仿製的網頁。你現時身處的網址：',
    '复制的编号也可能连到仿制的网页。您目前所在的网址：',
  ),
  never: words(
    'As far as is counted, nobody has opened this page before.',
    '按所計次數，此前未有人開啟過本頁。',
    '按所计次数，此前没有人打开过本页。',
  ),
  once: words(
    'Opened once before, on {day}.',
    '曾於 {day} 開啟過一次。',
    '曾于 {day} 打开过一次。',
  ),
  since: words(
    'First opened on {day}, and at least {n} times in all.',
    '首次開啟為 {day}，至今至少 {n} 次。',
    '首次打开为 {day}，至今至少 {n} 次。',
  ),
  compare: words(
    'Compare the item with what is said here: code, kind, model and mass. If somebody else shows you the same code, at least one of the two is a copy.',
    '請把物件與本頁所載的編號、種類、型號及重量比對。如有其他人出示相同編號，兩者中至少有一個是複製品。',
    '请把物品与本页所载的编号、种类、型号和重量比对。如有其他人出示相同编号，两者中至少有一个是复制品。',
  ),
  how: words(
    'Openings count once a minute, also those of the holder. Nothing of who opened it is kept. A count is a hint and no proof.',
    '開啟每分鐘只計一次，持有者的亦計算在內；不會保留開啟者的任何資料。次數僅供參考，並非證明。',
    '打开每分钟只计一次，持有方的也计算在内；不会保留打开者的任何信息。次数仅供参考，并非证明。',
  ),
  odd: words('Look closely.', '請留意。', '请留意。'),
  often: words(
    'On one day this page was opened unusually often. Its code may have been copied, or somebody opened it again and again.',
    '本頁曾在一天內被異常頻繁地開啟：編號可能已被複製，亦可能有人反覆開啟。',
    '本页曾在一天内被异常频繁地打开：编号可能已被复制，也可能有人反复打开。',
  ),
  afterEnd: words(
    'This page is still opened although the item on record no longer exists. Its code may be on another item.',
    '紀錄所指的物件已不存在，但本頁仍有人開啟：編號可能已貼在其他物件上。',
    '记录所指的物品已不存在，但本页仍有人打开：编号可能已贴在其他物品上。',
  ),
  left: words(
    'Whoever kept this record no longer has the item: it was sold, sent out or handed over. Who has had it since, and whether it was sold again, is not on record here.',
    '備存此紀錄的機構已不再持有該物件：物件已出售、送出或移交。之後由誰持有、有否轉售，不在本紀錄內。',
    '保存此记录的机构已不再持有该物品：物品已售出、送出或移交。之后由谁持有、是否转售，不在本记录内。',
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
