import type { CheckboxFieldServerProps } from 'payload'

/** In a person's edit view: what is missing, and what to do about it. */
export function IncompleteNotice({ data }: Pick<CheckboxFieldServerProps, 'data'>) {
  if (!data?.isIncomplete) return null
  return (
    <div className="dateline-notice" role="note">
      <strong>Incomplete</strong>
      <p>The copy gives only a surname. Write the full name when you know it; never guess.</p>
    </div>
  )
}
