package org.hilum.training.collect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hilum.training.fixture.Images.newId;
import static org.hilum.training.fixture.ReviewTopic.review;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.hilum.network.Features;
import org.hilum.network.weights.Digest;
import org.hilum.schemas.Verdict;
import org.hilum.servers.RealServers;
import org.hilum.training.fixture.Images;
import org.hilum.training.fixture.OnEmptyTables;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class FeatureSweepTest extends OnEmptyTables {
  @Test
  void completesAnExampleWithTheDigestOfItsFeatures() {
    String image = newId();
    images.screen(image, Images.TRUNK);

    judge(image);

    byte[] file = Features.toSafetensors(new byte[2 * Features.SIZE]);
    rows.await(onTrunk("standing || ' ' || features_sha256"), "LABELLED " + Digest.of(file));
  }

  @Test
  void saysWhyThereAreNoFeatures() {
    String unscreened = newId();
    images.receive(unscreened);
    String elsewhere = newId();
    images.receive(elsewhere);
    images.screen(elsewhere, Images.OTHER_TRUNK);
    String damaged = newId();
    images.put(Features.objectKey(damaged, Images.TRUNK), "no features".getBytes(UTF_8));
    String endless = newId();
    images.put(Features.objectKey(endless, Images.TRUNK), new byte[2 << 20]);

    judge(unscreened);
    awaitReason(unscreened, Exclusion.FEATURES_MISSING);
    judge(elsewhere);
    awaitReason(elsewhere, Exclusion.OTHER_TRUNK);
    judge(damaged);
    awaitReason(damaged, Exclusion.FEATURES_DAMAGED);
    judge(endless);
    awaitReason(endless, Exclusion.FEATURES_DAMAGED);
  }

  @Test
  void knowsNoCaseForAnIdWithoutAnXray() {
    judge(newId());
    rows.await(onTrunk("exclusion"), "UNKNOWN_CASE");

    judge("../../etc/passwd");
    rows.await(onTrunk("exclusion"), "UNKNOWN_CASE", "UNKNOWN_CASE");
  }

  @Test
  void findsFeaturesThatComeAfterTheVerdict() {
    String image = newId();
    images.receive(image);
    judge(image);
    awaitReason(image, Exclusion.FEATURES_MISSING);

    images.screen(image, Images.TRUNK);

    rows.await(onTrunk("standing"), "LABELLED");
  }

  @Test
  void keepsVerdictsWhileTheStoreIsAway() {
    String image = newId();
    images.screen(image, Images.TRUNK);
    RealServers.stopStorage();
    try {
      judge(image);
      rows.await(onTrunk("exclusion"), "FEATURES_UNCHECKED");
    } finally {
      RealServers.startStorage();
    }

    rows.await(onTrunk("standing"), "LABELLED");
    assertThat(rows.of("select count(*) from verdict")).containsExactly("1");
  }

  private void judge(String image) {
    topic.send(review(image, "reader-1", 1, Verdict.NORMAL));
  }

  private void awaitReason(String image, Exclusion reason) {
    rows.await(onTrunk("exclusion") + " where image_id = '" + image + "'", reason.name());
  }

  private static String onTrunk(String columns) {
    return "select " + columns + " from examples_on('" + Images.TRUNK + "')";
  }
}
