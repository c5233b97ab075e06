/** Takes the sort arrows off the columns that the server does not sort by. Payload has no setting for it. */
export function UnsortableColumns({ columns }: { readonly columns: readonly string[] }) {
  const selectors = columns.map((column) => `[id='heading-${column}'] .sort-column__buttons`)
  return <style>{`${selectors.join(',')}{display:none}`}</style>
}
