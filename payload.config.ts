import { randomUUID } from 'node:crypto'
import { resolve } from 'node:path'

import { buildConfig } from 'payload'
import sharp from 'sharp'

import { admin } from './src/admin/config'
import { words } from './src/admin/translations'
import { Addresses } from './src/collections/Addresses'
import { Articles } from './src/collections/Articles'
import { Authors } from './src/collections/Authors'
import { closeBuiltIns } from './src/payload/closeBuiltIns'
import { Changes } from './src/collections/Changes'
import { Contributors } from './src/collections/Contributors'
import { Deliveries } from './src/collections/Deliveries'
import { Dispatches } from './src/collections/Dispatches'
import { dressLists } from './src/payload/patches/dressLists'
import { History } from './src/collections/History'
import { media } from './src/collections/Media'
import { MAX_PICTURE_BYTES } from './src/collections/Media/cleanPicture'
import { PreviewLinks } from './src/collections/PreviewLinks'
import { privateUntilListed } from './src/payload/privateUntilListed'
import { graphqlRulesFor, hideSuggestions } from './src/payload/graphqlRulesFor'
import { guardJoins } from './src/payload/patches/guardJoins'
import { guardTypes } from './src/payload/patches/refuseWrongTypes'
import { editor } from './src/fields/editor'
import { giveCode } from './src/hooks/giveCode'
import { Schedules } from './src/collections/Schedules'
import { Topics } from './src/collections/Topics'
import { users } from './src/collections/Users'
import { accountMutations } from './src/collections/Users/mutations'
import { Webhooks } from './src/collections/Webhooks'
import type { WebhookSettings } from './src/collections/Webhooks/settings'
import { databaseOf } from './src/database/engine'
import { databaseAdapter } from './src/database/engines'
import { env, isPayloadMigrating } from './src/env'
import { logger } from './src/logger'
import { noMail, smtpMail } from './src/mail'

const canSendMail = env.SMTP_URL !== undefined

// Payload knows only the names of its own errors.
const OUR_REFUSALS: object = { Refusal: 'info' }

const config = buildConfig({
  admin: admin({ canSendMail }),
  collections: [
    Articles,
    Topics,
    media({ directory: env.MEDIA_DIR }),
    Dispatches,
    Authors,
    Contributors,
    Schedules,
    PreviewLinks,
    History,
    Addresses,
    Changes,
    Webhooks,
    Deliveries,
    users({ isSecure: env.SERVER_URL.startsWith('https:'), canSendMail }),
  ].map(privateUntilListed),
  // `src/server/foreignOrigins` handles other sites (CORS_ORIGINS): Payload would let them send cookies.
  cors: [env.SERVER_URL],
  csrf: [env.SERVER_URL],
  custom: {
    webhooks: {
      siteUrl: env.SITE_URL,
      articlePath: env.ARTICLE_PATH,
      hosts: env.WEBHOOK_HOSTS,
    } satisfies WebhookSettings,
  },
  db: await databaseAdapter({ url: env.DATABASE_URL, isMigrating: isPayloadMigrating }),
  defaultDepth: 1,
  editor,
  email: env.SMTP_URL ? smtpMail({ url: env.SMTP_URL, from: env.MAIL_FROM }) : noMail,
  graphQL: {
    // `graphqlRulesFor` decides who may read the schema.
    disableIntrospectionInProduction: false,
    disablePlaygroundInProduction: true,
    mutations: accountMutations({ canSendMail }),
    queries: guardJoins,
    schemaOutputFile: resolve('src/generated/schema.graphql'),
    validationRules: graphqlRulesFor({
      isPublicWelcome: env.GRAPHQL_PUBLIC,
      isDevelopment: env.NODE_ENV === 'development',
    }),
  },
  hooks: { afterError: [giveCode, hideSuggestions] },
  i18n: { translations: { en: words } },
  logger,
  // A refusal is an expected response, not a fault: it is logged at a low level.
  loggingLevels: {
    APIError: 'error',
    AuthenticationError: 'info',
    ErrorDeletingFile: 'error',
    FileRetrievalError: 'error',
    FileUploadError: 'error',
    Forbidden: 'info',
    Locked: 'info',
    LockedAuth: 'warn',
    MissingFile: 'info',
    NotFound: 'info',
    QueryError: 'info',
    ...OUR_REFUSALS,
    UnverifiedEmail: 'info',
    ValidationError: 'info',
  },
  maxDepth: 3,
  // The server and the commands refuse to start without one (`connect`); what only reads the configuration, as the
  // build does, gets a random one.
  secret: env.PAYLOAD_SECRET ?? randomUUID(),
  serverURL: env.SERVER_URL,
  sharp,
  telemetry: false,
  typescript: { autoGenerate: false, outputFile: resolve('src/generated/payload-types.ts') },
  upload: {
    // A form field may be as long as a JSON body (server/readBody).
    limits: { fields: 4, fieldSize: 2_000_000, files: 1, fileSize: MAX_PICTURE_BYTES },
    requestSizeLimit: MAX_PICTURE_BYTES + 2_000_000,
  },
})

export default config
  .then(closeBuiltIns)
  .then(guardTypes(({ db }) => databaseOf(db).isId))
  .then(dressLists)
