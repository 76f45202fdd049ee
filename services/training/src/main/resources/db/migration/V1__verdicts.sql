-- Every verdict ever given, append only.
CREATE TABLE verdict (
  image_id      text        NOT NULL,
  reader        text        NOT NULL,
  revision      integer     NOT NULL,
  verdict       text        NOT NULL,
  reviewed_at   timestamptz NOT NULL,
  patient       text,
  model_version text,
  trunk_digest  text,
  features_key  text,
  collected_at  timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (image_id, reader, revision)
);

-- The last word of each reader on each image.
CREATE VIEW last_verdict AS
SELECT DISTINCT ON (image_id, reader) *
FROM verdict
ORDER BY image_id, reader, revision DESC;

-- What a model can learn from: an unreadable image has no label.
CREATE VIEW example AS
SELECT *
FROM last_verdict
WHERE verdict <> 'UNREADABLE';
