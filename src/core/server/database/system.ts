/**
 * Tables that serve every object and hold no business fields. Append-only ones have no foreign keys, so that
 * one huge organisation can be spread over servers.
 */
export const systemTables: Record<string, string> = {
  change: `create table change (
    record uuid not null,
    id uuid not null,
    object text not null,
    version integer not null,
    at timestamptz not null,
    actor uuid,
    kind text not null,
    changes jsonb,
    cause jsonb,
    primary key (record, id))`,
  outbox: `create table outbox (
    id uuid primary key,
    at timestamptz not null,
    name text not null,
    object text not null,
    records uuid[] not null,
    actor uuid,
    data jsonb,
    cause jsonb)`,
  search_token: `create table search_token (
    token text collate "C" not null,
    object text collate "C" not null,
    record uuid not null,
    primary key (token, object, record))`,
  external_id: `create table external_id (
    source text not null,
    object text not null,
    external text not null,
    record uuid not null,
    primary key (source, object, external))`,
  session: `create table session (
    token bytea primary key,
    "user" uuid not null references "user" (id),
    created_at timestamptz not null,
    expires_at timestamptz not null)`,
  password: `create table password (
    "user" uuid primary key references "user" (id),
    hash text not null,
    changed_at timestamptz not null)`,
  api_secret: `create table api_secret (
    token bytea primary key,
    key uuid not null references api_key (id))`,
  // Contents of before they lay in files or object storage; a job moves them there.
  file_content: `create table file_content (
    digest text primary key,
    content bytea not null)`,
  stored_content: `create table stored_content (
    digest text primary key,
    size bigint not null,
    at timestamptz not null)`,
  tree_lock: `create table tree_lock (
    object text primary key)`,
  idempotency: `create table idempotency (
    actor uuid not null,
    key text not null,
    fingerprint text not null,
    at timestamptz not null,
    status integer,
    body text,
    primary key (actor, key))`,
  setting: `create table setting (
    key text primary key,
    value jsonb not null)`,
  object_def: `create table object_def (
    name text primary key,
    definition jsonb not null,
    hidden boolean not null default false)`,
  field_def: `create table field_def (
    object text not null,
    name text not null,
    definition jsonb not null,
    hidden boolean not null default false,
    primary key (object, name))`,
  // Why a bulk change left a record as it was. Kept for the first ten thousand of a run; its count is of all.
  bulk_failure: `create table bulk_failure (
    run uuid not null,
    record uuid not null,
    reason text not null,
    primary key (run, record))`,
}

export const systemIndexes: Record<string, string> = {
  change_at: 'create index change_at on change (at)',
  // Finds what a bulk change wrote, for its undo; other lines are not in it, so it costs them nothing.
  change_of_bulk: `create index change_of_bulk on change ((cause->>'id'), object, record) where cause->>'kind' = 'bulk'`,
  external_id_record: 'create index external_id_record on external_id (record)',
  session_expires: 'create index session_expires on session (expires_at)',
  session_of_user: 'create index session_of_user on session ("user")',
  idempotency_at: 'create index idempotency_at on idempotency (at)',
}

/** Adds a slice's own tables to those above; `declareSlice` is the way in. */
export function addSystemTable(tables: Record<string, string> = {}, indexes: Record<string, string> = {}) {
  Object.assign(systemTables, tables)
  Object.assign(systemIndexes, indexes)
}
