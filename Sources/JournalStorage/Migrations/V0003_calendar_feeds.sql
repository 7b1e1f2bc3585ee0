-- Tokens that read one calendar and nothing else.

-- What the token of a calendar feed reads, sealed with the person's data key; NULL for the tokens of the API.
ALTER TABLE tokens ADD COLUMN feed BLOB;
