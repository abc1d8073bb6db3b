import { useEffect, useState } from 'preact/hooks'
import { parseFileName } from '../../../domain/file-name.ts'
import { kindOfFile } from '../../../domain/photo/kept-file.ts'
import { deviceFiles } from '../photos/device-files.ts'

/** A photo as the device has it, else as the server keeps it; nothing for a document. */
export function FilePreview({ name }: { readonly name: string }) {
  const { digest = '', type = '' } = parseFileName(name) ?? {}
  const isPhoto = kindOfFile(type) === 'photo'
  const [address, setAddress] = useState<string>()
  useEffect(() => {
    let isGone = false
    const show = async () => {
      const file = await deviceFiles.get(digest).catch(() => undefined)
      const here = file && (await addressOf(file.content))
      if (!isGone) setAddress(here ?? `/api/v1/files/${digest}`)
    }
    if (isPhoto) void show()
    return () => {
      isGone = true
    }
  }, [digest, isPhoto])
  if (!isPhoto || address === undefined) return null
  return <img src={address} alt="" width="80" height="60" />
}

/** The content in the address itself: the page's policy lets pictures come from nowhere else. */
function addressOf(content: Blob): Promise<string | undefined> {
  return new Promise((resolve) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => resolve(String(reader.result)))
    reader.addEventListener('error', () => resolve(undefined))
    reader.readAsDataURL(content)
  })
}
