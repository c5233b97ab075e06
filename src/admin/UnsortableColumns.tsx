/** Hides the sort arrows of columns that the server cannot sort by. Payload has no setting for it. */
export function UnsortableColumns({ columns }: { readonly columns: readonly string[] }) {
  const selectors = columns.map((column) => `[id='heading-${column}'] .sort-column__buttons`)
  return <style>{`${selectors.join(',')}{display:none}`}</style>
}
