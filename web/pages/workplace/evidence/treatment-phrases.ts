import { words } from '../../../../domain/words.ts'

/** Phrases of treatments of goods, their tests and the claims on them. `{…}` is filled in. */
export const treatmentPhrases = {
  title: words('Treatments', '整理工藝', '整理工艺'),
  why: words(
    'What a treatment such as an antibacterial finish does, by tests. A claim holds to the tested number of cycles and no further.',
    '整理工藝（例如抗菌整理）的效果，以測試為據。聲稱只限於已測試的循環次數。',
    '整理工艺（例如抗菌整理）的效果，以测试为据。声明仅限于已测试的循环次数。',
  ),
  none: words('No treatments yet.', '尚未有整理工藝。', '尚无整理工艺。'),
  add: words('Add a treatment', '新增整理工藝', '新增整理工艺'),
  added: words('Saved.', '已儲存。', '已保存。'),
  giveTest: words('Give the evidence of a test', '提供測試證明', '提供测试证明'),
  testWhy: words(
    'What a laboratory measured. A claim names the same method, word for word.',
    '實驗室測得的結果。聲稱須寫上完全相同的方法名稱。',
    '实验室测得的结果。声明须写上完全相同的方法名称。',
  ),
  claim: words('Make a claim', '作出聲稱', '作出声明'),
  claimWhy: words(
    'No more cycles than tests bear: whatever was not tested is not claimed.',
    '循環次數不可多於測試所支持者：未經測試者不作聲稱。',
    '循环次数不能多于测试所支持的：未经测试的不作声明。',
  ),
  treatment: words('Treatment', '整理工藝', '整理工艺'),
  code: words('Code', '編號', '编号'),
  name: words('Name', '名稱', '名称'),
  agent: words('Agent', '整理劑', '整理剂'),
  substrate: words('Substrate, such as the fabric', '基材，例如布料', '基材，例如面料'),
  method: words('Test method', '測試方法', '测试方法'),
  cycle: words('Cycles of what', '循環類別', '循环类别'),
  cycles: words('Number of cycles', '循環次數', '循环次数'),
  result: words('Result', '結果', '结果'),
  resultHint: words(
    'Percent, such as 90 or 99.9',
    '百分比，例如 90 或 99.9',
    '百分比，例如 90 或 99.9',
  ),
  testedOn: words('Day of the test', '測試日期', '测试日期'),
  laboratory: words('Laboratory', '實驗室', '实验室'),
  report: words('Number of the report', '報告編號', '报告编号'),
  reference: words(
    'Reference, such as an article or an order',
    '參考編號，例如貨號或訂單',
    '参考编号，例如货号或订单',
  ),
  tests: words('Tests', '測試', '测试'),
  testsNone: words(
    'No tests yet: nothing may be claimed.',
    '尚未有測試：不可作出聲稱。',
    '尚无测试：不能作出声明。',
  ),
  claims: words('Claims', '聲稱', '声明'),
  claimsNone: words('No claims yet.', '尚未有聲稱。', '尚无声明。'),
  test: words('{percent} after {count}', '{count}後 {percent}', '{count}后 {percent}'),
  endTest: words('End this test', '終止此測試', '终止此测试'),
  endTestWhy: words(
    'For a test that was put on record in error. Claims that rest on it are ended first.',
    '用於誤登的測試。以它為據的聲稱須先終止。',
    '用于误登的测试。以它为据的声明须先终止。',
  ),
  endClaim: words('End this claim', '終止此聲稱', '终止此声明'),
  endClaimWhy: words(
    'For a claim that was made in error. It may not be used any more.',
    '用於誤作的聲稱。此聲稱不能再使用。',
    '用于误作的声明。此声明不能再使用。',
  ),
} as const
