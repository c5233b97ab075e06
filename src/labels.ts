import type { Article } from './generated/payload-types'

export type CorrectionKind = NonNullable<Article['corrections']>[number]['kind']
export type Stage = NonNullable<Article['stage']>

/** What each kind of correction is called, for readers and editors. */
export const CORRECTION_LABELS: Readonly<Record<CorrectionKind, string>> = {
  correction: 'Correction',
  clarification: 'Clarification',
  'editors-note': 'Editor’s note',
}

/** What a kind of correction is called. One that has no name yet, as in a row that is just being filled in, is a correction. */
export const correctionLabel = (kind: string | null | undefined): string =>
  (CORRECTION_LABELS as Readonly<Record<string, string>>)[kind ?? ''] ?? CORRECTION_LABELS.correction

/** What each stage of a story is called. */
export const STAGE_LABELS: Readonly<Record<Stage, string>> = {
  draft: 'Draft',
  'in-review': 'In review',
  ready: 'Ready',
}

/** Labels as the options of a select field. */
export const optionsOf = <Value extends string>(
  labels: Readonly<Record<Value, string>>,
): { label: string; value: Value }[] =>
  (Object.keys(labels) as Value[]).map((value) => ({ label: labels[value], value }))
