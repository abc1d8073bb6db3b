import { words } from '../../../../domain/words.ts'
import type { faultWords } from './fault-words.ts'

/** The same for hand-overs. */
export const handOverFaults: typeof faultWords = [
  [
    /^Cannot correct line \d+ \("(.+)"\): all of it was refused/,
    words('All of “{1}” was refused', '「{1}」已全數拒收', '“{1}”已全部拒收'),
  ],
  [
    /^Cannot correct line \d+ to what it is: (\d+) g sent, (\d+) g accepted/,
    words(
      'Nothing to correct: the record already says {1} g sent, {2} g accepted',
      '目前紀錄已是發出 {1} 克、驗收 {2} 克',
      '目前记录已是发出 {1} 克、验收 {2} 克',
    ),
  ],
  [
    /^Cannot have sent (\d+) g of "(.+)": (\d+) g of it were refused/,
    words(
      '{3} g of “{2}” were refused, more than {1} g',
      '「{2}」已拒收 {3} 克，多於 {1} 克',
      '“{2}”已拒收 {3} 克，多于 {1} 克',
    ),
  ],
  [
    /^Cannot correct a quantity that stays the same/,
    words(
      'Another quantity means other grams sent',
      '如更正數量，發出克數須與原來不同',
      '如更正数量，发出克数须与原来不同',
    ),
  ],
  [
    /^Cannot leave (\d+) g of "(.+)" on nobody's books/,
    words(
      '{1} g of “{2}” would be unaccounted for: state how much was accepted',
      '「{2}」有 {1} 克將不屬任何一方：請填寫驗收克數',
      '“{2}”有 {1} 克将不属任何一方：请填写验收克数',
    ),
  ],
  [
    /^Cannot propose a second correction/,
    words(
      'Another correction is already open: answer or withdraw it first',
      '已有更正待處理：請先答覆或撤回',
      '已有更正待处理：请先答复或撤回',
    ),
  ],
  [
    /^Cannot read \[\]: expected at least one line/,
    words('Fill in at least one line', '請至少填寫一項', '请至少填写一项'),
  ],
  [/^Cannot hand over to/, words('Choose who receives it', '請選擇接收方', '请选择接收方')],
  [
    /^Cannot hand over "(.+)" with the others/,
    words(
      '“{1}” is another kind of material: hand it over separately',
      '「{1}」屬另一類物料：請另行移交',
      '“{1}”属另一类物料：请另行移交',
    ),
  ],
  [
    /^Cannot hand over "(.+)" unweighed/,
    words(
      '“{1}” was never weighed: weigh it first',
      '「{1}」尚未稱重：請先稱重',
      '“{1}”尚未称重：请先称重',
    ),
  ],
  [
    /^Cannot hand over "(.+)" in state "(.+)": nothing is left/,
    words('Nothing is left of “{1}” ({2})', '「{1}」已無餘量（{2}）', '“{1}”已无余量（{2}）'),
  ],
  [
    /^Cannot hand over (\d+) g of "(.+)": (\d+) g are left/,
    words(
      '{1} g is more than is left of “{2}”: {3} g',
      '{1} 克超出「{2}」的餘量 {3} 克',
      '{1} 克超出“{2}”的余量 {3} 克',
    ),
  ],
  [
    /^Cannot pass over (\d+) g of (\d+) g in silence/,
    words(
      '{1} g of {2} g are neither accepted nor refused: write a note that explains it',
      '{2} 克當中有 {1} 克既未驗收亦未拒收：請以備註說明',
      '{2} 克中有 {1} 克既未验收也未拒收：请以备注说明',
    ),
  ],
  [
    /^Cannot refuse without a reason/,
    words('Choose why it is refused', '請選擇拒收原因', '请选择拒收原因'),
  ],
  [
    /^Cannot refuse (\d+) g of "(.+)": (\d+) g were sent/,
    words(
      '{1} g is more than was sent of “{2}”: {3} g',
      '{1} 克超出「{2}」的發出量 {3} 克',
      '{1} 克超出“{2}”的发出量 {3} 克',
    ),
  ],
  [
    /^Cannot accept what is refused whole/,
    words(
      'All of it is refused: accept 0 g',
      '已全數拒收：驗收克數須為 0',
      '已全部拒收：验收克数须为 0',
    ),
  ],
  [
    /^Cannot (\w+) this hand-over in state "(.+)":/,
    words(
      'The hand-over has moved on to “{2}”: see what can be done now',
      '移交現已處於「{2}」：請查看現時可進行的步驟',
      '移交现已处于“{2}”：请查看现在可进行的步骤',
    ),
  ],
]
