package org.hilum.dicom.net;

import java.util.Set;
import org.hilum.dicom.data.Uid;

/** What applications talk about (PS3.6 annex A). */
public final class SopClasses {
  public static final Uid VERIFICATION = new Uid("1.2.840.10008.1.1");
  public static final Uid COMPUTED_RADIOGRAPHY = new Uid("1.2.840.10008.5.1.4.1.1.1");
  public static final Uid DIGITAL_X_RAY_FOR_PRESENTATION = new Uid("1.2.840.10008.5.1.4.1.1.1.1");
  public static final Uid SECONDARY_CAPTURE = new Uid("1.2.840.10008.5.1.4.1.1.7");

  /** Pixels that nobody is meant to look at yet. */
  public static final Uid DIGITAL_X_RAY_FOR_PROCESSING = new Uid("1.2.840.10008.5.1.4.1.1.1.1.1");

  /** The push model (PS3.4 annex J). */
  public static final Uid STORAGE_COMMITMENT = new Uid("1.2.840.10008.1.20.1");

  /** The one instance of {@link #STORAGE_COMMITMENT} there is. */
  static final Uid STORAGE_COMMITMENT_INSTANCE = new Uid("1.2.840.10008.1.20.1.1");

  /** Of radiographs for people to look at. */
  public static final Set<Uid> RADIOGRAPHS =
      Set.of(COMPUTED_RADIOGRAPHY, DIGITAL_X_RAY_FOR_PRESENTATION, SECONDARY_CAPTURE);

  private SopClasses() {}
}
