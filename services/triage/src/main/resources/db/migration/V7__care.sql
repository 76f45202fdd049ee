-- Patients whose rows must stay, by hilum.patient.care.v1.
create table held_patient (
  patient   text primary key,
  care_id   text not null,
  placed_at timestamptz not null,
  reference text not null
);

-- Orders to erase, for good, and what was answered: what is told later of something received until
-- then is not taken in.
create table erasure (
  care_id text primary key,
  patient text not null,
  until   timestamptz not null,
  answer  text not null
);
create index erasure_of_patient on erasure (patient, until);

-- The images of these patients that anybody knew of; results do not say whose they are.
create table erased_image (
  image_id text primary key,
  until    timestamptz not null
);

-- Of one patient, and of what was read long ago.
create index cases_of_patient on cases (patient) where patient is not null;
create index cases_reviewed on cases (reviewed_at) where revision > 0;
