import { words } from '../../domain/words.ts'

/** Phrases of photos and documents in the scanner. */
export const photoPhrases = {
  take: words('Take a photo', '拍照', '拍照'),
  choose: words('Choose photos', '選擇相片', '选择照片'),
  chooseFile: words('Choose a file', '選擇檔案', '选择文件'),
  remove: words('Remove', '移除', '移除'),
  removeOne: words('Remove: {what}', '移除：{what}', '移除：{what}'),
  adding: words('Adding', '正在加入', '正在添加'),
  most: words('{n} of {most} added', '已加入 {n}／{most}', '已添加 {n}／{most}'),
  full: words(
    'Not added: this device has no room left. Record without it, or free some room and try again.',
    '未能加入：此裝置已沒有空間。請不附相片記錄，或騰出空間後重試。',
    '未能添加：此设备已没有空间。请不附照片记录，或腾出空间后重试。',
  ),
  unreadable: words(
    'Not added: this is no file that can be kept. Take a photo, or choose a JPEG, PNG, WebP, PDF or text file.',
    '未能加入：此檔案無法保存。請拍照，或選擇 JPEG、PNG、WebP、PDF 或文字檔。',
    '未能添加：此文件无法保存。请拍照，或选择 JPEG、PNG、WebP、PDF 或文本文件。',
  ),
  too_large: words(
    'Not added: the file is too large. Take the photo with a lower resolution.',
    '未能加入：檔案太大。請以較低解像度拍攝。',
    '未能添加：文件太大。请以较低分辨率拍摄。',
  ),
  no_photo: words(
    'Not added: this is a document, and photos are asked for here.',
    '未能加入：此為文件，此處須加入相片。',
    '未能添加：这是文档，此处须添加照片。',
  ),
  insecure: words(
    'Photos need a safe address (https): ask your administrator, or add them on the page of the batch.',
    '加入相片須使用安全網址（https）：請聯絡管理員，或在批次頁面加入。',
    '添加照片须使用安全网址（https）：请联系管理员，或在批次页面添加。',
  ),
  orWrite: words('Or write where it lies', '或填寫存放位置', '或填写存放位置'),
} as const
