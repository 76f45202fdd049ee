package org.hilum.bench.worklist;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Fills triage's tables with the cases of a hundred days, one every 8.64 seconds: of 200, 158
 * clear, 30 flagged, 10 abstentions and 2 failures, from 40 devices. All but the last 12,000 and
 * one in 200 of the others have a verdict, and the last 500 wait for a worker.
 */
final class GeneratedCases {
  private static final List<String> STATEMENTS =
      List.of(
          """
          create unlogged table drawn as
          select n, encode(sha256(('generated case ' || n)::bytea), 'hex') as image_id,
            now() - (%1$d - n) * interval '8.64 s' as received_at,
            case when n > %1$d - 500 then 'UNSCREENED'
              when h < 158 then 'CLEAR' when h < 188 then 'FLAGGED'
              when h < 198 then 'INDETERMINATE' else 'FAILED' end as screening,
            n <= %1$d - 12000 and abs(hashint4(n + 1000000007)) %% 200 > 0 as is_read,
            'cr-' || abs(hashint4(n + 77)) %% 40 as device
          from (select n, abs(hashint4(n)) %% 200 as h from generate_series(1, %1$d) as n) as drawn
          """,
          // Neither foreign keys nor the tally is looked at row by row.
          "set session_replication_role = replica",
          """
          insert into cases (image_id, received_at, read_by, screening, model_version,
            probability, threshold, screened_at, device_id, object_key, content_type, size_bytes,
            modality, view, age_group, sex, patient, study, series, instance, revision, verdict,
            reader, reviewed_at)
          select image_id, received_at,
            received_at + case screening when 'CLEAR' then interval '4 h'
              when 'FLAGGED' then (15 + n %% 45) * interval '1 min' else interval '1 h' end,
            screening, case when judged then 'pneumonia-guangzhou/2' end,
            case when judged then case screening when 'FLAGGED' then 0.9 else 0.1 end end,
            case when judged then 0.6 end,
            case when judged then received_at + interval '2 s' end,
            device, 'xrays/' || image_id, 'application/dicom', 8000000, 'DX', 'PA', 'ADULT', 'MALE',
            left(encode(sha256(('patient ' || n / 3)::bytea), 'hex'), 32),
            '2.25.' || (n / 2)::bigint * 1000003, '2.25.' || n::bigint * 1000033,
            '2.25.' || n::bigint * 1000037,
            is_read::int, case when is_read then
              case screening when 'FLAGGED' then 'PNEUMONIA' else 'NORMAL' end end,
            case when is_read then 'reader-' || n %% 12 end,
            case when is_read then received_at + interval '20 min' end
          from (select *, screening in ('CLEAR', 'FLAGGED', 'INDETERMINATE') as judged from drawn)
            as drawn
          """,
          """
          insert into results (image_id, model_version, shadow, decision, reason, probability,
            threshold, unlikeness, heat_map, trunk_digest, features_key, screened_at)
          select image_id, 'pneumonia-guangzhou/2', false, screening,
            case screening when 'INDETERMINATE' then 'UNLIKE_TRAINING_IMAGES' end,
            case screening when 'FLAGGED' then 0.9 else 0.1 end, 0.6, 0.3,
            array_fill(0.25::real, array[49]), repeat('b', 64),
            'outcomes/' || image_id || '/bbbbbbbbbbbb.safetensors', received_at + interval '2 s'
          from drawn where screening in ('CLEAR', 'FLAGGED', 'INDETERMINATE')
          """,
          """
          insert into failures (image_id, model_version, reason, detail, failed_at)
          select image_id, 'pneumonia-guangzhou/2', 'CORRUPT', 'The image ends early.',
            received_at + interval '2 s'
          from drawn where screening = 'FAILED'
          """,
          """
          insert into reviews (image_id, revision, verdict, reader, reviewed_at, model_version)
          select image_id, 1, case screening when 'FLAGGED' then 'PNEUMONIA' else 'NORMAL' end,
            'reader-' || n %% 12, received_at + interval '20 min', 'pneumonia-guangzhou/2'
          from drawn where is_read
          """,
          "drop table drawn",
          "set session_replication_role = default",
          "vacuum analyze",
          "checkpoint");

  /** Of the last hour is what arrived while intake was measured, and 416 drawn ones. */
  private static final List<String> VERDICTS =
      List.of(
          "set session_replication_role = replica",
          """
          update cases set revision = 1, verdict = 'NORMAL', reader = 'reader-1',
            reviewed_at = now()
          where revision = 0 and received_at > now() - interval '1 h'
          """,
          """
          update read_tallies set cases =
            case slot when 0 then (select count(*) from cases where revision > 0) else 0 end
          """,
          "set session_replication_role = default",
          "vacuum analyze cases");

  private GeneratedCases() {}

  /** Fills empty tables. Takes a minute or two for a million. */
  static void fill(Connection database, int cases) throws SQLException {
    execute(database, STATEMENTS.stream().map(sql -> sql.formatted(cases)).toList());
  }

  /** Readers catch up with the last hour. */
  static void read(Connection database) throws SQLException {
    execute(database, VERDICTS);
  }

  /** Leaves empty tables. */
  static void remove(Connection database) throws SQLException {
    execute(database, List.of("truncate cases cascade", "checkpoint"));
  }

  private static void execute(Connection database, List<String> statements) throws SQLException {
    try (Statement statement = database.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
