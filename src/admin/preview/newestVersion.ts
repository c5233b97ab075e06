/** The ID of a story's newest version; undefined if the server does not return it. */
export async function newestVersion(articleId: string): Promise<string | undefined> {
  const query = new URLSearchParams({
    'where[parent][equals]': articleId,
    'select[parent]': 'true',
    depth: '0',
    limit: '1',
    sort: '-updatedAt',
  })
  const response = await fetch(`/api/articles/versions?${query}`, { credentials: 'include' })
  if (!response.ok) return undefined
  const { docs } = (await response.json()) as { docs: { id: string }[] }
  return docs[0]?.id
}
