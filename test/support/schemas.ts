import { readFileSync } from 'node:fs'

import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { validateXML } from 'xmllint-wasm'

const read = (file: string) => readFileSync(new URL(`../fixtures/schemas/${file}`, import.meta.url), 'utf8')

/** What libxml2 finds wrong in each of some documents: against an XML Schema, or RELAX NG by its ending. */
export async function xmlErrors({
  documents,
  schema,
  imports = [],
}: {
  documents: readonly string[]
  schema: string
  imports?: readonly string[]
}): Promise<string[]> {
  const { errors } = await validateXML({
    xml: documents.map((contents, index) => ({ fileName: `${index}.xml`, contents })),
    schema: { fileName: schema, contents: read(schema) },
    preload: imports.map((fileName) => ({ fileName, contents: read(fileName) })),
    extension: schema.endsWith('.rng') ? 'relaxng' : 'schema',
  })
  return errors.map(({ rawMessage }) => rawMessage)
}

/** What Ajv finds wrong in a document, formats (addresses, dates) included. */
export function jsonErrors({ document, schema }: { document: unknown; schema: string }): string[] {
  const validate = compiled.get(schema) ?? compile(schema)
  validate(document)
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}

const compiled = new Map<string, ValidateFunction>()

function compile(schema: string): ValidateFunction {
  const ajv = new Ajv2020({ allErrors: true, strict: false })
  addFormats(ajv)
  const validate = ajv.compile(JSON.parse(read(schema)) as object)
  compiled.set(schema, validate)
  return validate
}
