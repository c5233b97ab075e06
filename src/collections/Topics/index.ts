import type { CollectionConfig } from 'payload'

import { editorsOrWhileNotPublic, publicOrNewsroom } from '../../access/publicity'
import { editors, isStaff, never } from '../../access/roles'
import { apiTabForAdmins } from '../../fields/apiTab'
import { applyRecordDeletion, applyRecordEffects, saveRecord } from '../../hooks/visibility/saveRecord'
import { publicFields } from '../../fields/publicFields'
import { stripDraftArgs } from '../../hooks/visibility/stripDraftArgs'
import { refuseDeleteWhileUsed, usesIn } from '../../hooks/visibility/refuseWhileUsed'
import { omitHiddenRelations } from '../../hooks/visibility/omitHiddenRelations'
import { guardQuery } from '../../hooks/guardQuery'
import { labelField } from '../../fields/label/labelField'
import { sameNamesField } from '../../fields/label/sameNamesField'
import { slugAliasesField } from '../../fields/slug/slugAliases'
import { slugField } from '../../fields/slug/slugField'
import { searchTextField } from '../../fields/searchText/searchTextField'
import { SEARCH_TEXT } from '../../hooks/searchWhere'
import { isWebAddress } from '../../richtext/safeLink'

/** Topics of stories, as a tree; each can link to a hub, the page that lists its stories. */
export const Topics: CollectionConfig<'topics'> = {
  slug: 'topics',
  admin: {
    components: { views: apiTabForAdmins },
    group: 'Stories',
    useAsTitle: 'label',
    description: 'What stories are about. A topic can belong to a broader topic.',
    defaultColumns: ['name', 'slug', 'parent', 'hubUrl', 'isPublic'],
    listSearchableFields: [SEARCH_TEXT],
  },
  access: {
    create: isStaff,
    read: publicOrNewsroom,
    update: editorsOrWhileNotPublic,
    delete: editors,
    readVersions: never,
    unlock: () => false,
  },
  defaultPopulate: {
    name: true,
    slug: true,
    description: true,
    parent: true,
    hubUrl: true,
    followLine: true,
  },
  defaultSort: 'name',
  hooks: {
    beforeOperation: [stripDraftArgs, guardQuery],
    beforeChange: [saveRecord('topics')],
    afterChange: [applyRecordEffects('topics')],
    beforeDelete: [refuseDeleteWhileUsed(usesIn('topics'))],
    afterDelete: [applyRecordDeletion('topics')],
  },
  fields: [
    slugField({
      from: 'name',
      description: 'Made from the name. Fixed once the topic is public.',
      isFrozen: (original) => Boolean(original?.isPublic),
    }),
    slugAliasesField({ isIndexed: true }),
    labelField('topics'),
    searchTextField('topics', 'name, web address or topic page'),
    ...publicFields(),
    {
      name: 'parent',
      type: 'relationship',
      relationTo: 'topics',
      index: true,
      hooks: { afterRead: [omitHiddenRelations] },
      filterOptions: ({ id }) => (id ? { id: { not_equals: id } } : true),
      admin: { position: 'sidebar', description: 'The broader topic this one belongs to.' },
    },
    {
      name: 'name',
      type: 'text',
      required: true,
      index: true,
      validate: (value: unknown) =>
        (typeof value === 'string' && value.trim() !== '') || 'Enter the name of the topic.',
    },
    sameNamesField('topics'),
    { name: 'description', type: 'textarea' },
    {
      name: 'hubUrl',
      label: 'Topic page',
      type: 'text',
      index: true,
      validate: (value: unknown) => !value || isWebAddress(value) || 'Enter an http or https address.',
      admin: {
        placeholder: 'https://apnews.com/hub/russia-ukraine',
        description: 'The page with the topic’s stories.',
      },
    },
    {
      name: 'followLine',
      label: '“Follow” line',
      type: 'text',
      admin: { description: 'The closing line that links to the topic page, as printed.' },
    },
    {
      name: 'mediaTopic',
      label: 'IPTC Media Topic',
      type: 'text',
      validate: (value: unknown) =>
        !value ||
        /^medtop:\d{8}$/.test(String(value)) ||
        'Enter a Media Topic code, such as medtop:20000056.',
      admin: { placeholder: 'medtop:20000056', description: 'The standard subject code, if one fits.' },
    },
    {
      name: 'articles',
      type: 'join',
      collection: 'articles',
      on: 'topics',
      defaultLimit: 10,
      defaultSort: '-publishedAt',
      // Without this, Payload lists stories in the trash as null.
      where: { deletedAt: { exists: false } },
      admin: { allowCreate: false, defaultColumns: ['headline', '_status', 'publishedAt'] },
    },
  ],
}
