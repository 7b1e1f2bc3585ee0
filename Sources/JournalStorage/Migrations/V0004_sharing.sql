-- What people show to others, what others keep of it, and who read what.

CREATE TABLE shares (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    user_id BLOB NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    -- SHA-256 of the token's value.
    digest BLOB NOT NULL UNIQUE CHECK (length(digest) = 32),
    -- Sealed with the person's data key: label, sections, period.
    terms BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    last_used_at INTEGER,
    uses INTEGER NOT NULL DEFAULT 0 CHECK (uses >= 0)
) STRICT;

CREATE INDEX shares_of_user ON shares (user_id);

CREATE INDEX shares_by_expiry ON shares (expires_at);

CREATE TABLE patients (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    -- The clinician.
    user_id BLOB NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    -- The share, which may have ended.
    share_id BLOB NOT NULL CHECK (length(share_id) = 16),
    -- Sealed with the clinician's data key.
    label BLOB,
    created_at INTEGER NOT NULL,
    UNIQUE (user_id, share_id)
) STRICT;

CREATE TABLE access_log (
    user_id BLOB NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    -- 1 for the person's first entry, one more for each.
    sequence INTEGER NOT NULL CHECK (sequence >= 1),
    -- Sealed with the person's data key: the entry with the hash of the one before it.
    entry BLOB NOT NULL,
    PRIMARY KEY (user_id, sequence)
) STRICT, WITHOUT ROWID;

-- Sealed with the person's data key: number and hash of the last entry of their access log. Everybody has one, which the
-- program writes when the account is opened or this step has just been made.
ALTER TABLE users ADD COLUMN access_head BLOB;
