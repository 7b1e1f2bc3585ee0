CREATE TABLE erasures (
    user_id BLOB NOT NULL PRIMARY KEY CHECK (length(user_id) = 16)
) STRICT, WITHOUT ROWID;
