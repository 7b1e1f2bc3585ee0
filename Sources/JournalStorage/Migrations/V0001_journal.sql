-- What stands in the clear is what SQL needs; every word a person wrote is in a sealed column.

CREATE TABLE meta (
    name TEXT NOT NULL PRIMARY KEY,
    value BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE users (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    -- HMAC-SHA-256 of the canonical email under a key derived from the master key.
    email_index BLOB NOT NULL UNIQUE CHECK (length(email_index) = 32),
    -- Sealed with the person's data key: email, displayName, timeZone.
    profile BLOB NOT NULL,
    password_hash TEXT NOT NULL,
    -- Sealed with the master key; without it nothing of this person opens.
    data_key BLOB NOT NULL,
    -- Raised by one with every write to the person's records.
    change_number INTEGER NOT NULL DEFAULT 0 CHECK (change_number >= 0),
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE tokens (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    user_id BLOB NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    -- SHA-256 of the token's value.
    digest BLOB NOT NULL UNIQUE CHECK (length(digest) = 32),
    -- Sealed with the person's data key.
    label BLOB,
    -- Blank-separated scopes.
    scopes TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER,
    last_used_at INTEGER
) STRICT;

CREATE INDEX tokens_of_user ON tokens (user_id);

CREATE TABLE records (
    user_id BLOB NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    id BLOB NOT NULL CHECK (length(id) = 16),
    collection TEXT NOT NULL,
    revision INTEGER NOT NULL CHECK (revision >= 1),
    -- The person's change number of the last write.
    change INTEGER NOT NULL CHECK (change >= 1),
    -- Milliseconds since 1970-01-01T00:00Z.
    event_at INTEGER NOT NULL,
    -- Days since 1970-01-01 on the person's calendar.
    event_date INTEGER NOT NULL,
    parent_id BLOB,
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    -- Sealed with the person's data key; a tombstone has none.
    body BLOB CHECK ((body IS NULL) = (deleted = 1)),
    UNIQUE (user_id, id)
) STRICT;

CREATE UNIQUE INDEX records_by_change ON records (user_id, change);

CREATE INDEX records_by_event ON records (user_id, collection, event_date, event_at, id) WHERE deleted = 0;

CREATE INDEX records_by_parent ON records (user_id, parent_id) WHERE parent_id IS NOT NULL;

CREATE TABLE idempotency (
    user_id BLOB NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    -- SHA-256 of the client's key.
    key BLOB NOT NULL CHECK (length(key) = 32),
    fingerprint BLOB NOT NULL CHECK (length(fingerprint) = 32),
    status INTEGER NOT NULL,
    -- Sealed with the person's data key.
    body BLOB NOT NULL,
    expires_at INTEGER NOT NULL,
    PRIMARY KEY (user_id, key)
) STRICT, WITHOUT ROWID;

CREATE INDEX idempotency_by_expiry ON idempotency (expires_at);
