import { words } from '../../domain/words.ts'

/** Phrases of photos and documents that a fact names. */
export const filePhrases = {
  photo: words('photo', '相片', '照片'),
  document: words('document', '文件', '文档'),
  text: words('text', '純文字', '纯文本'),
  file: words('file', '檔案', '文件'),
  told: words('{kind}, {name}, {size}', '{kind}，{name}，{size}', '{kind}，{name}，{size}'),
  gone: words('(erased)', '（已刪除）', '（已删除）'),
  eraseOne: words('Erase: {file}', '刪除：{file}', '删除：{file}'),
  addPhotos: words('Add photos', '加入相片', '添加照片'),
  addFile: words('Add the file', '加入檔案', '添加文件'),
  added: words(
    'Added: take the tick away to leave it out',
    '已加入：取消剔選即不提交',
    '已添加：取消勾选即不提交',
  ),
  orWrite: words('Or write where it lies', '或填寫存放位置', '或填写存放位置'),
  photosHint: words(
    'Up to {most}, each up to {size}: JPEG, PNG or WebP. Place and time are taken out',
    '最多 {most} 張，每張不超過 {size}：JPEG、PNG 或 WebP。拍攝地點及時間會被移除',
    '最多 {most} 张，每张不超过 {size}：JPEG、PNG 或 WebP。拍摄地点和时间会被移除',
  ),
  fileHint: words(
    'Up to {size}: PDF, CSV or other text, or a photo of it',
    '不超過 {size}：PDF、CSV 或其他文字檔，或其相片',
    '不超过 {size}：PDF、CSV 或其他文本文件，或其照片',
  ),
  fileOrReferenceHint: words(
    'Up to {size}: PDF, CSV or other text, or a photo of it. Or its number or address in up to {most} characters',
    '不超過 {size}：PDF、CSV 或其他文字檔，或其相片。亦可填寫其編號或網址（最多 {most} 個字元）',
    '不超过 {size}：PDF、CSV 或其他文本文件，或其照片。也可填写其编号或网址（最多 {most} 个字符）',
  ),
} as const
