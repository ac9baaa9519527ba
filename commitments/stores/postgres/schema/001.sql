-- Documents are the unit of everything: each key begins with the document's id, no constraint reaches from one document
-- to another, and no counter is shared. History is only added to; see `refuse_rewriting`.

CREATE TABLE store (
    is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
    schema integer NOT NULL,
    -- Which store is being copied into this one, while that is not finished.
    copied_from text,
    -- What a copy knows of itself.
    memo text
);

-- `commitments.toml`.
CREATE TABLE settings (
    name text PRIMARY KEY,
    content bytea NOT NULL
);

-- Who changes a document, or its codes, holds its row until the change is made; the settings are held as ''.
CREATE TABLE locks (
    document text COLLATE "C" PRIMARY KEY
);

CREATE TABLE documents (
    document text COLLATE "C" PRIMARY KEY,
    record json NOT NULL,
    -- Tables of its file that this program does not know.
    others json,
    -- The file as a folder would have it, where this program would write the same records in other letters.
    layout bytea,
    -- The change that touched the record or any commitment last.
    touched uuid NOT NULL
);

-- In UTF-8, exactly what spans count in.
CREATE TABLE texts (
    document text COLLATE "C" PRIMARY KEY,
    content bytea NOT NULL,
    touched uuid NOT NULL
);

CREATE TABLE commitments (
    document text COLLATE "C" NOT NULL,
    number integer NOT NULL,
    -- Without its updates.
    record json NOT NULL,
    -- What follows is derived, and narrows questions; 0 where it says nothing. Days are counted from the year 1.
    edition bigint NOT NULL DEFAULT 0,
    settled bigint,
    status bigint,
    is_open boolean,
    is_unsupported boolean,
    is_part_rated boolean,
    due bigint,
    due_now bigint,
    deferred bigint,
    made bigint,
    updated bigint,
    since bigint,
    amount double precision,
    upper double precision,
    page bigint,
    para bigint,
    present bigint,
    words tsvector,
    folded text,
    -- The status after the last update, in words.
    stands text,
    PRIMARY KEY (document, number)
);

-- Those that commitments of the document have, for who is typing one.
CREATE TABLE tags (
    document text COLLATE "C" NOT NULL,
    tag text COLLATE "C" NOT NULL,
    PRIMARY KEY (document, tag)
);

CREATE TABLE updates (
    document text COLLATE "C" NOT NULL,
    number integer NOT NULL,
    place integer NOT NULL,
    -- Without its evidence.
    record json NOT NULL,
    change uuid NOT NULL,
    PRIMARY KEY (document, number, place)
);

CREATE TABLE evidence (
    document text COLLATE "C" NOT NULL,
    number integer NOT NULL,
    update_place integer NOT NULL,
    place integer NOT NULL,
    record json NOT NULL,
    PRIMARY KEY (document, number, update_place, place)
);

-- Updates that an undo took back, or that went with their commitment.
CREATE TABLE withdrawn (
    document text COLLATE "C" NOT NULL,
    number integer NOT NULL,
    place integer NOT NULL,
    change uuid NOT NULL,
    PRIMARY KEY (document, number, place)
);

-- The journal: of each change what it did to one document, its text and its codes; '' for the settings.
CREATE TABLE changes (
    document text COLLATE "C" NOT NULL,
    id uuid NOT NULL,
    command text NOT NULL,
    by_name text NOT NULL,
    at text NOT NULL,
    undoes uuid[] NOT NULL DEFAULT '{}',
    redoes uuid[] NOT NULL DEFAULT '{}',
    -- Of an entry that came from a folder.
    place bigint NOT NULL DEFAULT 0,
    -- [[its place among those of the whole change, name, before, after], …]
    patches json NOT NULL,
    -- The entry as it came, where this program would write it in other letters.
    line text,
    PRIMARY KEY (document, id)
);

CREATE TABLE seals (
    document text COLLATE "C" NOT NULL,
    id uuid NOT NULL,
    place integer NOT NULL,
    seal text NOT NULL,
    PRIMARY KEY (document, id, place)
);

