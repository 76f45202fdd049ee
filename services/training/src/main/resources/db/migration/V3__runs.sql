-- Training runs, one open at a time among all replicas of the service.
CREATE TABLE training_run (
  id              bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  occasion        text        NOT NULL CHECK (occasion IN ('LABELS', 'SCHEDULE', 'REQUEST')),
  state           text        NOT NULL DEFAULT 'RUNNING'
                  CHECK (state IN ('RUNNING', 'RELEASED', 'REFUSED', 'FAILED', 'CANCELLED')),
  requested_at    timestamptz NOT NULL DEFAULT now(),
  ended_at        timestamptz,
  -- the replica that works on it; others leave it alone until the lease is over
  owner           text        NOT NULL,
  leased_until    timestamptz NOT NULL,
  -- how many replicas have begun it, or one how often
  attempts        integer     NOT NULL DEFAULT 1,
  cancelling      boolean     NOT NULL DEFAULT false,
  step            text        NOT NULL DEFAULT 'begin',
  share           double precision,
  seconds_left    double precision,
  model_version   text,
  champion        text,
  trunk_digest    text,
  snapshot_digest text,
  examples        integer,
  -- why it did not lead to a release
  reasons         text[]      NOT NULL DEFAULT '{}',
  CHECK ((state = 'RUNNING') = (ended_at IS NULL))
);
CREATE UNIQUE INDEX training_run_open ON training_run ((true)) WHERE state = 'RUNNING';

-- Examples that a run could not use although they were in its snapshot.
CREATE TABLE left_out (
  run_id   bigint NOT NULL REFERENCES training_run (id),
  image_id text   NOT NULL,
  reason   text   NOT NULL,
  PRIMARY KEY (run_id, image_id)
);

-- The labels that there were when the last run was asked for; what is not here is new.
CREATE TABLE seen_label (
  image_id text PRIMARY KEY,
  finding  text NOT NULL
);

-- Model versions that have judged an image, as far as the topic of results has been read.
CREATE TABLE judged_by (
  model_version text PRIMARY KEY
);
CREATE TABLE judged_until (
  partition   integer PRIMARY KEY,
  next_offset bigint  NOT NULL
);
