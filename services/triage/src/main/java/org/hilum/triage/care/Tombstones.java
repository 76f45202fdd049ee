package org.hilum.triage.care;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Keeps out what comes late: events of erased patients that were still on their way. */
@ApplicationScoped
public class Tombstones {
  private static final Logger LOG = Logger.getLogger(Tombstones.class);

  /** As the writes that follow would; an erasure waits for it, or was over before the look. */
  private static final String LOCK = "lock table cases in row exclusive mode";

  /** Numbers of the rows from 1. */
  private static final String BURIED =
      """
      select number
      from unnest(?::text[], ?::timestamptz[], ?::text[])
        with ordinality as row (image_id, received_at, patient, number)
      where exists (
          select from erased_image e
          where e.image_id = row.image_id and e.until >= row.received_at)
        or exists (
          select from erasure e where e.patient = row.patient and e.until >= row.received_at)
      """;

  private final DataSource database;

  Tombstones(DataSource database) {
    this.database = database;
  }

  /** What an event says of an image. */
  public record Told(String imageId, Instant receivedAt, Optional<String> patient) {}

  /** In the caller's transaction: those that no erasure concerns. */
  @Transactional(Transactional.TxType.MANDATORY)
  public <E> List<E> living(List<E> events, Function<E, Told> told) throws SQLException {
    List<Told> all = events.stream().map(told).toList();
    try (Connection connection = database.getConnection()) {
      Set<Integer> buried = buried(connection, all);
      if (buried.isEmpty()) {
        return events;
      }
      List<E> living = new ArrayList<>();
      for (int i = 0; i < events.size(); i++) {
        if (buried.contains(i)) {
          removeWhatCameBefore(connection, all.get(i));
        } else {
          living.add(events.get(i));
        }
      }
      LOG.infof("late events of erased patients are left out events=%d", buried.size());
      return living;
    }
  }

  private static Set<Integer> buried(Connection connection, List<Told> all) throws SQLException {
    try (Statement lock = connection.createStatement()) {
      lock.execute(LOCK);
    }
    try (PreparedStatement select = connection.prepareStatement(BURIED)) {
      select.setArray(1, texts(connection, all.stream().map(Told::imageId).toArray()));
      select.setArray(
          2, texts(connection, all.stream().map(it -> it.receivedAt().toString()).toArray()));
      select.setArray(
          3, texts(connection, all.stream().map(it -> it.patient().orElse(null)).toArray()));
      Set<Integer> buried = new HashSet<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          buried.add(rows.getInt(1) - 1);
        }
      }
      return buried;
    }
  }

  /** A result that overtook this event did not say whose it is. */
  private static void removeWhatCameBefore(Connection connection, Told told) throws SQLException {
    if (told.patient().isPresent()) {
      PatientErasure.bury(connection, List.of(told.imageId()), told.receivedAt());
      if (isOld(connection, told)) {
        CaseRows.remove(connection, List.of(told.imageId()));
      }
    }
  }

  private static boolean isOld(Connection connection, Told told) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select from cases where image_id = ? and received_at <= ?::timestamptz")) {
      select.setString(1, told.imageId());
      select.setString(2, told.receivedAt().toString());
      try (ResultSet rows = select.executeQuery()) {
        return rows.next();
      }
    }
  }

  private static java.sql.Array texts(Connection connection, Object[] values) throws SQLException {
    return connection.createArrayOf("text", values);
  }
}
