import type { CollectionConfig } from 'payload'

import { editorsOrWhileNotPublic, publicOrNewsroom } from '../../access/publicity'
import { editors, isStaff, never } from '../../access/roles'
import { keepFilesInStep, keepFilesUntilDeleted } from './keepFilesInStep'
import { requireRoom } from '../../payload/patches/requireRoom'
import { apiTabForAdmins } from '../../fields/apiTab'
import { PICTURE_TYPES } from './cleanPicture'
import { uniqueFilename } from '../../payload/patches/uniqueFilename'
import { refuseNonsenseEdits } from '../../payload/patches/refuseNonsenseEdits'
import { requireFile } from '../../payload/patches/requireFile'
import { finishPicture, reencodeUpload } from './reencodeUpload'
import { applyRecordDeletion, applyRecordEffects, saveRecord } from '../../hooks/visibility/saveRecord'
import { publicFields } from '../../fields/publicFields'
import { stripDraftArgs } from '../../hooks/visibility/stripDraftArgs'
import { refuseDeleteWhileUsed, usesIn } from '../../hooks/visibility/refuseWhileUsed'
import { guardQuery } from '../../hooks/guardQuery'
import { searchTextField } from '../../fields/searchText/searchTextField'
import { SEARCH_TEXT } from '../../hooks/searchWhere'

const FILE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"

/**
 * Pictures: raster files with alt text, caption and credit, stored in `directory`. No SVG or HTML. Stored files are re-encoded from the
 * uploaded pixels (`cleanPicture`).
 */
export function media({ directory }: { directory: string }): CollectionConfig<'media'> {
  return {
    slug: 'media',
    labels: { singular: 'Picture', plural: 'Pictures' },
    admin: {
      components: { views: apiTabForAdmins },
      group: 'Stories',
      useAsTitle: 'alt',
      description: 'Pictures, with alt text for people who cannot see them.',
      defaultColumns: ['filename', 'alt', 'credit', 'isPublic', 'updatedAt'],
      listSearchableFields: [SEARCH_TEXT],
    },
    // When duplicating, Payload fetches the file from a URL supplied by the caller (`requireFile`).
    disableDuplicate: true,
    access: {
      create: isStaff,
      read: publicOrNewsroom,
      update: editorsOrWhileNotPublic,
      delete: editors,
      readVersions: never,
      unlock: () => false,
    },
    hooks: {
      beforeOperation: [
        stripDraftArgs,
        guardQuery,
        requireFile,
        refuseNonsenseEdits,
        reencodeUpload,
        uniqueFilename,
        keepFilesInStep({ directory }),
      ],
      beforeValidate: [finishPicture, requireRoom({ directory })],
      beforeChange: [saveRecord('media')],
      afterChange: [applyRecordEffects('media')],
      beforeDelete: [refuseDeleteWhileUsed(usesIn('media')), keepFilesUntilDeleted({ directory })],
      afterDelete: [applyRecordDeletion('media')],
    },
    upload: {
      staticDir: directory,
      mimeTypes: [...PICTURE_TYPES],
      adminThumbnail: 'thumbnail',
      focalPoint: true,
      pasteURL: false,
      // Prevents a file opened directly in the browser from running as a page, whatever its bytes contain.
      modifyResponseHeaders: ({ headers }) => headers.set('content-security-policy', FILE_POLICY),
      imageSizes: [
        { name: 'thumbnail', width: 320, withoutEnlargement: true },
        { name: 'card', width: 768, withoutEnlargement: true },
        { name: 'wide', width: 1600, withoutEnlargement: true },
        { name: 'share', width: 1200, height: 630, position: 'centre' },
      ],
    },
    fields: [
      ...publicFields(),
      searchTextField('media', 'alt text, caption, credit or file'),
      {
        name: 'alt',
        label: 'Alt text',
        type: 'text',
        required: true,
        admin: { description: 'Describe the picture for people who cannot see it.' },
      },
      { name: 'caption', type: 'textarea' },
      { name: 'credit', type: 'text', admin: { placeholder: 'AP Photo/Jane Doe' } },
    ],
  }
}
