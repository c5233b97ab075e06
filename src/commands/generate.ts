import { generateImportMap, getPayload } from 'payload'
import { generateTypes } from 'payload/node'

import config from '../../payload.config'

/** Writes what is generated from the collections: Payload's types and the panel's import map. */
const sanitized = await config
await generateTypes(sanitized, { log: false })
const payload = await getPayload({ config: sanitized, disableDBConnect: true, disableOnInit: true })
await generateImportMap(sanitized, { force: true, log: false })
await payload.destroy()
console.log('Wrote src/generated/payload-types.ts and src/app/(payload)/admin/importMap.ts.')
