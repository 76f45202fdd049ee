-- Which trace an event belongs to (W3C Trace Context), where there is one.
alter table outbox add column traceparent text;
