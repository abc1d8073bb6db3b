import { words } from '../words.ts'

/** Why a file that says which logs and witnesses are believed (C2SP tlog-policy) is not taken. */
export const policyPhrases = {
  policy_unreadable: words(
    'Cannot read the policy "{file}": {why}',
    '無法讀取政策檔案「{file}」：{why}',
    '无法读取政策文件“{file}”：{why}',
  ),
  policy_line_wrong: words('Line {line}: {why}', '第 {line} 行：{why}', '第 {line} 行：{why}'),
  policy_without_quorum: words(
    'The policy has no line “quorum”: “quorum none” asks for no witness',
    '政策欠缺「quorum」一行：無須見證方時填寫「quorum none」',
    '政策缺少“quorum”一行：无须见证方时填写“quorum none”',
  ),
  policy_quorum_twice: words(
    'there is a line “quorum” already',
    '「quorum」一行只可有一個',
    '“quorum”一行只能有一个',
  ),
  policy_control_character: words(
    'only tabs and spaces may part words, and lines end with a line feed alone',
    '只可以空格或定位字元分隔，每行只以換行字元結束',
    '只能用空格或制表符分隔，每行只用换行符结束',
  ),
  policy_keyword_unknown: words(
    '“{given}” begins no line: expected log, witness, group or quorum',
    '「{given}」不可作為行首：須為 log、witness、group 或 quorum',
    '“{given}”不能作为行首：须为 log、witness、group 或 quorum',
  ),
  policy_form_wrong: words('expected “{right}”', '格式須為「{right}」', '格式须为“{right}”'),
  policy_key_of_other_kind: words(
    'the key “{signer}” is of the other kind: logs and witnesses sign differently',
    '密匙「{signer}」類別不符：日誌與見證方的簽署方式不同',
    '密钥“{signer}”类别不符：日志与见证方的签名方式不同',
  ),
  policy_key_twice: words(
    'the key “{signer}” is listed already, under this name or another',
    '密匙「{signer}」已列出，名稱相同或不同',
    '密钥“{signer}”已列出，名称相同或不同',
  ),
  policy_name_taken: words(
    'the name “{name}” is taken already',
    '名稱「{name}」已被使用',
    '名称“{name}”已被使用',
  ),
  policy_name_unknown: words(
    'no line before this one defines “{name}”',
    '之前的行並無定義「{name}」',
    '之前的行没有定义“{name}”',
  ),
  policy_member_twice: words(
    '“{name}” is a member of a group already',
    '「{name}」已是某組別的成員',
    '“{name}”已是某组别的成员',
  ),
  policy_threshold_wrong: words(
    '“{given}” of {most} members: expected all, any or a number from 1 to {most}',
    '{most} 個成員中須有「{given}」個：須為 all、any 或 1 至 {most} 的整數',
    '{most} 个成员中须有“{given}”个：须为 all、any 或 1 至 {most} 的整数',
  ),
  policy_witness_without_address: words(
    'The witness “{name}” has no address that the log can ask: expected one that begins with https:// or http:// and has no user name or password in it',
    '見證方「{name}」沒有可供日誌查詢的地址：須以 https:// 或 http:// 開頭，且不含用戶名稱或密碼',
    '见证方“{name}”没有可供日志查询的地址：须以 https:// 或 http:// 开头，且不含用户名或密码',
  ),
} as const
