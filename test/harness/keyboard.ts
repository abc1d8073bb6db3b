import type { Page } from 'playwright-core'

/** More than this many stops of the tab key no page of ours has. */
const mostStops = 600

/**
 * What of a page nobody comes to by the tab key, or comes to without seeing where they are. Of a group of radio buttons one alone is a stop.
 */
export async function faultsByKeyboard(page: Page): Promise<readonly string[]> {
  const wanted = new Set(await page.evaluate<string[]>(markStops))
  const faults: string[] = []
  // Some pages begin at a question: past the last stop the key leaves the page, and comes back to its first.
  let ends = 0
  for (let stop = 0; stop <= mostStops && wanted.size > 0 && ends < 3; stop += 1) {
    await page.keyboard.press('Tab')
    const at = await page.evaluate<{ id: string; isSeen: boolean; text: string } | null>(whereNow)
    if (at === null) ends += 1
    else if (wanted.delete(at.id) && !at.isSeen)
      faults.push(`nobody sees the keyboard at ${at.text}`)
  }
  return [...faults, ...[...wanted].map((id) => `the keyboard does not come to ${id}`)]
}

/** Runs in the page: marks what somebody can act on, and lists the marks. */
const markStops = `(() => {
  const groups = new Set()
  const marks = []
  for (const one of document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]')) {
    if (one.disabled || one.hidden || one.tabIndex < 0 || !one.checkVisibility({ visibilityProperty: true })) continue
    if (one.type === 'radio') {
      const group = (one.form ? [...document.forms].indexOf(one.form) : '') + one.name
      const checked = one.form?.querySelector('input[type=radio]:checked[name="' + one.name + '"]')
      if (groups.has(group) || (checked && checked !== one)) continue
      groups.add(group)
    }
    const mark = marks.length + ' ' + one.outerHTML.replace(/\\s+/g, ' ').slice(0, 100)
    one.setAttribute('data-stop', mark)
    marks.push(mark)
  }
  return marks
})()`

/** Runs in the page: where the keyboard is, and whether that shows: an outline, or something that only who has the keyboard sees. */
const whereNow = `(() => {
  const one = document.activeElement
  if (one === null || one === document.body) return null
  const id = one.getAttribute('data-stop') ?? one.outerHTML.slice(0, 80)
  const style = getComputedStyle(one)
  const isSeen = (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none'
  return { id, isSeen, text: one.outerHTML.slice(0, 100) }
})()`
