import { type Words, words } from '../words.ts'

/** Why a test of a treatment is not taken, and why a claim on one is not made. */
export const treatmentPhrases = {
  treatment_code_taken: words(
    'Treatment "{treatment}" is there already: choose another code',
    '整理工藝「{treatment}」已存在：請選用另一編號',
    '整理工艺“{treatment}”已存在：请选用另一编号',
  ),
  treatment_not_there: words(
    'No treatment "{treatment}" here',
    '找不到整理工藝「{treatment}」',
    '找不到整理工艺“{treatment}”',
  ),
  treatment_part_not_there: words(
    'No test or claim "{id}" here',
    '找不到測試或聲稱「{id}」',
    '找不到测试或声明“{id}”',
  ),
  treatment_id_reused: words(
    'The id "{id}" stands for another test or claim already: use a new one',
    '識別碼「{id}」已用於另一項測試或聲稱：請使用新的識別碼',
    '标识“{id}”已用于另一项测试或声明：请使用新的标识',
  ),
  treatment_untested: words(
    'Cannot claim {percent} %: no test by "{method}" after such cycles gave as much; give its evidence first',
    '不能聲稱 {percent}%：沒有以「{method}」進行而達此結果的測試；請先提供測試證明',
    '不能声明 {percent}%：没有以“{method}”进行而达到此结果的测试；请先提供测试证明',
  ),
  treatment_beyond_tests: words(
    'Cannot claim {percent} % for {cycles} cycles: by "{method}" it was tested up to {bound}; expected at most {bound}',
    '不能就 {cycles} 次循環聲稱 {percent}%：以「{method}」只測試至 {bound} 次；最多可填 {bound}',
    '不能就 {cycles} 次循环声明 {percent}%：以“{method}”只测试到 {bound} 次；最多可填 {bound}',
  ),
  treatment_test_needed: words(
    'Cannot end this test: {claims} {claims|claim rests|claims rest} on it; end {claims|that claim|those claims} first',
    '不能終止此測試：有 {claims} 項聲稱以它為據；請先終止該等聲稱',
    '不能终止此测试：有 {claims} 项声明以它为据；请先终止这些声明',
  ),
} as const satisfies Readonly<Record<string, Words>>
