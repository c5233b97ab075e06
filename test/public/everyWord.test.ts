import { expect, it } from 'vitest'

import { bodyText as comparedText } from '../../src/articles/compare/bodyText'
import { normaliseBody } from '../../src/richtext/normaliseBody'
import { paragraphsOf } from '../../src/richtext/paragraphs'
import { plainText } from '../../src/richtext/plainText'
import { toPublishedText } from '../../src/public/body/published'
import { storedAddress } from '../../src/public/picture'
import * as fc from '../support/fastCheck'
import { elementsOf } from '../support/wellFormed'
import { picture, richText, shown, type StoredNode } from './story'

const BLOCKS = ['paragraph', 'quote', 'heading', 'list', 'listitem'] as const
const LINKS = ['https://example.com/a', 'javascript:alert(1)', 'tel:123', '', undefined] as const

interface Known {
  readonly words: string[]
  readonly pictures: string[]
}

/** Any tree of the editor's nodes, in whatever nesting; each text is a word of its own. */
const trees = fc
  .letrec<{ node: unknown; children: unknown }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 6, depthSize: 'medium' },
      fc.record({ type: fc.constant('text'), format: fc.constantFrom(0, 1, 2, 3) }),
      fc.constantFrom({ type: 'linebreak' }, { type: 'upload' }),
      fc.record({ type: fc.constantFrom(...BLOCKS), children: tie('children') }),
      fc.record({
        type: fc.constantFrom('link', 'autolink'),
        fields: fc.record({ linkType: fc.constant('custom'), url: fc.constantFrom(...LINKS) }),
        children: tie('children'),
      }),
    ),
    children: fc.array(tie('node'), { maxLength: 4 }),
  }))
  .children.map((children) => {
    const known: Known = { words: [], pictures: [] }
    const number = (node: StoredNode): StoredNode => {
      if (node.type === 'text') {
        known.words.push(`w${known.words.length}x`)
        return { ...node, text: known.words.at(-1), version: 1 }
      }
      if (node.type === 'upload') {
        known.pictures.push(`picture ${known.pictures.length}`)
        return shown(picture({ id: `p${known.pictures.length}`, alt: known.pictures.at(-1)! }))
      }
      const inner = (node.children ?? []) as StoredNode[]
      return { ...node, ...(node.type === 'linebreak' ? {} : { children: inner.map(number) }), version: 1 }
    }
    // Words stand in blocks, as in the editor.
    const blocks = (children as StoredNode[]).map((node) => number({ type: 'paragraph', children: [node] }))
    return { body: richText(...blocks), known }
  })

const wordsIn = (text: string) => text.match(/w\d+x/g) ?? []

it('no word and no picture is lost between editor and reader, however a text is nested', () => {
  fc.assert(
    fc.property(trees, ({ body, known }) => {
      for (const stored of [body, normaliseBody(body)]) {
        const { bodyHTML, bodyText } = toPublishedText(stored, storedAddress)
        expect(wordsIn(bodyText)).toEqual(known.words)
        expect(wordsIn(bodyHTML)).toEqual(known.words)
        expect(bodyHTML.match(/alt="picture \d+"/g) ?? []).toEqual(
          known.pictures.map((alt) => `alt="${alt}"`),
        )
        expect(bodyHTML).not.toMatch(/javascript:|tel:|<a [^>]*><(p|ul|ol|h2|h3|blockquote|figure)/)
        expect(() => elementsOf(bodyHTML)).not.toThrow()
        expect(wordsIn(plainText(stored))).toEqual(known.words)
        expect(wordsIn(paragraphsOf(stored).join('\n'))).toEqual(known.words)
        expect(wordsIn(comparedText({ body: stored, nameOf: () => '' }).join('\n'))).toEqual(known.words)
      }
    }),
    { numRuns: 1_500 },
  )
})

const block = (type: string, ...children: StoredNode[]): StoredNode => ({ type, children, version: 1 })
const words = (text: string): StoredNode => ({ type: 'text', text, version: 1 })
const link = (url: unknown, ...children: StoredNode[]): StoredNode => ({
  ...block('link', ...children),
  fields: { linkType: 'custom', url },
})

it('each block is a line of its own for readers, search, counts and comparison', () => {
  for (const body of [
    richText(block('quote', block('paragraph', words('One')), block('paragraph', words('two')))),
    richText(block('quote', block('paragraph', words('One')), words('two'))),
    richText(block('paragraph', link('https://e.org', block('heading', words('One')), words('two')))),
    richText(block('list', block('listitem', block('paragraph', words('One')), words('two')))),
  ]) {
    expect(toPublishedText(body, storedAddress).bodyText).toBe('One\ntwo')
    expect(plainText(body)).toBe('One\ntwo')
    expect(comparedText({ body, nameOf: () => '' })).toHaveLength(2)
  }
})

it('a link round blocks becomes a link within each of them', () => {
  const card = richText(
    block(
      'paragraph',
      link('https://e.org/a', block('paragraph', words('One')), block('paragraph', words('Two'))),
    ),
  )
  for (const body of [card, normaliseBody(card)]) {
    expect(toPublishedText(body, storedAddress).bodyHTML).toBe(
      '<p><a href="https://e.org/a" rel="noopener">One</a></p>\n<p><a href="https://e.org/a" rel="noopener">Two</a></p>',
    )
  }
})

it('a link without an address leaves its words, and a picture that could not be pasted is left out', () => {
  const sent = richText(
    block('paragraph', words('a '), link('', words('named')), link(undefined, words(' anchor')), words(' b')),
    { type: 'upload', pending: { formID: '1', src: 'file:///c:/a.png' }, version: 3 },
    shown(picture({ id: 'kept' })),
  )
  const { root } = normaliseBody(sent) as { root: { children: StoredNode[] } }
  expect(root.children.map(({ type }) => type)).toEqual(['paragraph', 'upload'])
  expect(plainText({ root })).toBe('a named anchor b')
  expect((root.children[0]!.children as StoredNode[]).every(({ type }) => type === 'text')).toBe(true)
})
