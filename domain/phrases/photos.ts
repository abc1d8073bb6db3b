import { type Words, words } from '../words.ts'

/** Why something is not kept as a photo. */
export const photoPhrases = {
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
  photo_too_large: words(
    'The photo is larger than {most} bytes: send a smaller one',
    '相片超過 {most} 位元組：請提交較小的相片',
    '照片超过 {most} 字节：请提交较小的照片',
  ),
  photo_too_many: words(
    '{most} photos were kept within 24 hours: send the next ones later',
    '24 小時內已保存 {most} 張相片：請稍後再提交',
    '24 小时内已保存 {most} 张照片：请稍后再提交',
  ),
  photo_not_held: words(
    'You hold no photo of this digest: it was never sent, belongs to somebody else or was erased',
    '你沒有此雜湊值的相片：可能從未提交、屬其他機構或已刪除',
    '您没有此哈希值的照片：可能从未提交、属其他机构或已删除',
  ),
} as const satisfies Readonly<Record<string, Words>>
