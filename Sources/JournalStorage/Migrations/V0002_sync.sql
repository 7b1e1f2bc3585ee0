-- What clients that work offline need: who wrote what, what stood there before, and since when deletions are forgotten.

-- The token that wrote the present revision; NULL for what was written before this was kept.
ALTER TABLE records ADD COLUMN token_id BLOB CHECK (token_id IS NULL OR length(token_id) = 16);

-- The greatest change number of a tombstone that was removed: who has seen less may have missed a deletion.
ALTER TABLE users ADD COLUMN purge_horizon INTEGER NOT NULL DEFAULT 0 CHECK (purge_horizon >= 0);

-- Earlier revisions of records that are live; a deleted record has none.
CREATE TABLE versions (
    user_id BLOB NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    record_id BLOB NOT NULL CHECK (length(record_id) = 16),
    revision INTEGER NOT NULL CHECK (revision >= 1),
    token_id BLOB CHECK (token_id IS NULL OR length(token_id) = 16),
    written_at INTEGER NOT NULL,
    -- As it was in its record, sealed with the person's data key.
    body BLOB NOT NULL,
    PRIMARY KEY (user_id, record_id, revision)
) STRICT, WITHOUT ROWID;

CREATE INDEX tombstones_by_age ON records (updated_at) WHERE deleted = 1;
