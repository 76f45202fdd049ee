-- What a run learns from or is judged on, apart from what it leaves out.
CREATE TABLE run_example (
  run_id   bigint NOT NULL REFERENCES training_run (id),
  image_id text   NOT NULL,
  split    text   NOT NULL CHECK (split IN ('TRAIN', 'VALIDATION', 'TEST')),
  PRIMARY KEY (run_id, image_id)
);
CREATE INDEX run_example_of_image ON run_example (image_id);
