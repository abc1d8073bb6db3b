import type { FileKind } from '../file-name.ts'
import type { FaultName } from '../phrases.ts'
import { type DocumentType, documentTypeOf, documentTypes } from './document.ts'
import { type PhotoFault, type PhotoType, photoTypes, readPhoto } from './photo.ts'

/** Kinds of files that are kept, by their media type. */
export const fileTypes = [...photoTypes, ...documentTypes] as const
export type FileType = PhotoType | DocumentType

/** A file as it is kept: of a photo what shows the picture alone, a document as it came. */
export interface KeptFile {
  readonly type: FileType
  /** In pixels; null for a document. */
  readonly width: number | null
  readonly height: number | null
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** Why something is not kept. */
export type FileFault = PhotoFault | Extract<FaultName, 'file_type_unknown'>

/** Reads a file by its content, whatever it is called. What has been read once reads as itself. */
export function readFile(given: Uint8Array<ArrayBuffer>): KeptFile | FileFault {
  const photo = readPhoto(given)
  if (photo === 'photo_type_unknown') {
    const type = documentTypeOf(given)
    return type === undefined
      ? 'file_type_unknown'
      : { type, width: null, height: null, bytes: given }
  }
  return photo
}

/** What a file is by its media type. */
export function kindOfFile(type: string): FileKind {
  return photoTypes.some((one) => one === type) ? 'photo' : 'document'
}
