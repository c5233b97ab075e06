import type { Finding, Place } from '../../articles/preflight/finding'
import type { TextblockType } from '../../richtext/nodes'

/** The tab of each field; fields not listed are in the sidebar. */
const TABS: Readonly<Record<string, string>> = {
  headline: 'Story',
  summary: 'Story',
  dateline: 'Story',
  picture: 'Story',
  body: 'Story',
  authors: 'Credits',
  contributors: 'Credits',
  wire: 'Wire',
  share: 'Search & sharing',
}

/** Takes the editor to a finding: opens its tab, focuses its field, and in a text selects the words. */
export async function focusField({ path, place }: Pick<Finding, 'path' | 'place'>): Promise<void> {
  openTab(TABS[path.split('.')[0] ?? ''])
  const field = await waitFor(() => fieldOf(path))
  if (!field) return
  await unfold(field)
  field.scrollIntoView({ block: 'center' })
  const target = field.matches(FOCUSABLE) ? field : field.querySelector<HTMLElement>(FOCUSABLE)
  target?.focus({ preventScroll: true })
  if (!target || !place) return
  if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) mark(target, place)
  else selectIn(target, place)
}

const FOCUSABLE =
  '[contenteditable="true"], textarea, input:not([type="hidden"]):not([disabled]), button:not([disabled])'

function openTab(label: string | undefined): void {
  const tabs = document.querySelectorAll<HTMLButtonElement>('.tabs-field__tab-button')
  const tab = [...tabs].find(({ textContent }) => label !== undefined && textContent?.startsWith(label))
  if (tab && !tab.classList.contains('tabs-field__tab-button--active')) tab.click()
}

function fieldOf(path: string): HTMLElement | null {
  if (path === 'body') return document.querySelector('.rich-text-lexical [contenteditable="true"]')
  if (path === 'killed') return document.querySelector('.dateline-stage')
  const row = /^(\w+)\.(\d+)\./u.exec(path)
  if (row)
    return document.querySelector(`#${row[1]}-row-${row[2]}`) ?? document.querySelector(`#field-${row[1]}`)
  return document.querySelector(`#field-${path.replaceAll('.', '__')}`)
}

/** Unfolds a row of credits: folded, it has no input to focus. */
async function unfold(field: HTMLElement): Promise<void> {
  const folded = field.querySelector<HTMLElement>('.collapsible--collapsed .collapsible__toggle')
  if (!folded) return
  folded.click()
  await new Promise((done) => setTimeout(done, 250))
}

function mark(field: HTMLInputElement | HTMLTextAreaElement, { paragraph, start, end }: Place): void {
  const before = field.value.split('\n').slice(0, paragraph).join('\n').length + (paragraph > 0 ? 1 : 0)
  field.setSelectionRange(before + start, before + end)
}

/** How the editor renders each type of node that the server counts as a paragraph. */
const TEXTBLOCKS: Readonly<Record<TextblockType, string>> = {
  paragraph: 'p',
  heading: 'h1, h2, h3, h4, h5, h6',
  quote: 'blockquote',
  listitem: 'li',
}

/** Selects words in the nth block of the editor, counted as the server does (`richtext/paragraphs`). */
function selectIn(editor: HTMLElement, { paragraph, start, end }: Place): void {
  const blocks = [...editor.children].flatMap((block) => {
    if (block.matches('ul, ol')) return [...block.querySelectorAll(TEXTBLOCKS.listitem)]
    return block.matches(Object.values(TEXTBLOCKS).join(', ')) ? [block] : []
  })
  const block = blocks[paragraph]
  if (!block) return
  block.scrollIntoView({ block: 'center' })
  const [from, to] = [pointAt(block, start), pointAt(block, end)]
  if (from && to) window.getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset)
}

function pointAt(block: Element, offset: number): { node: Text; offset: number } | undefined {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
  let left = offset
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    if (left <= node.length) return { node, offset: left }
    left -= node.length
  }
  return undefined
}

async function waitFor(find: () => HTMLElement | null): Promise<HTMLElement | null> {
  for (let tries = 0; tries < 30; tries += 1) {
    const found = find()
    if (found) return found
    await new Promise((done) => setTimeout(done, 50))
  }
  return null
}
