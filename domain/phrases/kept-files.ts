import { type Words, words } from '../words.ts'

/** Why something is not kept as a photo or a document, and what is wrong with a fact that names one. */
export const keptFilePhrases = {
  photo_type_unknown: words(
    'This is no photo that is kept: send a JPEG, PNG or WebP as the body, as it is',
    '此檔案並非可保存的相片：請將 JPEG、PNG 或 WebP 檔案原樣作為內容提交',
    '此文件不是可保存的照片：请将 JPEG、PNG 或 WebP 文件原样作为正文提交',
  ),
  photo_heic: words(
    'HEIC is not kept, since few browsers show it: set the camera to “Most Compatible” (Settings, Camera, Formats), or send the photo as JPEG',
    '不保存 HEIC，因為不少瀏覽器未能顯示：請將相機設為「最相容」（設定、相機、格式），或以 JPEG 提交',
    '不保存 HEIC，因为不少浏览器无法显示：请将相机设为“兼容性最佳”（设置、相机、格式），或以 JPEG 提交',
  ),
  photo_broken: words(
    'The photo is damaged or cut off, or it moves: take it again',
    '相片已損壞、不完整或為動畫：請重新拍攝',
    '照片已损坏、不完整或为动画：请重新拍摄',
  ),
  photo_pixels: words(
    'The photo has more than {most} pixels: take it with a lower resolution',
    '相片超過 {most} 像素：請以較低解像度拍攝',
    '照片超过 {most} 像素：请以较低分辨率拍摄',
  ),
  file_type_unknown: words(
    'This is neither a photo (JPEG, PNG, WebP) nor a document (PDF, or text such as CSV in UTF-8): save it as one of these',
    '此檔案並非相片（JPEG、PNG、WebP）或文件（PDF，或 UTF-8 文字，例如 CSV）：請另存為其中一種',
    '此文件不是照片（JPEG、PNG、WebP）或文档（PDF，或 UTF-8 文本，例如 CSV）：请另存为其中一种',
  ),
  kept_file_too_large: words(
    'The file is larger than {most} bytes: send a smaller one',
    '檔案超過 {most} 位元組：請提交較小的檔案',
    '文件超过 {most} 字节：请提交较小的文件',
  ),
  kept_form_too_large: words(
    'The form with its photos is larger than {most} bytes: go back and send fewer at a time, or smaller ones',
    '表格連同相片超過 {most} 位元組：請返回並減少每次提交的相片，或改用較小的相片',
    '表单连同照片超过 {most} 字节：请返回并减少每次提交的照片，或改用较小的照片',
  ),
  file_too_many: words(
    'Your organisation kept {most} files within 24 hours: send the next ones later',
    '貴機構在 24 小時內已保存 {most} 個檔案：請稍後再提交',
    '贵机构在 24 小时内已保存 {most} 个文件：请稍后再提交',
  ),
  file_too_much: words(
    'Your organisation kept {most} bytes of files within 24 hours: send the next ones later, or smaller',
    '貴機構在 24 小時內已保存 {most} 位元組的檔案：請稍後再提交，或提交較小的檔案',
    '贵机构在 24 小时内已保存 {most} 字节的文件：请稍后再提交，或提交较小的文件',
  ),
  file_not_held: words(
    'You hold no file of this digest: it was never sent, belongs to somebody else or was erased',
    '你沒有此雜湊值的檔案：可能從未提交、屬其他機構或已刪除',
    '您没有此哈希值的文件：可能从未提交、属其他机构或已删除',
  ),
  file_not_shown: words(
    'No such file is shown here: it is not among what was granted, or was erased',
    '此處沒有顯示該檔案：不在授權範圍內，或已刪除',
    '此处没有显示该文件：不在授权范围内，或已删除',
  ),
  file_not_kept: words(
    'Cannot name {given} as “{field}”: your organisation keeps no such file; add the file anew, by POST /files where a program does it, and name the address that comes back',
    '「{field}」所指的檔案 {given} 並未保存於貴機構：請重新加入檔案（程式請用 POST /files），再填寫所得地址',
    '“{field}”所指的文件 {given} 并未保存在贵机构：请重新添加文件（程序请用 POST /files），再填写所得地址',
  ),
  file_no_photo: words(
    '“{field}” takes photos, and {given} is a document: add a JPEG, PNG or WebP',
    '「{field}」只接受相片，而 {given} 是文件：請加入 JPEG、PNG 或 WebP',
    '“{field}”只接受照片，而 {given} 是文档：请添加 JPEG、PNG 或 WebP',
  ),
  right_photos: words(
    'up to {most} addresses of photos that POST /files has kept',
    '最多 {most} 個以 POST /files 保存的相片地址',
    '最多 {most} 个以 POST /files 保存的照片地址',
  ),
  right_file: words(
    'the address of a file that POST /files has kept',
    '以 POST /files 保存的檔案地址',
    '以 POST /files 保存的文件地址',
  ),
  right_file_or_reference: words(
    'the address of a file that POST /files has kept, or a reference of 1 to {most} characters to where it lies',
    '以 POST /files 保存的檔案地址，或 1 至 {most} 個字元的存放位置或編號',
    '以 POST /files 保存的文件地址，或 1 至 {most} 个字符的存放位置或编号',
  ),
} as const satisfies Readonly<Record<string, Words>>
