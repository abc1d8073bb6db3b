import { type Words, words } from '../words.ts'

/** Rules of our own that both streams have. */
export const commonRules: readonly Words[] = [
  words(
    'A claim holds to the last number of cycles at which, and below which, every test by its method gave at least what is claimed; nothing is inferred beyond',
    '聲稱只適用至某循環次數：在該次數及以下，以同一方法進行的所有測試結果均不少於聲稱；不作任何推算',
    '声明只适用至某循环次数：在该次数及以下，以同一方法进行的所有测试结果均不少于声明；不作任何推算',
  ),
  words(
    'What is recalled is set apart, sent back or recycled; whoever lets it go on towards use again answers for it, and is a supervisor',
    '正被召回的批次須隔離、退回或回收；讓其繼續走向再用者須為主管，並為此負責',
    '正被召回的批次须隔离、退回或回收；让其继续走向再使用者须为主管，并为此负责',
  ),
  words(
    'A bounded loss above 1 %, or as its stage says, has a record, such as weighings before and after drying',
    '超過 1% 或階段所定比例的損耗須有紀錄，例如乾燥前後的稱重',
    '超过 1% 或阶段所定比例的损耗须有记录，例如干燥前后的称重',
  ),
  words(
    'A call names its picture, its model and version and how sure it was, so that it can be held against a person’s verdict',
    '判定須註明圖片、模型、版本及置信度，以便與人員的覆判對照',
    '判定须注明图片、模型、版本和置信度，以便与人员的复判对照',
  ),
  words(
    'A correction is made in the open, with its reason',
    '更正須公開進行，並說明理由',
    '更正须公开进行，并说明理由',
  ),
  words(
    'A weighing names its scale, so that a doubt can be followed to it',
    '稱重須註明所用磅秤，有疑問時可追查',
    '称重须注明所用的秤，有疑问时可追查',
  ),
  words(
    'A delivery note is named where there is one',
    '如有送貨單，須註明編號',
    '如有送货单，须注明编号',
  ),
  words(
    'What its holder alone may know and what nobody needs may go',
    '只供持有者查閱而又無人需要的資料，可予刪除',
    '只供持有者查阅而又无人需要的数据，可以删除',
  ),
  words('A recall says why', '召回須說明原因', '召回须说明原因'),
  words('A release says what was seen', '解除隔離須說明所見情況', '解除隔离须说明所见情况'),
  words(
    'An emergency quarantine is recorded at once, and its details afterwards',
    '緊急隔離須即時記錄，詳情可後補',
    '紧急隔离须即时记录，详情可后补',
  ),
  words('A quarantine names its reason', '隔離須註明原因', '隔离须注明原因'),
  words(
    'Both sides agree in writing before a discrepancy is closed',
    '差異須經雙方書面同意方可結案',
    '差异须经双方书面同意方可结案',
  ),
  words(
    'Both sides name the correction that they agreed on',
    '雙方均須註明所同意的更正',
    '双方均须注明所同意的更正',
  ),
  words(
    'Both sides of a hand-over name it, so that their books can be compared',
    '移交雙方均須註明該項移交，以便核對帳目',
    '移交双方均须注明该项移交，以便核对账目',
  ),
  words(
    'To 1 % in silence, to 5 % with a note, to 50 % with a second person, beyond that and 0 g never',
    '相差 1% 以內無須說明，5% 以內須附說明，50% 以內須由另一人同意；超出此數及 0 克均不接受',
    '相差 1% 以内无须说明，5% 以内须附说明，50% 以内须由另一人同意；超出此数及 0 克均不接受',
  ),
  words(
    'Two different persons sign a release',
    '解除隔離須由兩名不同人士簽署',
    '解除隔离须由两名不同人员签署',
  ),
  words('What leaves has a named destination', '離開的貨物須註明目的地', '离开的货物须注明目的地'),
  words(
    'What looks like a batch that is there is one until somebody says why not',
    '與現有批次相似者視為同一批次，除非有人說明並非如此',
    '与现有批次相似者视为同一批次，除非有人说明并非如此',
  ),
  words('Where a recall would find it', '召回時可循此找到', '召回时可循此找到'),
  words('Buyers are known to the seller only', '買方資料只供賣方知悉', '买方信息只供卖方知悉'),
  words('Prices are never shown to others', '價格從不向他人展示', '价格从不向他人展示'),
  words(
    'Leads every line to the event behind it',
    '每一行均可追溯至其事件',
    '每一行都可以追溯到其事件',
  ),
  words(
    'The deadlines of a hand-over, with the hours that they have here',
    '移交的期限，時數按本系統所定',
    '移交的期限，时数按本系统所定',
  ),
  words('Physical plausibility limit', '物理上合理的界限', '物理上合理的界限'),
]
