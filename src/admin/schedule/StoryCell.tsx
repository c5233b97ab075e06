import { Link } from '@payloadcms/ui'
import type { DefaultServerCellComponentProps } from 'payload'

/** In the list of schedules: the story by its headline, a link to where its schedules are changed and cancelled. */
export async function StoryCell({ cellData, payload }: DefaultServerCellComponentProps) {
  const related = cellData as { id?: string; headline?: string | null } | string | null | undefined
  const id = typeof related === 'object' ? related?.id : related
  if (!id) return <span className="dateline-quiet">Deleted</span>
  const story = await payload.findByID({
    collection: 'articles',
    id,
    depth: 0,
    disableErrors: true,
    draft: true,
    select: { headline: true },
    trash: true,
  })
  return <Link href={`/admin/collections/articles/${id}`}>{story?.headline || 'Without a headline'}</Link>
}
