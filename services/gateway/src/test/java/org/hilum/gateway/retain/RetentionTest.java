package org.hilum.gateway.retain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hilum.gateway.Radiographs;
import org.hilum.gateway.Topics;
import org.hilum.gateway.admit.ImageId;
import org.hilum.gateway.admit.Pseudonyms;
import org.hilum.gateway.dicom.DicomAdmission;
import org.hilum.gateway.dicom.InstanceIndex;
import org.hilum.gateway.dicom.StoredInstance;
import org.hilum.gateway.hold.LegalHold;
import org.hilum.gateway.hold.LegalHolds;
import org.hilum.schemas.CaseReviewed;
import org.hilum.schemas.EventJson;
import org.hilum.schemas.Topic;
import org.hilum.schemas.Verdict;
import org.hilum.servers.RealServers;
import org.hilum.storage.ObjectStore;
import org.hilum.storage.ObjectSummary;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class RetentionTest {
  /** Everything is older. */
  private static final Optional<Duration> OVER = Optional.of(Duration.ofDays(-1));

  @Inject DicomAdmission admission;
  @Inject InstanceIndex index;
  @Inject ObjectStore store;
  @Inject Removable removable;
  @Inject ImageKeys keys;
  @Inject LegalHolds holds;
  @Inject Pseudonyms pseudonyms;
  @Inject MeterRegistry meters;

  @Test
  void removesAnOldImageThatWasReadWithAllThatBelongsToIt() {
    StoredInstance instance = received();
    put("results/%s/m/1.old", instance);
    put("outcomes/%s/7a11.safetensors", instance);
    read(instance);

    sweep(OVER, Optional.empty());

    assertThat(keysOf(instance))
        .containsExactly("outcomes/%s/7a11.safetensors".formatted(hex(instance)));
    assertThat(index.find(instance.uids())).isEmpty();
    assertThat(index.find(instance.uids().instance())).isEmpty();
    assertThat(index.list(instance.uids().study()))
        .noneMatch(listed -> listed.uids().equals(instance.uids()));
  }

  @Test
  void keepsWhatIsYoung() {
    StoredInstance instance = received();
    read(instance);

    sweep(Optional.of(Duration.ofDays(1)), Optional.of(Duration.ofDays(1)));

    assertThat(keysOf(instance)).hasSize(2);
  }

  @Test
  void keepsEverythingUnlessAPeriodIsSet() {
    StoredInstance instance = received();
    read(instance);

    sweep(Optional.empty(), Optional.empty());

    assertThat(keysOf(instance)).hasSize(2);
  }

  @Test
  void keepsAnImageThatNobodyHasRead() {
    StoredInstance instance = received();

    sweep(OVER, OVER);

    assertThat(keysOf(instance)).hasSize(2);
  }

  @Test
  void keepsAnImageWhoseResultIsOnItsWayOrWasRefused() {
    StoredInstance waiting = received();
    StoredInstance refused = received();
    put("outbox/retention-test/%s/m/1.old", waiting);
    put("outbox-refused/retention-test/%s/m/1.old", refused);
    read(waiting);
    read(refused);

    sweep(OVER, OVER);

    assertThat(keysOf(waiting)).hasSize(3);
    assertThat(keysOf(refused)).hasSize(3);
    keysOf(waiting).forEach(store::delete);
    keysOf(refused).forEach(store::delete);
  }

  @Test
  void keepsWhatIsOfAPatientWithALegalHold() {
    String patient = pseudonyms.of("patient", Radiographs.PATIENT_ID);
    StoredInstance instance = received();
    read(instance);
    holds.place(patient, new LegalHold("0".repeat(32), Instant.now(), "tester", "CASE-1"));
    try {
      sweep(OVER, OVER);
      assertThat(keysOf(instance)).hasSize(2);
    } finally {
      holds.lift(patient);
    }
    sweep(OVER, OVER);
    assertThat(keysOf(instance)).isEmpty();
  }

  @Test
  void identitiesMayGoBeforeTheirImages() {
    StoredInstance instance = received();
    read(instance);

    sweep(Optional.empty(), OVER);

    assertThat(keysOf(instance)).containsExactly(instance.imageId().key());
    assertThat(index.find(instance.uids())).isPresent();
  }

  @Test
  void aPeriodOfLessThanADayIsASlipOfThePen() {
    RetentionConfig config = new Periods(Optional.of(Duration.ofSeconds(30)), Optional.empty());

    assertThatThrownBy(() -> new RetentionSchedule(sweep(config), config))
        .hasMessage("hilum.retention.images is PT30S, expected a day or more");
  }

  private StoredInstance received() {
    return admission
        .admit(Radiographs.bytes(Radiographs.computed().build()), "cr-room-2")
        .fold(
            stored -> stored.instance(),
            known -> known.instance(),
            refused -> {
              throw new AssertionError(refused.detail());
            });
  }

  private void put(String key, StoredInstance instance) {
    store.put(key.formatted(hex(instance)), new byte[] {1}, "application/json", Map.of());
  }

  private static void read(StoredInstance instance) {
    CaseReviewed verdict =
        new CaseReviewed(
            hex(instance),
            1,
            Verdict.NORMAL,
            "reader-1",
            Instant.now(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    Topics.send(Topic.CASE_REVIEWED, hex(instance), EventJson.write(verdict));
  }

  private List<String> keysOf(StoredInstance instance) {
    try (Stream<ObjectSummary> objects = store.list("")) {
      return objects.map(ObjectSummary::key).filter(key -> key.contains(hex(instance))).toList();
    }
  }

  private static String hex(StoredInstance instance) {
    ImageId imageId = instance.imageId();
    return imageId.hex();
  }

  private void sweep(Optional<Duration> images, Optional<Duration> identities) {
    sweep(new Periods(images, identities)).run();
  }

  private RetentionSweep sweep(RetentionConfig config) {
    return new RetentionSweep(config, removable, keys, store, meters);
  }

  private record Periods(Optional<Duration> images, Optional<Duration> identities)
      implements RetentionConfig {
    @Override
    public String every() {
      return "off";
    }

    @Override
    public Optional<Duration> results() {
      return Optional.empty();
    }
  }
}