-- What second coders said: `codes/DOCUMENT/NAME.json`.
CREATE TABLE codes (
    document text COLLATE "C" NOT NULL,
    name text COLLATE "C" NOT NULL,
    content bytea NOT NULL,
    PRIMARY KEY (document, name)
);

-- Copies of evidence: `evidence/SHA256.json`. They are what others published, so no change of a document names them.
CREATE TABLE copies (
    name text COLLATE "C" PRIMARY KEY,
    content bytea NOT NULL
);

CREATE INDEX ON changes (id);
CREATE INDEX ON tags (tag);
CREATE INDEX ON commitments (edition);
CREATE INDEX ON commitments (settled);
CREATE INDEX ON commitments (status);
CREATE INDEX ON commitments (due);
CREATE INDEX ON commitments (due_now);
CREATE INDEX ON commitments (deferred);
CREATE INDEX ON commitments (made);
CREATE INDEX ON commitments (updated);
CREATE INDEX ON commitments (since);
CREATE INDEX ON commitments (amount);
CREATE INDEX ON commitments (upper);
CREATE INDEX ON commitments (page);
CREATE INDEX ON commitments (para);
CREATE INDEX ON commitments (is_open) WHERE NOT is_open;
CREATE INDEX ON commitments (is_unsupported) WHERE is_unsupported;
CREATE INDEX ON commitments (is_part_rated) WHERE is_part_rated;
CREATE INDEX words_of_commitments ON commitments USING gin (words);

CREATE FUNCTION refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'history is only added to: % on % is refused', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON updates FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON evidence FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON withdrawn FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON changes FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON seals FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER not_emptied BEFORE TRUNCATE ON updates FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER not_emptied BEFORE TRUNCATE ON evidence FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER not_emptied BEFORE TRUNCATE ON withdrawn FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER not_emptied BEFORE TRUNCATE ON changes FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER not_emptied BEFORE TRUNCATE ON seals FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

-- For other programs: each commitment as it stands, each update that counts, each piece of evidence of these. A NUL,
-- which no text here can hold, is shown as U+FFFD.
CREATE FUNCTION shown(record json) RETURNS json LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
SELECT CASE
    WHEN strpos(record::text, '\u0000') = 0 THEN record ELSE replace(record::text, '\u0000', '\ufffd')::json
END
$$;

CREATE FUNCTION id_of(document text, number integer) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
SELECT document || '-' || CASE WHEN number < 10 THEN '0' ELSE '' END || number
$$;

CREATE VIEW all_commitments AS
SELECT
    id_of(document, number) AS id,
    document,
    number,
    shown(record) ->> 'quote' AS quote,
    shown(record) ->> 'summary' AS summary,
    shown(record) ->> 'section' AS section,
    shown(record) -> 'actors' AS actors,
    shown(record) -> 'tags' AS tags,
    shown(record) ->> 'due' AS due,
    stands AS status,
    is_open
FROM commitments;

CREATE VIEW all_updates AS
SELECT
    id_of(document, number) AS commitment,
    place,
    shown(record) ->> 'status' AS status,
    shown(record) ->> 'on' AS "on",
    shown(record) ->> 'kind' AS kind,
    shown(record) ->> 'actor' AS actor,
    shown(record) ->> 'by' AS by,
    shown(record) ->> 'note' AS note,
    shown(record) ->> 'recorded' AS recorded
FROM updates u
WHERE NOT EXISTS (
    SELECT FROM withdrawn w WHERE w.document = u.document AND w.number = u.number AND w.place = u.place
);

CREATE VIEW all_evidence AS
SELECT
    id_of(document, number) AS commitment,
    update_place,
    place,
    shown(record) ->> 'url' AS url,
    shown(record) ->> 'title' AS title,
    shown(record) ->> 'publisher' AS publisher,
    shown(record) ->> 'published' AS published,
    shown(record) ->> 'stance' AS stance,
    shown(record) ->> 'excerpt' AS excerpt,
    shown(record) ->> 'archive' AS archive
FROM evidence e
WHERE NOT EXISTS (
    SELECT FROM withdrawn w WHERE w.document = e.document AND w.number = e.number AND w.place = e.update_place
);
