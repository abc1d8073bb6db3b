import { type Words, words } from '../words.ts'

/** Why something may be what is known already: codes, serial numbers and passports that look alike. */
export const identityPhrases = {
  code_alike: words(
    '“{batch}” looks like “{other}”, which is another batch: use that code if it is the same, or another code; if both are meant, state “{other}” under “Not the same as” with how that is known',
    '「{batch}」與另一批次「{other}」的編號難以分辨：如屬同一批次，請使用該編號，否則請改用其他編號；如確為兩個批次，請在「並非同一批次」填寫「{other}」及判斷依據',
    '“{batch}”与另一批次“{other}”的编号难以区分：如属同一批次，请使用该编号，否则请改用其他编号；如确为两个批次，请在“并非同一批次”填写“{other}”及判断依据',
  ),
  batch_spelled_otherwise: words(
    'Cannot find batch "{batch}": it is spelled {others}; scan the label, or write it so',
    '此處沒有批次「{batch}」：編號應寫作 {others}；請掃描標籤，或按此填寫',
    '此处没有批次“{batch}”：编号应写作 {others}；请扫描标签，或按此填写',
  ),
  serial_known: words(
    'Serial number “{serial}” of this model is that of “{other}” ({state}): record what happens to “{other}” (a unit that comes back is returned), or compare the label; if two units bear it, state “{other}” under “Not the same as” with how that is known',
    '此型號的序號「{serial}」屬於「{other}」（{state}）：請在「{other}」上記錄（退回的物件應記錄為退回），或核對標籤；如兩件物件確有同一序號，請在「並非同一批次」填寫「{other}」及判斷依據',
    '此型号的序列号“{serial}”属于“{other}”（{state}）：请在“{other}”上记录（退回的物品应记录为退回），或核对标签；如两件物品确有同一序列号，请在“并非同一批次”填写“{other}”及判断依据',
  ),
  serial_handed_over: words(
    'Serial number “{serial}” of this model is that of “{other}”, which you handed over: have it handed over to you again; if it is another unit, state “{other}” under “Not the same as” with how that is known',
    '此型號的序號「{serial}」屬於你已移交的「{other}」：請對方以移交方式交回；如屬另一物件，請在「並非同一批次」填寫「{other}」及判斷依據',
    '此型号的序列号“{serial}”属于您已移交的“{other}”：请对方以移交方式交回；如属另一物品，请在“并非同一批次”填写“{other}”及判断依据',
  ),
  serial_twice: words(
    'Serial number “{serial}” of this model is given for “{other}” too: compare both labels; if both bear it, state “{other}” under “Not the same as” with how that is known',
    '此型號的序號「{serial}」亦已填於「{other}」：請核對兩個標籤；如兩者確有同一序號，請在「並非同一批次」填寫「{other}」及判斷依據',
    '此型号的序列号“{serial}”也已填于“{other}”：请核对两个标签；如两者确有同一序列号，请在“并非同一批次”填写“{other}”及判断依据',
  ),
  distinct_from_none: words(
    '“{batch}” does not look like “{other}”: leave it out, or compare the code',
    '「{batch}」與「{other}」並無相似之處：請刪去，或核對編號',
    '“{batch}”与“{other}”并无相似之处：请删去，或核对编号',
  ),
  distinct_reason_missing: words(
    'State how it is known that “{batch}” is another one',
    '請填寫判斷「{batch}」屬另一批次的依據',
    '请填写判断“{batch}”属另一批次的依据',
  ),
  passport_id_taken: words(
    'Passport identifier “{passport}” is on record for {others}, or looks like one that is: each battery has one of its own (Art. 77(3))',
    '護照識別碼「{passport}」已用於 {others}，或與已用的難以分辨：每個電池有其本身的識別碼（第 77(3) 條）',
    '护照标识“{passport}”已用于 {others}，或与已用的难以区分：每个电池有其自身的标识（第 77(3) 条）',
  ),
  passport_id_elsewhere: words(
    'Passport identifier “{passport}” is issued already, or looks like one that is: each battery has one of its own (Art. 77(3))',
    '護照識別碼「{passport}」已簽發，或與已簽發的難以分辨：每個電池有其本身的識別碼（第 77(3) 條）',
    '护照标识“{passport}”已签发，或与已签发的难以区分：每个电池有其自身的标识（第 77(3) 条）',
  ),
  text_alike: words(
    'Cannot take “{given}”: it looks like “{other}”, which is on record; use that if it is the same, or write it so that it can be told apart',
    '不可使用「{given}」：與紀錄中的「{other}」難以分辨；如屬同一項，請使用該項，否則請改用可分辨的寫法',
    '不能使用“{given}”：与记录中的“{other}”难以区分；如属同一项，请使用该项，否则请改用可区分的写法',
  ),
  predecessor_not_in_lineage: words(
    '“{given}” is no passport of what this product was made of: its parts carry {right}',
    '「{given}」並非組成此產品的電池的護照：其組成部分的護照為 {right}',
    '“{given}”并非组成此产品的电池的护照：其组成部分的护照为 {right}',
  ),
  repurposed_for_the_same: words(
    '“{operation}” does not fit: {application} is what the battery was made for, and repurposing is for another application (Art. 3(31)). State another application, or choose another operation',
    '作業類別「{operation}」不符：「{application}」為電池的原有用途，而改變用途須用於其他用途（第 3(31) 條）。請填寫其他用途，或選擇其他作業類別',
    '作业类别“{operation}”不符：“{application}”为电池的原有用途，而梯次利用须用于其他用途（第 3(31) 条）。请填写其他用途，或选择其他作业类别',
  ),
  reused_for_another: words(
    '“{operation}” does not fit: the battery drove a vehicle and is now for {application}, which is repurposing (Art. 3(31))',
    '作業類別「{operation}」不符：電池原用於驅動車輛，現用於「{application}」，屬改變用途（第 3(31) 條）',
    '作业类别“{operation}”不符：电池原用于驱动车辆，现用于“{application}”，属于梯次利用（第 3(31) 条）',
  ),
  passport_id_of_original: words(
    'Passport identifier “{passport}” is that of the original: a new passport has one of its own (Art. 77(3), (7))',
    '護照識別碼「{passport}」屬於原有電池：新護照須有其本身的識別碼（第 77(3) 及 (7) 條）',
    '护照标识“{passport}”属于原有电池：新护照须有其自身的标识（第 77(3) 及 (7) 条）',
  ),
} as const satisfies Readonly<Record<string, Words>>
