import type { CollectionConfig } from 'payload'

import { canBeginArticle, canDeleteArticle, canEditArticle } from '../../access/articles'
import { publishedOrNewsroom } from '../../access/publicity'
import { theNewsroom } from '../../access/roles'
import { apiTabForAdmins } from '../apiTab'
import { afterEach, beforeEach } from '../perRecord'
import { readAsPublic } from '../publicity/readAsPublic'
import { guardQuery } from '../queries/guardQuery'
import { actions } from './actions'
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
import { announceChange, announceDeletion } from './hooks/announceChange'
import { answerFindings } from './hooks/answerFindings'
import { holdUnfit } from './hooks/holdUnfit'
import { dropEditionToo, keepEditionInStep, knowRowToBe } from './hooks/keepEdition'
import { keepDismissals } from './hooks/keepDismissals'
import { holdEmbargo } from './hooks/holdEmbargo'
import { holdKill } from './hooks/holdKill'
import { holdStage } from './hooks/holdStage'
import { keepHandover } from './hooks/keepHandover'
import { keepAddress } from './hooks/keepAddress'
import { keepCorrections } from './hooks/keepCorrections'
import { knowDifference } from './hooks/knowDifference'
import { knowPublicRow } from './hooks/knowPublicRow'
import { weighChange } from './hooks/weighChange'
import { knowHistory, tellDeletion, tellHistory } from './hooks/tellHistory'
import { knowReaders, tellReaders, tellReadersOfDeletion } from './hooks/tellReaders'
import { keepOnRestore } from './hooks/keepOnRestore'
import { keepRestoredAsDraft } from './hooks/keepRestoredAsDraft'
import { keepPublished } from './hooks/keepPublished'
import { keepReportersOffThePublic } from './hooks/keepReportersOffThePublic'
import { markEdited } from './hooks/markEdited'
import { normaliseText } from './hooks/normaliseText'
import { noteTransition } from './hooks/noteTransition'
import { noteWrite } from './hooks/noteWrite'
import {
  hideLeftByDeletedStory,
  hideLeftByStory,
  knowUsesOfDeleted,
  publishRelations,
} from './hooks/publishRelations'
import { refuseBlindRestore } from './hooks/refuseBlindRestore'
import { refuseStale } from './hooks/refuseStale'
import { refuseUnknownStatus } from './hooks/refuseUnknownStatus'
import { renewForeignRowIds } from './hooks/renewForeignRowIds'
import { mergeRepeatedTopics } from './hooks/mergeRepeatedTopics'
import { setCreatedBy } from './hooks/setCreatedBy'
import { setPublicationDates } from './hooks/setPublicationDates'
import { setSavedBy } from './hooks/setSavedBy'
import { setWordCount } from './hooks/setWordCount'
import { dropSchedules, endSchedules, settleSchedules } from './hooks/settleSchedules'
import { startCopyAfresh } from './hooks/startCopyAfresh'
import { tellAwaitingApproval } from './hooks/tellAwaitingApproval'
import { searchTextField } from '../search/searchTextField'
import { SEARCH_TEXT } from '../search/searchWhere'

const versionViews = {
  versions: { Component: '/src/admin/versions/VersionsView#VersionsView' },
  version: { Component: '/src/admin/versions/VersionView#VersionView' },
} as const

/** Stories, as an editor writes them and a reader gets them: drafts, every version kept, a trash. */
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
    // Payload opens its preview where there is an address; the pane above shows the page itself and asks for none.
    livePreview: { url: '/preview' },
    group: 'Stories',
    useAsTitle: 'headline',
    description: 'Every story of the newsroom, from the first draft to the last correction.',
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
    readVersions: theNewsroom,
    update: canEditArticle,
    delete: canDeleteArticle,
    unlock: () => false,
  },
  // What a relation or a join shows of a story; the body is fetched with the story itself.
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
    beforeOperation: [readAsPublic, guardQuery, refuseBlindRestore, noteWrite],
    beforeChange: beforeEach([
      refuseUnknownStatus,
      refuseStale,
      normaliseText,
      startCopyAfresh,
      keepRestoredAsDraft,
      knowPublicRow,
      renewForeignRowIds,
      mergeRepeatedTopics,
      keepOnRestore,
      keepReportersOffThePublic,
      keepPublished,
      keepDismissals,
      holdUnfit,
      holdEmbargo,
      holdKill,
      holdStage,
      keepHandover,
      setCreatedBy,
      keepCorrections,
      weighChange,
      keepAddress,
      knowDifference,
      noteTransition,
      knowHistory,
      knowReaders,
      setSavedBy,
      setPublicationDates,
      setWordCount,
      markEdited,
      publishRelations,
      endSchedules,
      knowRowToBe,
    ]),
    afterChange: afterEach([
      keepEditionInStep,
      hideLeftByStory,
      tellHistory,
      tellReaders,
      settleSchedules,
      announceChange,
    ]),
    beforeDelete: [dropSchedules, knowUsesOfDeleted],
    afterDelete: [
      dropEditionToo,
      hideLeftByDeletedStory,
      tellDeletion,
      tellReadersOfDeletion,
      announceDeletion,
    ],
    afterOperation: [answerFindings, tellAwaitingApproval],
  },
  fields: [
    searchTextField('articles', 'headline, person, address or wire number'),
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
