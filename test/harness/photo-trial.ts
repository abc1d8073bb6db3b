/** What a page without a screen needs of the scanner to take photos and to send what names them. */
export { addFile } from '../../web/scanner/photos/add-file.ts'
export { deviceFiles } from '../../web/scanner/photos/device-files.ts'
export { openQueue } from '../../web/scanner/queue/open-queue.ts'
