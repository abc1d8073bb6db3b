export interface Size {
  readonly width: number
  readonly height: number
}

export interface Part extends Size {
  readonly x: number
  readonly y: number
}

/**
 * The part of a picture that is seen where it fills a box and is cut off at two sides (`object-fit: cover`), in pixels of the picture. What
 * lies outside is not read: nobody aims with what they do not see.
 */
export function visiblePart(picture: Size, box: Size): Part {
  const scale = Math.max(box.width / picture.width, box.height / picture.height)
  const width = Math.min(picture.width, Math.round(box.width / scale))
  const height = Math.min(picture.height, Math.round(box.height / scale))
  const x = Math.floor((picture.width - width) / 2)
  const y = Math.floor((picture.height - height) / 2)
  return { x, y, width, height }
}

/** A size whose longer side is at most so many pixels, in the same shape. */
export function atMost(most: number, { width, height }: Size): Size {
  const scale = Math.min(1, most / Math.max(width, height))
  return {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  }
}
