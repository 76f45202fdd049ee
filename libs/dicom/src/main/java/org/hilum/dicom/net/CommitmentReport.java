package org.hilum.dicom.net;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.DataSetBuilder;
import org.hilum.dicom.data.Tag;
import org.hilum.dicom.data.Uid;

/**
 * What became of a request for commitment (PS3.4 J.3.3).
 *
 * @param transaction UID that the peer gave its request
 * @param outcomes one for each object that it asked for, in its order
 */
record CommitmentReport(Uid transaction, List<Map.Entry<ObjectReference, Commitment>> outcomes) {
  static final Tag TRANSACTION = Tag.of(0x0008, 0x1195);
  static final Tag REFERENCED = Tag.of(0x0008, 0x1199);
  static final Tag FAILED = Tag.of(0x0008, 0x1198);
  static final Tag FAILURE_REASON = Tag.of(0x0008, 0x1197);

  private static final int ALL_COMMITTED = 1;
  private static final int SOME_FAILED = 2;

  CommitmentReport {
    outcomes = List.copyOf(outcomes);
  }

  DataSet command(int messageId) {
    boolean areCommitted =
        outcomes.stream().allMatch(outcome -> outcome.getValue() == Commitment.COMMITTED);
    return Command.eventReport(
        messageId,
        SopClasses.STORAGE_COMMITMENT,
        SopClasses.STORAGE_COMMITMENT_INSTANCE,
        areCommitted ? ALL_COMMITTED : SOME_FAILED);
  }

  DataSet dataSet() {
    DataSetBuilder report = DataSet.builder().text(TRANSACTION, transaction.value());
    DataSet[] committed = items(outcome -> outcome == Commitment.COMMITTED);
    DataSet[] failed = items(outcome -> outcome != Commitment.COMMITTED);
    if (committed.length > 0) {
      report.items(REFERENCED, committed);
    }
    if (failed.length > 0) {
      report.items(FAILED, failed);
    }
    return report.build();
  }

  private DataSet[] items(Predicate<Commitment> which) {
    return outcomes.stream()
        .filter(outcome -> which.test(outcome.getValue()))
        .map(outcome -> item(outcome.getKey(), outcome.getValue()))
        .toArray(DataSet[]::new);
  }

  private static DataSet item(ObjectReference object, Commitment outcome) {
    DataSetBuilder item = object.item();
    if (outcome != Commitment.COMMITTED) {
      item.integers(FAILURE_REASON, outcome.reason());
    }
    return item.build();
  }
}
