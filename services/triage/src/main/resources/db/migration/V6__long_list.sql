-- Every page is a stretch of one index, or of a few that are merged: one for each wanted screening,
-- unread cases apart from read ones. Unread cases are few, so theirs stay small however long the
-- list has become; all cases are the two together, and need no index of their own.
drop index cases_all;
alter index cases_unread rename to cases_unread_by_deadline;
alter index cases_read rename to cases_read_by_deadline;

create index cases_unread_by_screening on cases (screening, read_by, image_id)
  include (received_at) where revision = 0;
create index cases_read_by_screening on cases (screening, read_by, image_id) where revision > 0;
create index cases_unread_by_device on cases (device_id, screening, read_by, image_id)
  where revision = 0;
create index cases_read_by_device on cases (device_id, screening, read_by, image_id)
  where revision > 0;

-- How many cases have a verdict is the only count that grows for ever, so it is kept. Sixteen rows,
-- so that verdicts that are given at once seldom wait for each other.
create table read_tallies (
  slot  integer primary key,
  cases bigint not null default 0
);
insert into read_tallies (slot, cases)
  select slot, case slot when 0 then (select count(*) from cases where revision > 0) else 0 end
  from generate_series(0, 15) as slot;

create function tally_read_case() returns trigger
language plpgsql set search_path from current as $$
begin
  update read_tallies set cases = cases + case tg_op when 'DELETE' then -1 else 1 end
  where slot = pg_backend_pid() % 16;
  return null;
end
$$;
create trigger tally_first_verdict after update of revision on cases
  for each row when (old.revision = 0 and new.revision > 0) execute function tally_read_case();
create trigger tally_erased_case after delete on cases
  for each row when (old.revision > 0) execute function tally_read_case();
