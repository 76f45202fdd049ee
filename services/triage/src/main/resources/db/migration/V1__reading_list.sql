-- One row for each image that any event has named. What the reading list shows stands here, so
-- that a page of it is one index scan.
create table cases (
  image_id      text primary key check (image_id ~ '^[0-9a-f]{64}$'),
  received_at   timestamptz not null,
  read_by       timestamptz not null,
  screening     text not null
    check (screening in ('UNSCREENED', 'FAILED', 'FLAGGED', 'INDETERMINATE', 'CLEAR')),
  -- the judgement that counts: the newest of a champion
  model_version text,
  probability   double precision check (probability between 0 and 1),
  threshold     double precision check (threshold between 0 and 1),
  screened_at   timestamptz,
  -- what hilum.xray.received.v1 tells; empty while a result has overtaken it
  device_id     text,
  object_key    text,
  content_type  text,
  size_bytes    bigint,
  modality      text,
  view          text,
  age_group     text,
  sex           text,
  patient       text,
  study         text,
  series        text,
  instance      text,
  -- the last verdict; revision 0 means that nobody has read it
  revision      integer not null default 0,
  verdict       text,
  reader        text,
  reviewed_at   timestamptz,
  check ((screened_at is null) = (screening in ('UNSCREENED', 'FAILED'))),
  check ((revision = 0) = (verdict is null))
);
create index cases_unread on cases (read_by, image_id) where revision = 0;
create index cases_read on cases (read_by, image_id) where revision > 0;
create index cases_all on cases (read_by, image_id);

-- Exactly one for each image and model version.
create table results (
  image_id      text not null references cases,
  model_version text not null,
  shadow        boolean not null,
  decision      text not null check (decision in ('FLAGGED', 'CLEAR', 'INDETERMINATE')),
  reason        text,
  probability   double precision not null check (probability between 0 and 1),
  threshold     double precision not null check (threshold between 0 and 1),
  unlikeness    double precision not null check (unlikeness >= 0),
  heat_map      real[] check (cardinality(heat_map) = 49),
  trunk_digest  text not null,
  features_key  text not null,
  screened_at   timestamptz not null,
  primary key (image_id, model_version)
);

-- An image and model version have either a result or a failure.
create table failures (
  image_id      text not null references cases,
  model_version text not null,
  reason        text not null,
  detail        text not null,
  failed_at     timestamptz not null,
  primary key (image_id, model_version)
);

create table reviews (
  image_id      text not null references cases,
  revision      integer not null check (revision > 0),
  verdict       text not null
    check (verdict in
      ('NORMAL', 'PNEUMONIA', 'BACTERIAL_PNEUMONIA', 'VIRAL_PNEUMONIA', 'UNREADABLE')),
  reader        text not null,
  reviewed_at   timestamptz not null,
  model_version text,
  primary key (image_id, revision)
);

-- Events that are true but not yet told. A row leaves when the broker has it.
create table outbox (
  id         bigint generated always as identity primary key,
  event_id   uuid not null default gen_random_uuid(),
  topic      text not null,
  key        text not null,
  payload    text not null,
  created_at timestamptz not null default clock_timestamp()
);
