const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i
const OBJECT_ID = /^[\da-f]{24}$/i

/**
 * Whether a text has the form of a record's id. SQLite and PostgreSQL use UUIDs, MongoDB uses ObjectIds, and a newsroom that moved from one
 * to the other has both.
 */
export const isRecordId = (text: string): boolean => UUID.test(text) || OBJECT_ID.test(text)
