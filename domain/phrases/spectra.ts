import { type Words, words } from '../words.ts'

/** Why a spectrum or a library of references cannot be used. */
export const spectraPhrases = {
  spectra_file_empty: words(
    'Cannot find a spectrum: expected a row for each',
    '找不到光譜：每個光譜須佔一行',
    '找不到光谱：每个光谱须占一行',
  ),
  spectra_too_many: words(
    'Cannot take so many spectra: expected at most {spectra} and {values} values together',
    '光譜過多：最多 {spectra} 個，合共最多 {values} 個數值',
    '光谱过多：最多 {spectra} 个，合共最多 {values} 个数值',
  ),
  spectra_column_missing: words(
    'Cannot find column "{column}"',
    '找不到欄「{column}」',
    '找不到列“{column}”',
  ),
  spectra_column_twice: words(
    'Cannot tell which "{column}" is meant',
    '欄「{column}」重複，無法判斷所指的是哪一欄',
    '列“{column}”重复，无法判断所指的是哪一列',
  ),
  spectra_columns_mixed: words(
    'Cannot find one kind of spectrum: expected a column for each wavenumber, such as t_1800 for % transmittance or a_1800 for absorbance, not both',
    '找不到單一種類的光譜：每個波數須佔一欄，例如透射率（%）用 t_1800，吸光度用 a_1800，不可並用',
    '找不到单一种类的光谱：每个波数须占一列，例如透射率（%）用 t_1800，吸光度用 a_1800，不可并用',
  ),
  spectra_text_unreadable: words(
    'Cannot read "{given}": expected text of 1 to 200 characters',
    '無法讀取「{given}」：須為 1 至 200 個字元的文字',
    '无法读取“{given}”：须为 1 至 200 个字符的文字',
  ),
  spectra_number_unreadable: words(
    'Cannot read "{given}": expected a number, none left out',
    '無法讀取「{given}」：須為數字，不可留空',
    '无法读取“{given}”：须为数字，不可留空',
  ),
  spectra_number_with_comma: words(
    'Cannot read "{given}": expected a decimal point and no comma',
    '無法讀取「{given}」：須用小數點，不可用逗號',
    '无法读取“{given}”：须用小数点，不可用逗号',
  ),
  fibre_type_unknown: words(
    'Cannot read "{given}": expected one of {types}',
    '無法讀取「{given}」：須為下列之一：{types}',
    '无法读取“{given}”：须为下列之一：{types}',
  ),
  fibre_name_missing: words(
    'Cannot take a reference without a name: expected one, or the type cellulose or regenerated_cellulose',
    '參考光譜須有纖維名稱；如沒有，類型須為纖維素或再生纖維素',
    '参考光谱须有纤维名称；如没有，类型须为纤维素或再生纤维素',
  ),
  fibre_type_differs: words(
    'Cannot have "{fibre}" under "{given}": expected the type {type}',
    '「{fibre}」不屬「{given}」：類型須為 {type}',
    '“{fibre}”不属“{given}”：类型须为 {type}',
  ),
  spectrum_twice: words(
    'Cannot have spectrum "{spectrum}" twice: expected each once',
    '光譜「{spectrum}」重複：每個光譜只可出現一次',
    '光谱“{spectrum}”重复：每个光谱只可出现一次',
  ),
  sample_two_fibres: words(
    'Cannot have sample "{sample}" as two fibres: it is "{known}" and "{given}"',
    '樣本「{sample}」不能屬兩種纖維：分別填寫為「{known}」及「{given}」',
    '样品“{sample}”不能属两种纤维：分别填写为“{known}”和“{given}”',
  ),
  library_too_few_fibres: words(
    'Cannot tell fibres apart by {names} of them: expected references of at least 2 names',
    '只有 {names} 種纖維，無法分辨：參考光譜須至少有 2 種纖維',
    '只有 {names} 种纤维，无法分辨：参考光谱须至少有 2 种纤维',
  ),
  library_missing: words(
    'Cannot identify without references: expected a library sent to /api/v1/spectra/references first',
    '沒有參考光譜，無法識別：請先把光譜庫傳送至 /api/v1/spectra/references',
    '没有参考光谱，无法识别：请先把光谱库发送至 /api/v1/spectra/references',
  ),
  library_unknown: words(
    'Cannot find library "{library}": expected the digest of one of /api/v1/spectra/references',
    '找不到光譜庫「{library}」：須為 /api/v1/spectra/references 其中一個的雜湊值',
    '找不到光谱库“{library}”：须为 /api/v1/spectra/references 其中一个的哈希值',
  ),
  identification_id_reused: words(
    'Cannot identify under "{id}": the id stands for another spectrum; expected a new id',
    '無法以「{id}」識別：此編號已用於另一光譜；請使用新編號',
    '无法以“{id}”识别：此编号已用于另一光谱；请使用新编号',
  ),
  spectra_form_sent: words(
    'Send the file itself as the body, not a form, as curl --data-binary @references.csv does',
    '請直接以檔案作為內文傳送，而非表單，例如 curl --data-binary @references.csv',
    '请直接以文件作为正文发送，而非表单，例如 curl --data-binary @references.csv',
  ),
  spectrum_too_long: words(
    'Cannot take {points} points: expected at most {most}',
    '光譜有 {points} 點，上限為 {most} 點',
    '光谱有 {points} 点，上限为 {most} 点',
  ),
  wavenumber_outside: words(
    'Cannot take "{wavenumber}" as a wavenumber: expected {least} to {most} cm-1, not a wavelength',
    '「{wavenumber}」並非波數：須介乎 {least} 至 {most} cm-1，並非波長',
    '“{wavenumber}”并非波数：须介于 {least} 至 {most} cm-1，并非波长',
  ),
  wavenumber_not_rising: words(
    'Cannot take "{wavenumber}" after "{before}": expected wavenumbers that only rise',
    '波數「{wavenumber}」不能在「{before}」之後：波數須一直遞增',
    '波数“{wavenumber}”不能在“{before}”之后：波数须一直递增',
  ),
  wavenumber_not_falling: words(
    'Cannot take "{wavenumber}" after "{before}": expected wavenumbers that only fall',
    '波數「{wavenumber}」不能在「{before}」之後：波數須一直遞減',
    '波数“{wavenumber}”不能在“{before}”之后：波数须一直递减',
  ),
  spectrum_not_covering: words(
    'Cannot compare a spectrum from "{least}" to "{most}" cm-1: expected mid-infrared that covers {from} to {to} cm-1',
    '無法比較 {least} 至 {most} cm-1 的光譜：須為涵蓋 {from} 至 {to} cm-1 的中紅外光譜',
    '无法比较 {least} 至 {most} cm-1 的光谱：须为覆盖 {from} 至 {to} cm-1 的中红外光谱',
  ),
  spectrum_gap: words(
    'Cannot bridge the gap from "{low}" to "{high}" cm-1: expected at most {widest} cm-1 between {from} and {to}',
    '{low} 至 {high} cm-1 之間的間隔過大：在 {from} 至 {to} 之間最多為 {widest} cm-1',
    '{low} 至 {high} cm-1 之间的间隔过大：在 {from} 至 {to} 之间最多为 {widest} cm-1',
  ),
  spectrum_unpaired: words(
    'Cannot pair {values} values with {wavenumbers} wavenumbers: expected as many',
    '{values} 個數值與 {wavenumbers} 個波數不符：兩者數目須相同',
    '{values} 个数值与 {wavenumbers} 个波数不符：两者数目须相同',
  ),
  transmittance_outside: words(
    'Cannot take "{value}" as % transmittance: expected a number from {least} to {most}',
    '「{value}」並非透射率（%）：須介乎 {least} 至 {most}',
    '“{value}”并非透射率（%）：须介于 {least} 至 {most}',
  ),
  absorbance_outside: words(
    'Cannot take "{value}" as absorbance: expected a number from {least} to {most}',
    '「{value}」並非吸光度：須介乎 {least} 至 {most}',
    '“{value}”并非吸光度：须介于 {least} 至 {most}',
  ),
  spectrum_flat: words(
    'Cannot see a band: transmittance varies by "{spread}" percentage points between {from} and {to} cm-1, expected at least {least}; is it a share of 1 and not percent?',
    '看不到吸收峰：{from} 至 {to} cm-1 之間的透射率只相差 {spread} 個百分點，須至少相差 {least}；數值是否以 1 而非以百分比計？',
    '看不到吸收峰：{from} 至 {to} cm-1 之间的透射率只相差 {spread} 个百分点，须至少相差 {least}；数值是否以 1 而非以百分比计？',
  ),
  spectrum_named: words(
    '{spectrum}: named ({candidates}), {id}',
    '{spectrum}：已識別（{candidates}），{id}',
    '{spectrum}：已识别（{candidates}），{id}',
  ),
  spectrum_cellulose: words(
    '{spectrum}: cellulose, not resolved ({candidates}), {id}',
    '{spectrum}：纖維素，未能細分（{candidates}），{id}',
    '{spectrum}：纤维素，未能细分（{candidates}），{id}',
  ),
  spectrum_unlike: words(
    '{spectrum}: unlike every reference ({candidates}): a person decides, {id}',
    '{spectrum}：與所有參考光譜均不相似（{candidates}）：須由人員判斷，{id}',
    '{spectrum}：与所有参考光谱均不相似（{candidates}）：须由人员判断，{id}',
  ),
} as const satisfies Readonly<Record<string, Words>>
