import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readPhoto } from '../../domain/photo/photo.ts'
import { launchBrowser } from '../harness/browser.ts'
import { chattyPng, chattyWebp, telephoneJpeg } from '../harness/photos.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

it.each([
  ['JPEG as it stands', telephoneJpeg(1), 4, 2],
  ['JPEG on its side', telephoneJpeg(6), 2, 4],
  ['PNG', chattyPng(), 4, 2],
  ['WebP', chattyWebp(), 4, 2],
])(
  'a kept %s is shown by a browser, turned and coloured as it was taken',
  async (_, given, width, height) => {
    const photo = readPhoto(given)
    if (typeof photo === 'string') throw new RangeError(`Cannot read the photo: ${photo}`)
    const page = await browser.newPage()
    const address = `data:${photo.type};base64,${Buffer.from(photo.bytes).toString('base64')}`
    const shown = (await page.evaluate(`(${lookAt})(${JSON.stringify(address)})`)) as Shown
    await page.close()
    expect(shown).toMatchObject({ width, height })
    const [red = 0, , blue = 0] = shown.first
    expect(red).toBeGreaterThan(blue + 60)
    const [redLast = 0, , blueLast = 0] = shown.last
    expect(blueLast).toBeGreaterThan(redLast + 60)
  },
)

interface Shown {
  readonly width: number
  readonly height: number
  readonly first: readonly number[]
  readonly last: readonly number[]
}

/** Size, first and last pixel of a picture as it is shown. Runs in the browser. */
const lookAt = `async (address) => {
  const image = new Image()
  image.src = address
  await image.decode()
  const { naturalWidth: width, naturalHeight: height } = image
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const pen = canvas.getContext('2d')
  pen.drawImage(image, 0, 0)
  const at = (x, y) => [...pen.getImageData(x, y, 1, 1).data]
  return { width, height, first: at(0, 0), last: at(width - 1, height - 1) }
}`
