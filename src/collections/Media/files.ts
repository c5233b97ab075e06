import type { SanitizedUploadConfig } from 'payload'

/** Before the name of a file that is kept until the save that replaces it is committed. */
export const KEPT = '.kept-'

/** A file that a picture's row names, with the bytes it has by that row. */
export interface PictureFile {
  readonly name: string
  readonly size: number | undefined
}

/** The files of a picture, by its row: the one that was sent, and the smaller ones made of it. */
export function filesOf(row: object): PictureFile[] {
  const { sizes } = row as { sizes?: unknown }
  return [row, ...Object.values(sizes ?? {})].flatMap((each) => {
    const { filename, filesize } = (each ?? {}) as { filename?: unknown; filesize?: unknown }
    if (typeof filename !== 'string') return []
    return [{ name: filename, size: typeof filesize === 'number' ? filesize : undefined }]
  })
}

/** The fields of a picture that name its files, as a query has them. */
export function fileNamePaths({ imageSizes = [] }: SanitizedUploadConfig): string[] {
  return ['filename', ...imageSizes.map(({ name }) => `sizes.${name}.filename`)]
}
