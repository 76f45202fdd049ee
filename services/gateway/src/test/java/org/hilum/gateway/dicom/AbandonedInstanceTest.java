package org.hilum.gateway.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.deidentify.Deidentified;
import org.hilum.dicom.deidentify.Deidentifier;
import org.hilum.dicom.file.DicomFile;
import org.hilum.dicom.file.DicomWriter;
import org.hilum.dicom.file.TransferSyntax;
import org.hilum.gateway.Radiographs;
import org.hilum.gateway.admit.DurableImages;
import org.hilum.gateway.admit.ImageId;
import org.hilum.gateway.identity.Identities;
import org.hilum.servers.RealServers;
import org.hilum.storage.ObjectStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A gateway was killed before it had stored an object; its successor makes another one of it. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class AbandonedInstanceTest {
  private static final TransferSyntax SYNTAX = TransferSyntax.EXPLICIT_LITTLE_ENDIAN;

  @Inject ObjectStore store;
  @Inject InstanceIndex index;
  @Inject Deidentifier deidentifier;
  @Inject Naming naming;
  @Inject Identities identities;
  @Inject DurableImages images;

  private final DicomFile file = Radiographs.file(SYNTAX, Radiographs.computed().build());
  private ImageId abandoned;

  @BeforeEach
  void anObjectNeverCame() {
    Deidentified parts = deidentifier.of(file.dataSet());
    DataSet otherwise = parts.dataSet().toBuilder().text(Tags.BODY_PART_EXAMINED, "LUNG").build();
    abandoned = ImageId.of(DicomWriter.file(SYNTAX, otherwise));
    index.add(IndexEntry.of(abandoned, SYNTAX, otherwise));
    identities.keep(abandoned, parts.identity());
  }

  @Test
  void theInstanceIsTakenAfterAWhile() {
    DicomOutcome outcome = taken(new InstanceIndex(store, Duration.ofSeconds(-5)));

    assertThat(outcome).isInstanceOf(DicomOutcome.Stored.class);
    StoredInstance stored = ((DicomOutcome.Stored) outcome).instance();
    assertThat(stored.imageId()).isNotEqualTo(abandoned);
    assertThat(store.head(stored.imageId().key())).isPresent();
    assertThat(index.find(stored.uids())).map(IndexEntry::imageId).hasValue(stored.imageId());
    assertThat(index.find(stored.uids().instance()))
        .map(IndexEntry::imageId)
        .hasValue(stored.imageId());
    assertThat(identities.find(stored.imageId())).isPresent();
    assertThat(identities.find(abandoned)).isEmpty();
  }

  @Test
  void untilThenItsSenderIsToldToComeAgain() {
    DicomOutcome outcome = taken(index);

    assertThat(outcome)
        .isInstanceOfSatisfying(
            DicomOutcome.Refused.class,
            refused -> {
              assertThat(refused.reason()).isEqualTo(DicomRefusal.PENDING);
              assertThat(refused.reason().status().code()).isEqualTo(0xA700);
            });
  }

  private DicomOutcome taken(InstanceIndex claims) {
    InstanceArchive archive = new InstanceArchive(deidentifier, naming, claims, identities, images);
    return archive.take(file, SopReference.of(file.dataSet()).orElseThrow(), "CR-1");
  }
}
