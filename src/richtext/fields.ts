/** The kinds of node fields. A field's type, its schema and its cleaning are derived from its kind. */
export interface FieldKinds {
  readonly constant: { readonly value: string | number | boolean | null }
  /** One of these values; the last if a stored node has another. */
  readonly choice: { readonly values: readonly [string, ...string[]] }
  readonly text: object
  /** Named bits. */
  readonly flags: { readonly flags: Readonly<Record<string, number>> }
  /** A whole number from 1. */
  readonly count: object
  /** The URL of a link: http, https or mailto. */
  readonly address: object
  readonly picture: object
  readonly group: { readonly fields: Fields }
  /** Child nodes: any, or only inline ones. */
  readonly children: { readonly of: 'any' | 'inline' }
}

export type FieldKind = keyof FieldKinds
export type FieldOf<Kind extends FieldKind> = { readonly kind: Kind } & FieldKinds[Kind]
export type Field = { readonly [Kind in FieldKind]: FieldOf<Kind> }[FieldKind]
export type Fields = { readonly [name: string]: Field }

export const TEXT = { kind: 'text' } as const
export const COUNT = { kind: 'count' } as const
export const ADDRESS = { kind: 'address' } as const
export const PICTURE = { kind: 'picture' } as const

export const constant = <const Value extends FieldKinds['constant']['value']>(value: Value) =>
  ({ kind: 'constant', value }) as const

export const choice = <const Values extends FieldKinds['choice']['values']>(...values: Values) =>
  ({ kind: 'choice', values }) as const

export const flags = (named: Readonly<Record<string, number>>) => ({ kind: 'flags', flags: named }) as const

export const group = <const Grouped extends Fields>(fields: Grouped) => ({ kind: 'group', fields }) as const

export const children = <const Of extends 'any' | 'inline'>(of: Of) => ({ kind: 'children', of }) as const
