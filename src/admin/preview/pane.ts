/** The ID of the element that the Preview button opens. */
export const PANE_ID = 'dateline-preview'

/** The widths of the preview: a common phone, and a desktop. */
export const WIDTHS = {
  phone: { label: 'Phone', width: 375, height: 812 },
  desktop: { label: 'Desktop', width: 1280, height: undefined },
} as const

export type Width = keyof typeof WIDTHS
