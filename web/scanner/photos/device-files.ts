import { openPhotoStore } from './photo-store.ts'

/** The files of this device: opened when they are first asked for. */
export const deviceFiles = openPhotoStore()
