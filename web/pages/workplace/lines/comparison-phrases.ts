import { words } from '../../../../domain/words.ts'

/** What the page says that compares two lines, or one at two times. */
export const comparisonPhrases = {
  title: words('Before and after', '前後比較', '前后比较'),
  why: words(
    'Two lines, or one line at two times: what became of area, people and output, and whether fewer defects are more than chance.',
    '兩條生產線，或同一生產線的兩個時期：面積、人數及產出的變化，以及缺陷減少是否超出偶然。',
    '两条生产线，或同一生产线的两个时期：面积、人数和产出的变化，以及缺陷减少是否超出偶然。',
  ),
  before: words('Before', '之前', '之前'),
  after: words('After', '之後', '之后'),
  line: words('Line', '生產線', '生产线'),
  figure: words('Figure', '項目', '项目'),
  ratio: words('After by before', '之後除以之前', '之后除以之前'),
  times: words('{count}×', '{count} 倍', '{count} 倍'),
  differs: words(
    'The defect rates differ by more than chance: chance alone would make as large a difference in {chance} of cases.',
    '缺陷率的差別超出偶然：單憑偶然而出現同樣大的差別，機會為 {chance}。',
    '缺陷率的差别超出偶然：仅凭偶然出现同样大的差别，概率为 {chance}。',
  ),
  alike: words(
    'The defect rates cannot be told apart from chance: chance alone would make as large a difference in {chance} of cases.',
    '缺陷率的差別無法與偶然區分：單憑偶然而出現同樣大的差別，機會為 {chance}。',
    '缺陷率的差别无法与偶然区分：仅凭偶然出现同样大的差别，概率为 {chance}。',
  ),
  incomparable: words(
    'One side has no pieces: the defect rates cannot be compared.',
    '其中一方沒有產品：無法比較缺陷率。',
    '其中一方没有产品：无法比较缺陷率。',
  ),
  exact: words('Fisher’s exact test, two-sided', '費雪精確檢驗（雙側）', '费希尔精确检验（双侧）'),
  z: words(
    'Two-proportion z test, two-sided: z = {z}',
    '兩比例 z 檢驗（雙側）：z = {z}',
    '两比例 z 检验（双侧）：z = {z}',
  ),
  less: words('less than {chance}', '少於 {chance}', '少于 {chance}'),
  stated: words('What a claim comes to', '聲稱的推算', '所称变化的推算'),
  statedWhy: words(
    'Enter the factors that somebody states of a new line. “Up 1.5 times” may be read in two ways: both are shown.',
    '輸入有關新生產線的倍數。「提高 1.5 倍」可有兩種解讀：兩者均會顯示。',
    '输入有关新生产线的倍数。“提高 1.5 倍”可有两种解读：两者均会显示。',
  ),
  capacityFactor: words('Capacity factor', '產能倍數', '产能倍数'),
  areaFactor: words('Area factor', '面積倍數', '面积倍数'),
  peopleFactor: words('People factor', '人數倍數', '人数倍数'),
  asTimes: words(
    'As entered: capacity × {count}',
    '按輸入解讀：產能 × {count}',
    '按输入解读：产能 × {count}',
  ),
  asMore: words(
    'If it was meant as that much more: capacity × {count}',
    '如指增加此倍數：產能 × {count}',
    '如指增加此倍数：产能 × {count}',
  ),
  perArea: words('per area', '按面積', '按面积'),
  perPerson: words('per person', '按人數', '按人数'),
  factorWrong: words(
    'Factors are numbers above 0 and up to 1,000',
    '倍數須為大於 0 而不超過 1,000 的數字',
    '倍数须为大于 0 且不超过 1,000 的数字',
  ),
} as const
