import type { SanitizedUploadConfig } from 'payload'

/** Prefix of replaced files that are kept until the save that replaces them is committed. */
export const KEPT = '.kept-'

/** A file referenced by a picture's row, with the size stored in the row. */
export interface PictureFile {
  readonly name: string
  readonly size: number | undefined
}

/** The files referenced by a picture's row: the original and its resized versions. */
export function filesOf(row: object): PictureFile[] {
  const { sizes } = row as { sizes?: unknown }
  return [row, ...Object.values(sizes ?? {})].flatMap((each) => {
    const { filename, filesize } = (each ?? {}) as { filename?: unknown; filesize?: unknown }
    if (typeof filename !== 'string') return []
    return [{ name: filename, size: typeof filesize === 'number' ? filesize : undefined }]
  })
}

/** The query paths of a picture's file names. */
export function fileNamePaths({ imageSizes = [] }: SanitizedUploadConfig): string[] {
  return ['filename', ...imageSizes.map(({ name }) => `sizes.${name}.filename`)]
}
