-- How the probability divides, said by models that tell bacterial from viral pneumonia: three
-- probabilities that sum to 1, or none.
alter table cases
  add column finding_normal double precision check (finding_normal between 0 and 1),
  add column finding_bacterial double precision check (finding_bacterial between 0 and 1),
  add column finding_viral double precision check (finding_viral between 0 and 1),
  add check (num_nulls(finding_normal, finding_bacterial, finding_viral) in (0, 3)),
  add check (abs(finding_normal + finding_bacterial + finding_viral - 1) < 1e-4);

alter table results
  add column finding_normal double precision check (finding_normal between 0 and 1),
  add column finding_bacterial double precision check (finding_bacterial between 0 and 1),
  add column finding_viral double precision check (finding_viral between 0 and 1),
  add check (num_nulls(finding_normal, finding_bacterial, finding_viral) in (0, 3)),
  add check (abs(finding_normal + finding_bacterial + finding_viral - 1) < 1e-4);
