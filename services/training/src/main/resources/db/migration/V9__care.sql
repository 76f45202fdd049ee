-- Patients whose rows must stay, by hilum.patient.care.v1.
CREATE TABLE held_patient (
  patient   text        PRIMARY KEY,
  care_id   text        NOT NULL,
  placed_at timestamptz NOT NULL,
  reference text        NOT NULL
);

-- Orders to erase, for good, and what was answered to them.
CREATE TABLE erasure (
  care_id text        PRIMARY KEY,
  patient text        NOT NULL,
  -- what was received until then has gone
  until   timestamptz NOT NULL,
  answer  text        NOT NULL
);
CREATE INDEX erasure_of_patient ON erasure (patient);

-- The images of these patients that anybody knew of.
CREATE TABLE erased_image (
  image_id text        NOT NULL,
  care_id  text        NOT NULL REFERENCES erasure,
  until    timestamptz NOT NULL,
  PRIMARY KEY (image_id, care_id)
);

-- Whether what is said of an image comes too late. A verdict may have been given while the order was
-- on its way, so its own time says nothing; an image that was received again since is another matter.
CREATE FUNCTION is_erased(image text, person text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM (
      SELECT until FROM erased_image WHERE image_id = image
      UNION ALL
      SELECT until FROM erasure WHERE patient = person) AS ordered
    WHERE NOT EXISTS (
      SELECT FROM audit_entry a
      WHERE a.image_id = image AND a.kind = 'RECEIVED' AND a.happened_at > ordered.until))
$$;

CREATE INDEX verdict_of_patient ON verdict (patient) WHERE patient IS NOT NULL;
CREATE INDEX example_said_at ON example (said_at);
CREATE INDEX audit_of_care ON audit_entry ((facts->>'careId'), sequence)
  WHERE kind IN ('HELD', 'LIFTED', 'ERASED', 'PROVED');
