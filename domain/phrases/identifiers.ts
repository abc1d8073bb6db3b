import { type Words, words } from '../words.ts'

/** Why the document of an identifier (DID) is not taken, or a key of it. */
export const identifierPhrases = {
  did_document_of_other: words(
    'This is not the document of {right}',
    '這不是 {right} 的文件',
    '这不是 {right} 的文件',
  ),
  did_method_unreadable: words(
    'Cannot read this key: expected its address, type, controller and, where it ended, when',
    '無法讀取此密匙：須有網址、類型、控制者，如已停用須有時間',
    '无法读取此密钥：须有网址、类型、控制者，如已停用须有时间',
  ),
  did_method_twice: words('Two keys have one address', '兩條密匙的網址相同', '两把密钥的网址相同'),
  did_key_unknown: words(
    '{issuer} has no key "{given}"',
    '{issuer} 沒有密匙「{given}」',
    '{issuer} 没有密钥“{given}”',
  ),
  did_key_of_other: words(
    'The key "{given}" is not one of {issuer}',
    '密匙「{given}」不屬於 {issuer}',
    '密钥“{given}”不属于 {issuer}',
  ),
  did_key_not_asserting: words(
    'The key "{given}" may not sign credentials',
    '密匙「{given}」不可簽署憑證',
    '密钥“{given}”不能签署凭证',
  ),
  did_key_ended: words(
    'The key "{given}" ended at {until}',
    '密匙「{given}」已於 {until} 停用',
    '密钥“{given}”已在 {until} 停用',
  ),
  did_key_unfit: words(
    'The key "{given}" is none for {algorithm}',
    '密匙「{given}」不適用於 {algorithm}',
    '密钥“{given}”不适用于 {algorithm}',
  ),
} as const satisfies Readonly<Record<string, Words>>
