/** The form of a record's id on SQLite and PostgreSQL. */
export const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i
