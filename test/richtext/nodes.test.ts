import { afterEach, describe, expect, it } from 'vitest'
import { z } from 'zod'

import { bodyText } from '../../src/articles/compare/bodyText'
import { body as schema } from '../../src/public/schema/body'
import { richTextMisfit } from '../../src/access/requestGuard/richTextShape'
import { renderBodyHTML } from '../../src/public/body/html'
import { toBody } from '../../src/public/body/nodes'
import { picturesShownIn } from '../../src/public/body/pictures'
import type { Renderers } from '../../src/public/body/render'
import { renderBodyText } from '../../src/public/body/text'
import { storedAddress } from '../../src/public/picture'
import { TEXT, constant, children, type Field, type Fields } from '../../src/richtext/fields'
import { linksIn } from '../../src/richtext/linksIn'
import { NODES, kindOf, type NodeKind, type StoredNode } from '../../src/richtext/nodes'
import { paragraphsOf } from '../../src/richtext/paragraphs'
import { plainText } from '../../src/richtext/plainText'
import { bodySchemas } from '../../src/richtext/schema'
import { uploadsIn } from '../../src/richtext/uploadsIn'
import { picture, richText, words } from '../public/story'

type Body = ReturnType<typeof richText>

/** What makes something of each node, as text in which its words are found. */
const READERS: Readonly<Record<string, (body: Body) => string>> = {
  validation: (body) => richTextMisfit(body, () => true) ?? '',
  'plain text': plainText,
  comparison: (body) => bodyText({ body, nameOf: (_collection, id) => id }).join('\n'),
  'public text': (body) => renderBodyText(toBody(body, storedAddress)),
  HTML: (body) => renderBodyHTML(toBody(body, storedAddress)),
}

const ADDRESS = 'https://example.com/linked'

/** A node of a type as an editor would write it, made of what the table says. */
function sampleOf(type: string): StoredNode {
  const { fields, read, holds } = kindOf({ type })!
  const held = holds === 'items' ? [sampleOf('listitem')] : [words(`held by ${type}`)]
  const sample: StoredNode = { ...valuesOf(fields, held), type }
  return { ...sample, ...read?.(sample) }
}

function valuesOf(fields: Fields, held: readonly StoredNode[]): Record<string, unknown> {
  const valueOf = (name: string, field: Field): unknown => {
    switch (field.kind) {
      case 'constant':
        return field.value
      case 'choice':
        return field.values[0]
      case 'text':
        return `own ${name}`
      case 'flags':
        return 0
      case 'count':
        return 1
      case 'address':
        return ADDRESS
      case 'picture':
        return picture()
      case 'group':
        return valuesOf(field.fields, held)
      case 'children':
        return held
    }
  }
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, valueOf(name, field)]))
}

/** A body with this node where it may stand, words of a line round it. */
function bodyWith(node: StoredNode): Body {
  const { level } = kindOf(node)!
  if (level === 'inline')
    return richText({ ...sampleOf('paragraph'), children: [words('a'), node, words('b')] })
  return richText(level === 'item' ? { ...sampleOf('list'), children: [node] } : node)
}

/** What a node says in words of its own. */
const ownWordsOf = (node: StoredNode, { fields }: NodeKind): string[] =>
  Object.entries(fields).flatMap(([name, { kind }]) => (kind === 'text' ? [node[name] as string] : []))

const TYPES = Object.entries<NodeKind>(NODES)
const RENDERED = ['plain text', 'comparison', 'public text', 'HTML']

describe.each(TYPES)('a %s', (type, kind) => {
  const node = sampleOf(type)
  const body = bodyWith(node)
  const cleaned = toBody(body, storedAddress)!
  const held = kind.holds === 'nothing' ? [] : [`held by ${kind.holds === 'items' ? 'listitem' : type}`]
  const said = [...held, ...ownWordsOf(node, kind)]

  it('is taken from an editor', () => expect(READERS.validation!(body)).toBe(''))

  it.each(RENDERED.flatMap((name) => said.map((each) => [each, name] as const)))(
    'keeps %j as %s',
    (each, name) => expect(READERS[name]!(body)).toContain(each),
  )

  it.each(kind.level === 'inline' ? said : held)(
    'keeps %j in one of the lines that the copy desk reads',
    (each) => expect(paragraphsOf(body).filter((line) => line.includes(each))).toHaveLength(1),
  )

  it('leaves as the table and the public schema say', () => {
    const [top] = cleaned.root.children
    const within = top && 'children' in top ? top.children : []
    const shown = { block: top, item: within[0], inline: within[1] }[kind.level]
    expect(Object.keys(shown ?? {})).toEqual(Object.keys(kind.fields))
    expect(schema.parse(cleaned)).toEqual(cleaned)
  })
})

const withField = (has: Field['kind']) =>
  TYPES.filter(([, { fields }]) =>
    Object.values(fields).some(
      (field) =>
        field.kind === has ||
        (field.kind === 'group' && Object.values(field.fields).some(({ kind }) => kind === has)),
    ),
  ).map(([type]) => type)

it.each(withField('picture'))('the picture of a %s is found and shown', (type) => {
  const body = bodyWith(sampleOf(type))
  expect(uploadsIn(body)).toEqual(['m1'])
  expect(picturesShownIn(toBody(body, storedAddress))).toHaveLength(1)
  expect(READERS.HTML!(body)).toContain('/api/media/file/harbour.jpg')
  expect(READERS.comparison!(body)).toContain('m1')
})

it.each(withField('address'))('the address of a %s is found and linked', (type) => {
  const body = bodyWith(sampleOf(type))
  expect(linksIn(body)).toEqual([{ url: ADDRESS, text: `held by ${type}` }])
  expect(READERS.HTML!(body)).toContain(ADDRESS)
  expect(READERS.comparison!(body)).toContain(ADDRESS)
})

describe('an invented block', () => {
  const invent = () =>
    Object.assign(NODES, {
      invented: {
        level: 'block',
        holds: 'words',
        fields: { type: constant('invented'), by: TEXT, children: children('any') },
      } satisfies NodeKind,
    })
  afterEach(() => Reflect.deleteProperty(NODES, 'invented'))

  it('is not known before it is in the table', () => {
    const body = richText({ type: 'invented', by: 'x', children: [words('y')] })
    expect(richTextMisfit(body, () => true)).toContain('other than blocks of text')
    expect(toBody(body, storedAddress)?.root.children).toEqual([])
  })

  it('is cleaned, described and counted by its entry in the table alone', () => {
    invent()
    const body = bodyWith(sampleOf('invented'))
    const cleaned = toBody(body, storedAddress)
    expect(cleaned?.root.children).toMatchObject([{ type: 'invented', by: 'own by', children: [{}] }])
    expect(bodySchemas(z.never()).body.safeParse(cleaned)).toMatchObject({ success: true })
    expect(paragraphsOf(body)).toEqual(['held by invented'])
  })

  it.each(Object.entries(READERS))('%s has to say what it makes of it', (_name, read) => {
    invent()
    const body = bodyWith(sampleOf('invented'))
    expect(() => read(body)).toThrow(TypeError)
  })

  it('cannot be left out of a renderer: it would not compile', () => {
    const one = () => ''
    const most = {
      text: one,
      linebreak: one,
      link: one,
      paragraph: one,
      heading: one,
      list: one,
      listitem: one,
      upload: one,
    }
    // @ts-expect-error A renderer of quotations is missing.
    const renderers: Renderers<string> = most
    expect(Object.keys(renderers)).not.toContain('quote')
  })
})
