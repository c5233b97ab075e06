/** Prints the progress of a command. */
export type Say = (line: string) => void

/** Reports a count every two seconds. */
export function teller(say: Say, what: string): (count: number, of?: number) => void {
  let told = Date.now()
  return (count, of) => {
    if (Date.now() - told < 2_000) return
    told = Date.now()
    say(`  ${what} ${count}${of === undefined ? '' : ` of ${of}`}`)
  }
}
