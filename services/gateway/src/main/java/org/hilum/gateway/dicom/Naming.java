package org.hilum.gateway.dicom;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;
import org.hilum.dicom.deidentify.Deidentifier;
import org.hilum.dicom.deidentify.Pseudonymiser;
import org.hilum.gateway.admit.Pseudonyms;
import org.hilum.schemas.XrayLabels;

/** Gives patients and instances the pseudonyms that the metadata of other uploads gets. */
@Singleton
public class Naming implements Pseudonymiser {
  private static final Map<Kind, String> LABELS =
      Map.of(
          Kind.PATIENT, XrayLabels.PATIENT,
          Kind.STUDY, XrayLabels.STUDY,
          Kind.SERIES, XrayLabels.SERIES,
          Kind.INSTANCE, XrayLabels.INSTANCE);

  private final Pseudonyms pseudonyms;

  Naming(Pseudonyms pseudonyms) {
    this.pseudonyms = pseudonyms;
  }

  @Override
  public byte[] of(Kind kind, String original) {
    return pseudonyms.bytes(LABELS.get(kind), original);
  }

  /** As labels and events have it. */
  String label(Kind kind, String original) {
    return pseudonyms.of(LABELS.get(kind), original);
  }

  @Produces
  @Singleton
  Deidentifier deidentifier() {
    return new Deidentifier(this);
  }
}
