import type { Article } from './generated/payload-types'

export type CorrectionKind = NonNullable<Article['corrections']>[number]['kind']
export type Stage = NonNullable<Article['stage']>

/** The label of each kind of correction, for readers and editors. */
export const CORRECTION_LABELS: Readonly<Record<CorrectionKind, string>> = {
  correction: 'Correction',
  clarification: 'Clarification',
  'editors-note': 'Editor’s note',
}

/** The label of a kind of correction. A missing kind, as in a row that is being filled in, counts as a correction. */
export const correctionLabel = (kind: string | null | undefined): string =>
  (CORRECTION_LABELS as Readonly<Record<string, string>>)[kind ?? ''] ?? CORRECTION_LABELS.correction

/** The label of each stage of a story. */
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
