import { hash } from 'node:crypto'
import type { Page } from 'playwright-core'
import { languages } from '../../domain/words.ts'

/**
 * A digest of all of a page that axe's rules but that of colours look at: elements and their order, attributes, which of them are shown and
 * which scroll, style sheets, and of every text only where else the same one stands. A page in two languages has the same one, unless a
 * text is missing in one of them, is twice the same there, or has too little room.
 */
export async function skeletonOf(page: Page): Promise<string> {
  return hash('sha256', await page.evaluate<string>(describe))
}

/**
 * Runs in the page. What people read is told by its place among all that was met: nothing, or the number of the first text like it. Names that
 * elements call each other by, roles and states are told as they are.
 */
const describe = `(() => {
  const met = new Map()
  const numberOf = (text) => {
    const bare = text.trim().toLowerCase()
    if (bare === '') return 0
    if (!met.has(bare)) met.set(bare, met.size + 1)
    return met.get(bare)
  }
  const read = new Set(['alt', 'aria-description', 'aria-label', 'aria-roledescription', 'aria-valuetext', 'content', 'datetime', 'd', 'href', 'hreflang', 'placeholder', 'points',
    'src', 'srcset', 'summary', 'title', 'transform', 'value'])
  const toldOf = (node, name, value) => {
    if (name === 'lang' && ${JSON.stringify(languages)}.some((one) => value === one || value.startsWith(one + '-'))) return 'ours'
    // Which of the links to its own languages is the one of this page.
    if (/^(hreflang|aria-current)$/.test(name) && node.hasAttribute('lang')) return undefined
    const isBinding = node.tagName === 'META' && (node.name === 'viewport' || node.httpEquiv !== '')
    return read.has(name) && !isBinding ? numberOf(value) : value
  }
  const told = []
  for (const { href, ownerNode } of document.styleSheets) told.push(href ?? ownerNode.textContent)
  told.push(innerWidth, document.title.trim() === '')
  const walk = document.createTreeWalker(document, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT)
  for (let node = walk.nextNode(); node !== null; node = walk.nextNode()) {
    if (node.nodeType === Node.TEXT_NODE) {
      if (!/^(SCRIPT|STYLE)$/.test(node.parentElement.tagName)) told.push(numberOf(node.data))
      continue
    }
    let depth = 0
    for (let above = node; above !== null; above = above.parentElement) depth += 1
    told.push(depth, node.tagName)
    for (const { name, value } of node.attributes) {
      const one = toldOf(node, name, value)
      if (one !== undefined) told.push(name, one)
    }
    const { overflowX, overflowY } = getComputedStyle(node)
    const scrolls = /auto|scroll/.test(overflowX + overflowY) && (node.scrollWidth > node.clientWidth || node.scrollHeight > node.clientHeight)
    told.push(node.getClientRects().length > 0, scrolls, node === document.activeElement)
  }
  return JSON.stringify(told)
})()`
