import type { CollectionConfig } from 'payload'

import { editorsOrWhileNotPublic, publicOrNewsroom } from '../../access/publicity'
import { editors, nobody, theNewsroom } from '../../access/roles'
import { apiTabForAdmins } from '../apiTab'
import { announcePublicChange, announcePublicDeletion } from '../publicity/announcePublic'
import { publishPicture } from '../publicity/publishPicture'
import { readAsPublic } from '../publicity/readAsPublic'
import { hideLeft, hideLeftByDeletion } from '../publicity/hideLeft'
import { noteByHand } from '../publicity/isPublicField'
import { refuseDeleteWhileUsed, stayPublicWhileUsed, USES } from '../publicity/refuseWhileUsed'
import { keepAlias } from '../slug/slugAliases'
import { guardQuery } from '../queries/guardQuery'
import { dropName, keepName } from './keepName'
import { personFields } from './personFields'
import { setIncomplete } from './setIncomplete'
import { SEARCH_TEXT } from '../search/searchWhere'

/** The collection of one kind of person; `on` is where a story names him. */
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
  const uses = USES[slug]
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
      create: theNewsroom,
      read: publicOrNewsroom,
      update: editorsOrWhileNotPublic,
      delete: editors,
      readVersions: nobody,
      unlock: () => false,
    },
    // What a story shows of a person: without the join of all his other stories.
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
      beforeOperation: [readAsPublic, guardQuery],
      beforeChange: [setIncomplete, keepAlias, noteByHand, stayPublicWhileUsed(uses), publishPicture],
      afterChange: [keepName, hideLeft, announcePublicChange(noun)],
      beforeDelete: [refuseDeleteWhileUsed(uses)],
      afterDelete: [dropName, hideLeftByDeletion, announcePublicDeletion(noun)],
    },
    fields: personFields({ noun, on }),
  }
}
