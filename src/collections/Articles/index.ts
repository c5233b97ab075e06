import type { CollectionConfig } from 'payload'

import { canBeginArticle, canDeleteArticle, canEditArticle } from '../../access/articles'
import { publishedOrNewsroom } from '../../access/publicity'
import { theNewsroom } from '../../access/roles'
import { apiTabForAdmins } from '../apiTab'
import { readAsPublic } from '../publicity/readAsPublic'
import { guardQuery } from '../queries/guardQuery'
import { actions } from './actions'
import { credits } from './fields/credits'
import { desk } from './fields/desk'
import { history } from './fields/history'
import { publication } from './fields/publication'
import { sharing } from './fields/sharing'
import { story } from './fields/story'
import { wire } from './fields/wire'
import { holdEmbargo } from './hooks/holdEmbargo'
import { holdKill } from './hooks/holdKill'
import { holdStage } from './hooks/holdStage'
import { keepAddress } from './hooks/keepAddress'
import { keepCorrections } from './hooks/keepCorrections'
import { knowPublicRow } from './hooks/knowPublicRow'
import { weighChange } from './hooks/weighChange'
import { knowHistory, tellDeletion, tellHistory } from './hooks/tellHistory'
import { keepRestoredAsDraft } from './hooks/keepRestoredAsDraft'
import { keepPublished } from './hooks/keepPublished'
import { keepReportersOffThePublic } from './hooks/keepReportersOffThePublic'
import { markEdited } from './hooks/markEdited'
import { noteWrite } from './hooks/noteWrite'
import { publishRelations } from './hooks/publishRelations'
import { refuseBlindRestore } from './hooks/refuseBlindRestore'
import { refuseUnknownStatus } from './hooks/refuseUnknownStatus'
import { refuseUnsafeLinks } from './hooks/refuseUnsafeLinks'
import { setCreatedBy } from './hooks/setCreatedBy'
import { setPublicationDates } from './hooks/setPublicationDates'
import { setWordCount } from './hooks/setWordCount'
import { startCopyAfresh } from './hooks/startCopyAfresh'

/** Stories, as an editor writes them and a reader gets them: drafts, every version kept, a trash. */
export const Articles: CollectionConfig<'articles'> = {
  slug: 'articles',
  labels: { singular: 'Article', plural: 'Articles' },
  admin: {
    components: { edit: { PublishButton: '/src/admin/PublishButton#PublishButton' }, views: apiTabForAdmins },
    group: 'Stories',
    useAsTitle: 'headline',
    description: 'Every story of the newsroom, from the first draft to the last correction.',
    defaultColumns: [
      'headline',
      'authors',
      'topics',
      'stage',
      '_status',
      'embargoedUntil',
      'publishedAt',
      'updatedAt',
    ],
    listSearchableFields: ['headline', 'slug', 'kicker', 'wire.sourceId'],
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
    beforeChange: [
      refuseUnknownStatus,
      startCopyAfresh,
      keepRestoredAsDraft,
      knowPublicRow,
      keepReportersOffThePublic,
      keepPublished,
      refuseUnsafeLinks,
      holdEmbargo,
      holdKill,
      holdStage,
      setCreatedBy,
      keepCorrections,
      weighChange,
      keepAddress,
      knowHistory,
      setPublicationDates,
      setWordCount,
      markEdited,
      publishRelations,
    ],
    afterChange: [tellHistory],
    afterDelete: [tellDeletion],
  },
  fields: [
    ...publication,
    ...desk,
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
