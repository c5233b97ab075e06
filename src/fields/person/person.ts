import type { CollectionConfig } from 'payload'

import { editorsOrWhileNotPublic, publicOrNewsroom } from '../../access/publicity'
import { editors, isStaff, never } from '../../access/roles'
import { apiTabForAdmins } from '../apiTab'
import { stripDraftArgs } from '../../hooks/visibility/stripDraftArgs'
import { applyRecordDeletion, applyRecordEffects, saveRecord } from '../../hooks/visibility/saveRecord'
import { refuseDeleteWhileUsed, usesIn } from '../../hooks/visibility/refuseWhileUsed'
import { guardQuery } from '../../hooks/guardQuery'
import { personFields } from './personFields'
import { SEARCH_TEXT } from '../../hooks/searchWhere'

/** The collection config for one kind of person. `on` is the path of the relation by which a story credits them. */
export function person({
  slug,
  noun,
  on,
  description,
}: {
  slug: 'authors' | 'contributors'
  noun: 'author' | 'contributor'
  on: string
  description: string
}): CollectionConfig {
  const uses = usesIn(slug)
  return {
    slug,
    admin: {
      components: { views: apiTabForAdmins },
      group: 'People',
      useAsTitle: 'label',
      description,
      defaultColumns: ['name', 'isIncomplete', 'role', 'affiliation', 'location', 'isPublic'],
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
    // The fields of a person that a story includes: not the join of all their other stories.
    defaultPopulate: {
      name: true,
      slug: true,
      role: true,
      affiliation: true,
      location: true,
      bio: true,
      picture: true,
      isIncomplete: true,
    },
    defaultSort: 'name',
    hooks: {
      beforeOperation: [stripDraftArgs, guardQuery],
      beforeChange: [saveRecord(slug)],
      afterChange: [applyRecordEffects(slug)],
      beforeDelete: [refuseDeleteWhileUsed(uses)],
      afterDelete: [applyRecordDeletion(slug)],
    },
    fields: personFields({ noun, on }),
  }
}
