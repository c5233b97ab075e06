import { Gutter, Link, SetDocumentStepNav } from '@payloadcms/ui'
import type { DocumentViewServerProps } from 'payload'

import { listVersions } from '../../collections/Articles/versions/listVersions'
import { numberIn } from './searchParams'
import { VersionRow } from './VersionRow'
import { VersionWords } from './VersionWords'

/** Every version of a story: when it was saved, by whom, at which stage; with two to choose for a comparison. */
export async function VersionsView({ initPageResult, searchParams }: DocumentViewServerProps) {
  const { collectionConfig, docID, req } = initPageResult
  const id = String(docID)
  const { lines, page, pages, total } = await listVersions({ req, id, page: numberIn(searchParams?.page) })
  const home = `/admin/collections/articles/${id}/versions`

  return (
    <main className="versions dateline-versions">
      <SetDocumentStepNav
        collectionSlug={collectionConfig?.slug}
        id={id}
        pluralLabel={collectionConfig?.labels.plural}
        useAsTitle="headline"
        view="Versions"
      />
      <Gutter>
        <form action={`${home}/compare`} method="get">
          <div className="dateline-versions__bar">
            <p>{total === 1 ? 'One version' : `${total} versions`}, newest first.</p>
            {lines.length > 1 && (
              <button className="btn btn--style-primary btn--size-medium dateline-button" type="submit">
                Compare
              </button>
            )}
          </div>
          <div className="dateline-table">
            <table>
              <thead>
                <tr>
                  <th scope="col">From</th>
                  <th scope="col">To</th>
                  <th scope="col">Saved</th>
                  <th scope="col">By</th>
                  <th scope="col">Status</th>
                </tr>
              </thead>
              <tbody>
                {lines.map((line, index) => (
                  <VersionRow
                    at={line.at}
                    href={`${home}/${line.id}`}
                    id={line.id}
                    isFrom={index === Math.min(1, lines.length - 1)}
                    isTo={index === 0}
                    key={line.id}
                  >
                    <VersionWords line={line} />
                  </VersionRow>
                ))}
              </tbody>
            </table>
          </div>
        </form>
        {pages > 1 && (
          <nav aria-label="Pages" className="dateline-versions__pages">
            {page > 1 && <Link href={`${home}?page=${page - 1}`}>Newer</Link>}
            <span>
              Page {page} of {pages}
            </span>
            {page < pages && <Link href={`${home}?page=${page + 1}`}>Older</Link>}
          </nav>
        )}
      </Gutter>
    </main>
  )
}
