import { readFileSync } from 'node:fs'

import { expect, it } from 'vitest'

/*
 * What cannot be called without a browser or a build is looked up in the files that the libraries ship: each line fails when the
 * library no longer has what a patch, a component or a style sheet of ours reaches for. docs/upgrading-payload.md says where.
 */

const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  dependencies: Record<string, string>
}

it('the list of patches is of the versions that are installed', () => {
  const list = readFileSync('docs/upgrading-payload.md', 'utf8')
  expect(list).toContain(`Payload ${dependencies.payload},`)
  expect(list).toContain(`Next ${dependencies.next} `)
  const ofPayload = Object.entries(dependencies).filter(([name]) => /^(payload$|@payloadcms\/)/.test(name))
  expect(new Set(ofPayload.map(([, version]) => version))).toEqual(new Set([dependencies.payload]))
})

const shipped = (path: string) => readFileSync(`node_modules/${path}`, 'utf8')
const ui = (path: string) => `@payloadcms/ui/dist/${path}/index.js`
const CORE = 'payload/dist'

it.each([
  [
    'AskFirst presses and watches the button that publishes',
    ui('elements/PublishButton'),
    'buttonId: "action-save"',
  ],
  ['focusField opens a tab', ui('fields/Tabs/Tab'), "'tabs-field__tab-button'"],
  ['focusField knows the open tab', ui('fields/Tabs/Tab'), '`${baseClass}--active`'],
  ['focusField finds a row', ui('fields/Array'), '-row-'],
  ['focusField unfolds a row', ui('elements/Collapsible'), '`${baseClass}__toggle`'],
  ['UnsortableColumns finds a heading', ui('elements/Table'), 'id: `heading-${'],
  ['UnsortableColumns finds its arrows', ui('elements/SortColumn'), '__buttons'],
  ['the style sheet hides the toggler', ui('elements/LivePreview/Toggler'), "'live-preview-toggler'"],
  ['AlsoHere keeps the dialog shut', ui('views/Edit'), 'documentLockState.current?.hasShownLockedModal'],
  ['watchSaves: a form sends by `requests`', ui('forms/Form'), 'await requests[methodToUse.toLowerCase()]('],
  [
    'watchSaves: `requests` goes through window.fetch',
    '@payloadcms/ui/dist/utilities/api.js',
    'return fetch(',
  ],
  [
    'WholeTextFeature: the editor is late',
    '@payloadcms/richtext-lexical/dist/field/Field.js',
    'void runDeprioritized(',
  ],
  [
    'serverFunctions: a name is looked up in a plain object',
    '@payloadcms/next/dist/utilities/handleServerFunctions.js',
    'baseServerFunctions[fnKey]',
  ],
  [
    'serverFunctions: the check for stale data is asked for by an argument',
    '@payloadcms/ui/dist/utilities/buildFormState.js',
    'checkForStaleData',
  ],
  [
    'serverForUpgrades: no option keeps Next from listening',
    'next/dist/server/next.js',
    'this.setupWebSocketHandler(this.options.httpServer, req)',
  ],
  [
    'serverActions: the build writes this list',
    'next/dist/shared/lib/constants.js',
    "'server-reference-manifest'",
  ],
  [
    'serverActions: an open tab understands this header',
    'next/dist/client/components/app-router-headers.js',
    "'x-nextjs-action-not-found'",
  ],
  [
    'requireRoom: a failed write has no reason',
    `${CORE}/uploads/uploadFiles.js`,
    'throw new FileUploadError(req.t);',
  ],
  [
    'withoutParameters: drizzle puts what was to be written behind this word',
    'drizzle-orm/errors.js',
    'params: ${',
  ],
  [
    'expireIdleSessions: a session without a transaction is left out of the question',
    '@payloadcms/db-mongodb/dist/utilities/getSession.js',
    'if (session && !session.inTransaction()) {',
  ],
  ['everySaveIsAVersion', `${CORE}/versions/saveVersion.js`, 'if (unpublish || autosave) {'],
  [
    'openSession: a session is pushed into the account as it was read',
    `${CORE}/auth/sessions.js`,
    'user.sessions.push(session);',
  ],
  [
    'guardQuery: the panel’s lists say that they are',
    '@payloadcms/next/dist/views/List/index.js',
    'includeLockStatus: true',
  ],
])('%s', (_name, path, text) => {
  expect(shipped(path)).toContain(text)
})

it('serverFunctions: every function of the panel is allowed or left out on purpose', () => {
  const source = shipped('@payloadcms/next/dist/utilities/handleServerFunctions.js')
  const [list = ''] = /baseServerFunctions = \{[^}]*\}/s.exec(source) ?? []
  const names = Array.from(list.matchAll(/^ {2}'?([a-z-]+)'?:/gm), ([, name]) => name)
  expect(names.sort()).toEqual([
    'copy-data-from-locale',
    'form-state',
    'get-default-layout',
    'get-folder-results-component-and-data',
    'get-upcoming-scheduled-publish',
    'render-document',
    'render-document-slots',
    'render-field',
    'render-list',
    'render-widget',
    'schedule-publish',
    'slugify',
    'table-state',
  ])
})

it('afterCommit: the hooks that follow a save run before its commit', () => {
  const source = shipped('payload/dist/collections/operations/create.js')
  const place = (text: string) => {
    expect(source).toContain(text)
    return source.lastIndexOf(text)
  }
  expect(place('hooks.afterChange')).toBeLessThan(place('await commitTransaction(req)'))
  expect(place('buildAfterOperation({')).toBeLessThan(place('await commitTransaction(req)'))
})

it('the theme is not sent to signed-out pages', () => {
  const source = shipped('payload/dist/config/client.js')
  const start = source.indexOf('createUnauthenticatedClientConfig =')
  expect(start).toBeGreaterThan(0)
  expect(source.slice(start, source.indexOf('\nexport const', start + 1))).not.toContain('theme')
})

interface Package {
  readonly exports?: Readonly<Record<string, { import?: Readonly<Record<string, string>> }>>
  readonly main?: string
  readonly module?: string
}

const packageOf = (name: string) => JSON.parse(shipped(`${name}/package.json`)) as Package

it('`--conditions=production`: Lexical’s build for Node still awaits at its top level, and this one does not', () => {
  const builds = packageOf('lexical').exports?.['.']?.import ?? {}
  const build = (condition: string) => shipped(`lexical/${builds[condition]}`)
  expect(build('node')).toMatch(/= await \(/)
  expect(build('production')).not.toMatch(/\bawait\b/)
})

it('the alias in vitest.config.ts: graphql still has two builds and no `exports`', () => {
  const { exports, main, module } = packageOf('graphql')
  expect({ exports, isTwo: main !== module }).toEqual({ exports: undefined, isTwo: true })
})
