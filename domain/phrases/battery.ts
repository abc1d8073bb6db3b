import { type Words, words } from '../words.ts'

/** Why a stage of batteries cannot be recorded like this, and what of it is kept although unlikely. */
export const batteryPhrases = {
  intake_mass_unlikely: words(
    'The mass of “{batch}” ({grams} g) is outside {least} to {most} g',
    '「{batch}」的重量 {grams} 克不在 {least} 至 {most} 克之間',
    '“{batch}”的重量 {grams} 克不在 {least} 至 {most} 克之间',
  ),
  waste_decider_missing: words(
    'State who decided that the battery is waste',
    '請填寫由誰判定為廢物',
    '请填写由谁判定为废物',
  ),
  life_of_unknown_source: words(
    'The source of “{batch}” is unknown, so its life is not on record: state the source, or that the record is incomplete or missing',
    '「{batch}」來源不詳，並無全壽命紀錄：請填寫來源，或填寫紀錄不全或沒有紀錄',
    '“{batch}”来源未知，并无全寿命记录：请填写来源，或填写记录不全或没有记录',
  ),
  waste_unprepared: words(
    '“{batch}” is waste: declare it so, prepare it for repurposing, then triage and test it again',
    '「{batch}」屬廢物：請先申報為廢物及為改變用途作準備，再重新初檢及測試',
    '“{batch}”属于废物：请先申报为废物并做梯次利用准备，再重新初检和测试',
  ),
  matched_for_another: words(
    '“{batch}” is matched for another product ({target}), not for “{product}”',
    '「{batch}」已配對予另一產品（{target}），而非「{product}」',
    '“{batch}”已配组给另一产品（{target}），而非“{product}”',
  ),
  matched_for_none: words(
    '“{batch}” is not matched for a product: match it for “{product}” first',
    '「{batch}」未配對予任何產品：請先配對予「{product}」',
    '“{batch}”未配组给任何产品：请先配组给“{product}”',
  ),
  whole_batch_used: words(
    'The whole of “{batch}” ({grams} g) must be used',
    '須使用「{batch}」的全部 {grams} 克',
    '须使用“{batch}”的全部 {grams} 克',
  ),
  places_unfilled: words(
    '{units} units do not fill {places} places (series × parallel)',
    '{units} 個單元與串並聯數 {places} 不符',
    '{units} 个单元与串并联数 {places} 不符',
  ),
  position_taken: words(
    'Position “{position}” is given twice: each part has its own',
    '位置「{position}」重複：每個部分有其本身的位置',
    '位置“{position}”重复：每个部分有其自身的位置',
  ),
  part_fact_missing: words(
    'State “{field}” of “{batch}”: each {kind} taken out has it',
    '請填寫「{batch}」的「{field}」：每件拆出的{kind}均須填寫',
    '请填写“{batch}”的“{field}”：每件拆出的{kind}均须填写',
  ),
  part_capacity_shared: words(
    'State the rated capacity of “{batch}”: by their voltages the parts stood side by side, so that each has a share of the {hours} Ah of the whole',
    '請填寫「{batch}」的額定容量：按各件的電壓，它們是並聯的，各佔整體 {hours} Ah 的一部分',
    '请填写“{batch}”的额定容量：按各件的电压，它们是并联的，各占整体 {hours} Ah 的一部分',
  ),
  capacity_as_in_series: words(
    'Took the {hours} Ah of the whole for each of {parts} parts, as if all stood in series: state their nominal voltages, or the rated capacity of each, where some stood side by side',
    '已將整體的 {hours} Ah 用作 {parts} 件各自的容量，視為全部串聯；如有並聯，請填寫各件的標稱電壓或額定容量',
    '已将整体的 {hours} Ah 用作 {parts} 件各自的容量，视为全部串联；如有并联，请填写各件的标称电压或额定容量',
  ),
  part_not_inside: words(
    '“{batch}” cannot come out of a {parent}: a {kind} is not inside one',
    '「{batch}」不能由{parent}拆出：當中沒有{kind}',
    '“{batch}”不能由{parent}拆出：其中没有{kind}',
  ),
  grade_untested: words(
    'Test the unit first: rated and measured capacity are needed',
    '請先測試：須有額定容量及實測容量',
    '请先测试：须有额定容量和实测容量',
  ),
  grade_impossible: words(
    'Cannot grade a state of health of "{percent}" %: expected a new test',
    '健康狀態 {percent}% 不能評級：請重測',
    '健康状态 {percent}% 不能分级：请重测',
  ),
  tests_used_up: words(
    'Two tests failed: the unit can only be declared waste',
    '已兩次測試失敗，只可申報為廢物',
    '已两次测试失败，只可申报为废物',
  ),
  passport_operation_missing: words(
    'State the operation for which the passport is issued',
    '請填寫簽發護照所依據的作業類別',
    '请填写签发护照所依据的作业类别',
  ),
  operation_some_waste: words(
    '“{operation}” does not fit: some of the battery was waste. Choose one of {right}',
    '作業類別「{operation}」不符：此電池部分曾屬廢物。請選擇 {right}',
    '作业类别“{operation}”不符：此电池部分曾属废物。请选择 {right}',
  ),
  operation_no_waste: words(
    '“{operation}” does not fit: none of the battery was waste. Choose one of {right}',
    '作業類別「{operation}」不符：此電池從未屬廢物。請選擇 {right}',
    '作业类别“{operation}”不符：此电池从未属废物。请选择 {right}',
  ),
  predecessor_missing: words(
    'Cannot issue a passport without predecessor: expected one or more',
    '簽發護照須填寫原有電池：至少一項',
    '签发护照须填写原有电池：至少一项',
  ),
  health_unreadable: words(
    'Cannot read "{given}" as a state of health in percent',
    '「{given}」不是以百分比表示的健康狀態',
    '“{given}”不是以百分比表示的健康状态',
  ),
  rated_capacity_missing: words(
    'Cannot compare without rated capacity: expected it on record',
    '未能比較：紀錄中沒有額定容量',
    '无法比较：记录中没有额定容量',
  ),
  remanufacture_not_answered: words(
    'This is no remanufacturing (Art. 3(32)) unless “{field}” is stated',
    '如要屬再製造（第 3(32) 條），須填寫「{field}」',
    '如要属于再制造（第 3(32) 条），须填写“{field}”',
  ),
  remanufacture_capacity: words(
    'This is no remanufacturing (Art. 3(32)): capacity is restored to {percent} %, and {most} % is needed',
    '不屬再製造（第 3(32) 條）：容量只恢復至 {percent}%，須達 {most}%',
    '不属于再制造（第 3(32) 条）：容量只恢复至 {percent}%，须达 {most}%',
  ),
  remanufacture_cells: words(
    'This is no remanufacturing (Art. 3(32)): the cells differ by {points} percentage points, and at most {most} are allowed',
    '不屬再製造（第 3(32) 條）：電芯相差 {points} 個百分點，最多容許 {most} 個',
    '不属于再制造（第 3(32) 条）：电芯相差 {points} 个百分点，最多允许 {most} 个',
  ),
  remanufacture_purpose: words(
    'This is no remanufacturing (Art. 3(32)): the purpose is another',
    '不屬再製造（第 3(32) 條）：用途不同',
    '不属于再制造（第 3(32) 条）：用途不同',
  ),
  apart_unmeasured: words(
    'Cannot match "{batch}": {fields} not measured',
    '「{batch}」未能配對：尚未量度{fields}',
    '“{batch}”无法配组：尚未测量{fields}',
  ),
  apart_by_limit: words(
    'Cannot match "{batch}": {field} would be {spread}, expected at most {most}',
    '「{batch}」未能配對：{field}會達 {spread}，上限為 {most}',
    '“{batch}”无法配组：{field}会达 {spread}，上限为 {most}',
  ),
  apart_too_few: words(
    'Cannot match "{batch}": only {available} of {needed} share its chemistry, model and minutes of rest before the voltage was read',
    '「{batch}」未能配對：化學體系、型號及讀取電壓前靜置時間相同的只有 {available} 個，需要 {needed} 個',
    '“{batch}”无法配组：化学体系、型号及读取电压前静置时间相同的只有 {available} 个，需要 {needed} 个',
  ),
  apart_left_over: words(
    'Cannot match "{batch}": only {available} of {needed} fit together',
    '「{batch}」未能配對：合適的只有 {available} 個，需要 {needed} 個',
    '“{batch}”无法配组：合适的只有 {available} 个，需要 {needed} 个',
  ),
  records_untraceable: words(
    '“{batch}” may not be reused: its records lack {fields} (IEC 63338)',
    '「{batch}」不可再使用：紀錄欠缺{fields}（IEC 63338）',
    '“{batch}”不可再使用：记录缺少{fields}（IEC 63338）',
  ),
  health_unusually_high: words(
    '{field}: {found} is unusually high',
    '{field}：{found} 偏高',
    '{field}：{found} 偏高',
  ),
  insulation_test_low: words(
    '{field}: less than half of the working voltage',
    '{field}：低於工作電壓的一半',
    '{field}：低于工作电压的一半',
  ),
  sold_unmarked: words(
    '“{batch}” carries no valid CE marking, which the EU market asks for',
    '「{batch}」沒有歐盟市場所要求的有效 CE 標誌',
    '“{batch}”没有欧盟市场所要求的有效 CE 标志',
  ),
  returned_untriaged: words(
    '“{batch}” was not triaged, so it travels as damaged, packed by {packing}',
    '「{batch}」未經初檢，須按受損運送，包裝指引為 {packing}',
    '“{batch}”未经初检，须按受损运输，包装指南为 {packing}',
  ),
  transport_proof_invalid: words(
    '{field}: not valid, so it travels only under special provision 310, 376 or 377',
    '{field}：無效，只可按特殊規定 310、376 或 377 運送',
    '{field}：无效，只能按特殊规定 310、376 或 377 运输',
  ),
  ce_invalid: words(
    '{field}: not valid, so it may not be placed on the EU market',
    '{field}：無效，不可投放歐盟市場',
    '{field}：无效，不可投放欧盟市场',
  ),
} as const satisfies Readonly<Record<string, Words>>
