import type { CollectionBeforeOperationHook } from 'payload'

import { Refusal } from '../../errors'

/**
 * Requires the crop and focal point in the query (`uploadEdits[crop][x]=10`) to be numbers within the picture.
 *
 * Upstream, Payload 3.90.2 (`uploads/generateFileData.js`): they are passed to sharp unchecked. Why that is wrong here: text instead of a
 * number is rejected without a reason, after the picture was decoded. Upstream issue: no issue known.
 * On upgrade: does the panel send further keys in `uploadEdits`? They are rejected until `areEdits` knows them.
 */
export const refuseNonsenseEdits: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  if (operation !== 'create' && operation !== 'update') return args
  const edits: unknown = req.query?.uploadEdits
  if (edits !== undefined && !areEdits(edits)) refuse('uploadEdits', edits)
  for (const name of ['focalX', 'focalY'] as const) {
    const value: unknown = (args.data as Record<string, unknown> | undefined)?.[name]
    if (value !== undefined && value !== null && !isPercent(value)) refuse(name, value)
  }
  return args
}

function areEdits(edits: unknown): boolean {
  if (!isRecord(edits)) return false
  const { crop, focalPoint, heightInPixels, widthInPixels, ...others } = edits
  if (Object.keys(others).length > 0) return false
  if (focalPoint !== undefined && !isPoint(focalPoint)) return false
  const measures = [heightInPixels, widthInPixels]
  // Both dimensions or neither; a crop needs both.
  if (measures.every((each) => each === undefined)) return crop === undefined
  return measures.every(isPixels) && (crop === undefined || isCrop(crop))
}

const isPoint = (value: unknown) => isRecord(value) && isPercent(value.x) && isPercent(value.y)

const isCrop = (value: unknown) =>
  isRecord(value) &&
  isPoint(value) &&
  isPercent(value.width ?? 100) &&
  isPercent(value.height ?? 100) &&
  (value.unit === undefined || value.unit === '%')

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** With tolerance: the panel computes percentages from pixels, so 100 may arrive as 100.00000000000003 and 0 as 7.1e-15. */
const isPercent = (value: unknown) => isWithin(value, -0.01, 100.01)

const MAX_SIDE = 65_535

const isPixels = (value: unknown) => isWithin(value, 1, MAX_SIDE) && Number.isInteger(Number(value))

function isWithin(value: unknown, least: number, most: number): boolean {
  const number = typeof value === 'string' && /^-?\d+(\.\d+)?(e-\d+)?$/.test(value) ? Number(value) : value
  return typeof number === 'number' && number >= least && number <= most
}

function refuse(path: string, received: unknown): never {
  throw new Refusal({
    status: 400,
    code: 'bad-crop',
    message: 'A crop and a focal point must lie within the picture, in per cent; sizes must be in pixels.',
    received: JSON.stringify(received)?.slice(0, 200),
    path,
  })
}
