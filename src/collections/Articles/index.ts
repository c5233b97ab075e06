import type { CollectionConfig } from 'payload'

import { canBeginArticle, canDeleteArticle, canEditArticle } from '../../access/articles'
import { publishedOrNewsroom } from '../../access/publicity'
import { isStaff } from '../../access/roles'
import { apiTabForAdmins } from '../../fields/apiTab'
import { stripDraftArgs } from '../../hooks/visibility/stripDraftArgs'
import { guardQuery } from '../../hooks/guardQuery'
import { actions } from './endpoints'
import { credits } from './fields/credits'
import { desk } from './fields/desk'
import { findings } from './fields/findings'
import { history } from './fields/history'
import { publication } from './fields/publication'
import { saving } from './fields/saving'
import { schedule } from './fields/schedule'
import { sharing } from './fields/sharing'
import { story } from './fields/story'
import { wire } from './fields/wire'
import { answerFindings } from './hooks/answerFindings'
import { applyEffects } from './hooks/applyEffects'
import { awaitingApproval } from './hooks/awaitingApproval'
import { captureOperation } from './hooks/captureOperation'
import { applyDeletion, prepareDeletion } from './hooks/deletion'
import { save } from './hooks/save'
import { searchTextField } from '../../fields/searchText/searchTextField'
import { SEARCH_TEXT } from '../../hooks/searchWhere'

const versionViews = {
  versions: { Component: '/src/admin/versions/VersionsView#VersionsView' },
  version: { Component: '/src/admin/versions/VersionView#VersionView' },
} as const

/** The stories: drafts, a full version history, and a trash. */
export const Articles: CollectionConfig<'articles'> = {
  slug: 'articles',
  labels: { singular: 'Article', plural: 'Articles' },
  admin: {
    components: {
      edit: {
        beforeDocumentControls: ['/src/admin/preview/PreviewButton#PreviewButton'],
        PublishButton: '/src/admin/PublishButton#PublishButton',
        Status: '/src/admin/desk/StatusLine#StatusLine',
      },
      views: {
        edit: {
          ...apiTabForAdmins.edit,
          ...versionViews,
          livePreview: { Component: '/src/admin/preview/PreviewPane#PreviewPane' },
        },
      },
    },
    // Payload only opens its preview if a URL is set. The custom pane renders the page itself and ignores the URL.
    livePreview: { url: '/preview' },
    group: 'Stories',
    useAsTitle: 'headline',
    description: 'All stories, from first draft to last correction.',
    defaultColumns: [
      'headline',
      'authors',
      'topics',
      '_status',
      'embargoedUntil',
      'publishedAt',
      'updatedAt',
    ],
    listSearchableFields: [
      SEARCH_TEXT,
      `authors.author.${SEARCH_TEXT}`,
      `contributors.contributor.${SEARCH_TEXT}`,
    ],
    pagination: { defaultLimit: 25 },
  },
  access: {
    create: canBeginArticle,
    read: publishedOrNewsroom,
    readVersions: isStaff,
    update: canEditArticle,
    delete: canDeleteArticle,
    unlock: () => false,
  },
  // The fields of a story in relations and joins. The body is only read with the story itself.
  defaultPopulate: {
    headline: true,
    kicker: true,
    summary: true,
    slug: true,
    publishedAt: true,
    revisedAt: true,
    picture: true,
  },
  defaultSort: '-updatedAt',
  endpoints: actions,
  indexes: [{ fields: ['_status', 'publishedAt'] }, { fields: ['_status', 'embargoedUntil'] }],
  trash: true,
  versions: { drafts: { autosave: false, validate: false }, maxPerDoc: 0 },
  hooks: {
    beforeOperation: [stripDraftArgs, guardQuery, captureOperation],
    beforeChange: [save],
    afterChange: [applyEffects],
    beforeDelete: [prepareDeletion],
    afterDelete: [applyDeletion],
    afterOperation: [answerFindings, awaitingApproval],
  },
  fields: [
    searchTextField('articles', 'headline, person, web address or agency ID'),
    ...saving,
    ...desk,
    findings,
    ...schedule,
    ...publication,
    {
      type: 'tabs',
      tabs: [
        { label: 'Story', fields: story },
        { label: 'Credits', fields: credits },
        { label: 'Wire', fields: wire },
        { label: 'Search & sharing', fields: sharing },
        { label: 'History & notes', fields: history },
      ],
    },
  ],
}
