-- What hilum.xray.received.v1 and hilum.screening.failed.v1 tell since X-rays come as DICOM.
alter table cases add column body_part text;
alter table failures add column code text;
