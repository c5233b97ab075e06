import { readdirSync, readFileSync } from 'node:fs'

import type { Copy } from '../../../src/wire/copy'
import { readNewsml12 } from '../../../src/wire/formats/newsml12'
import { readNewsmlG2 } from '../../../src/wire/formats/newsmlG2'
import { readNitf } from '../../../src/wire/formats/nitf'
import { parseXml, type XmlElement } from '../../../src/wire/xml'

export const folder = new URL('../../fixtures/wire/formats/', import.meta.url)

/** The samples in XML, by name. */
export const samples: ReadonlyMap<string, string> = new Map(
  readdirSync(folder)
    .filter((file) => /^(?:nitf|g2|newsml12)-.*\.xml$/.test(file))
    .sort()
    .map((file) => [file.slice(0, -'.xml'.length), readFileSync(new URL(file, folder), 'utf8')]),
)

/** What the reader of the sample's root finds. */
export function readXml(text: string, options: { timeZone?: string } = {}): readonly Copy[] {
  return readRoot(parseXml(text), options)
}

function readRoot(root: XmlElement, options: { timeZone?: string }): readonly Copy[] {
  if (root.name === 'nitf') return readNitf(root, options)
  return root.name === 'NewsML' ? readNewsml12(root, options) : readNewsmlG2(root, options)
}
