-- The history is keyed by event, so that one delivered again counts once, and ordered by the time
-- at which a verdict was said.
DROP VIEW example;
DROP VIEW last_verdict;
ALTER TABLE verdict
  -- SHA-256 of the event's bytes
  ADD COLUMN event_id text,
  -- reviewed_at, or the time of collecting where a wrong clock put that later
  ADD COLUMN said_at timestamptz,
  -- in which order they were collected
  ADD COLUMN position bigint GENERATED ALWAYS AS IDENTITY;
UPDATE verdict
SET event_id = image_id || '/' || reader || '/' || revision,
    said_at = least(reviewed_at, collected_at);
ALTER TABLE verdict
  ALTER COLUMN event_id SET NOT NULL,
  ALTER COLUMN said_at SET NOT NULL,
  DROP CONSTRAINT verdict_pkey,
  ADD PRIMARY KEY (event_id);
CREATE INDEX verdict_latest
  ON verdict (image_id, reader, said_at DESC, revision DESC, position DESC);

-- The last word of each reader on each image.
CREATE VIEW last_verdict AS
SELECT DISTINCT ON (image_id, reader) *
FROM verdict
ORDER BY image_id, reader, said_at DESC, revision DESC, position DESC;

-- Decisions on images on which readers disagreed, append only.
CREATE TABLE resolution (
  position    bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  image_id    text        NOT NULL,
  verdict     text        NOT NULL,
  reader      text        NOT NULL,
  resolved_at timestamptz NOT NULL DEFAULT now(),
  -- position of the last verdict that was known
  settles     bigint      NOT NULL
);
CREATE INDEX resolution_of_image ON resolution (image_id, position);

-- One row an image, written anew with each verdict and each resolution.
CREATE TABLE example (
  image_id  text        PRIMARY KEY,
  -- pseudonym, or a word of its own where none is known
  patient   text        NOT NULL,
  split     text        CHECK (split IN ('TRAIN', 'VALIDATION', 'TEST')),
  standing  text        NOT NULL CHECK (standing IN ('LABELLED', 'QUARANTINED', 'EXCLUDED')),
  finding   text        CHECK (finding IN ('NORMAL', 'BACTERIAL', 'VIRAL', 'UNSPECIFIED')),
  exclusion text,
  -- whose word the label is
  readers   text[]      NOT NULL,
  -- the last word of any of them
  said_at   timestamptz NOT NULL,
  CHECK ((standing = 'LABELLED') = (finding IS NOT NULL)),
  CHECK ((standing = 'EXCLUDED') = (exclusion IS NOT NULL)),
  CHECK (split IS NOT NULL OR standing = 'EXCLUDED')
);
CREATE INDEX example_quarantined ON example (said_at, image_id) WHERE standing = 'QUARANTINED';

-- What the object store has for an image and a trunk.
CREATE TABLE features (
  image_id     text        NOT NULL,
  trunk_digest text        NOT NULL,
  -- of the file; none if it is unusable
  sha256       text,
  exclusion    text,
  checked_at   timestamptz NOT NULL,
  PRIMARY KEY (image_id, trunk_digest),
  CHECK (num_nonnulls(sha256, exclusion) = 1)
);

-- Every example as a model on this trunk may use it: labelled only if its features are there.
CREATE FUNCTION examples_on(trunk text) RETURNS TABLE (
  image_id text, patient text, split text, standing text, finding text, exclusion text,
  readers text[], said_at timestamptz, features_sha256 text
) LANGUAGE sql STABLE AS $$
  SELECT e.image_id, e.patient, e.split,
         CASE WHEN e.standing = 'LABELLED' AND f.sha256 IS NULL THEN 'EXCLUDED'
              ELSE e.standing END,
         e.finding,
         CASE WHEN e.standing <> 'LABELLED' THEN e.exclusion
              WHEN f.image_id IS NULL THEN 'FEATURES_UNCHECKED'
              ELSE f.exclusion END,
         e.readers, e.said_at, f.sha256
  FROM example e
  LEFT JOIN features f ON f.image_id = e.image_id AND f.trunk_digest = trunk
$$;
