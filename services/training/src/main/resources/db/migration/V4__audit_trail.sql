-- What happened to images and models, append only; each entry holds the hash of the one before it.
CREATE TABLE audit_entry (
  sequence      bigint      PRIMARY KEY CHECK (sequence > 0),
  recorded_at   timestamptz NOT NULL,
  happened_at   timestamptz NOT NULL,
  kind          text        NOT NULL,
  image_id      text,
  model_version text,
  -- SHA-256 of what told it
  digest        text        NOT NULL,
  -- json, not jsonb: the hash is taken of these very bytes
  facts         json        NOT NULL,
  previous      text        NOT NULL,
  hash          text        NOT NULL
);
-- What is told again is no second entry.
CREATE UNIQUE INDEX audit_once
  ON audit_entry (kind, digest, coalesce(image_id, ''), coalesce(model_version, ''));
CREATE INDEX audit_of_image ON audit_entry (image_id, sequence) WHERE image_id IS NOT NULL;
CREATE INDEX audit_of_model ON audit_entry (kind, model_version, sequence);

-- The end of the chain, so that entries cannot vanish there; who adds to the chain locks it.
CREATE TABLE audit_head (
  is_only  boolean PRIMARY KEY DEFAULT true CHECK (is_only),
  sequence bigint  NOT NULL,
  hash     text    NOT NULL
);
INSERT INTO audit_head (sequence, hash) VALUES (0, repeat('0', 64));

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% of % is refused: entries are only added', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER audit_entry_only_grows
  BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_head_stays
  BEFORE DELETE OR TRUNCATE ON audit_head
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
