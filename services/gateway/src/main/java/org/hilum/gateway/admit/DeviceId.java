package org.hilum.gateway.admit;

import java.util.regex.Pattern;
import org.hilum.schemas.XrayLabels;

/** How devices are named in events and logs. */
public final class DeviceId {
  static final String FORM = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

  private static final Pattern FORMED = Pattern.compile(FORM);

  private DeviceId() {}

  /**
   * @param name for example an AE title, which may have spaces and signs
   */
  public static String of(String name) {
    String formed = name.strip().replaceAll("[^A-Za-z0-9._-]", "-");
    return FORMED.matcher(formed).matches() ? formed : XrayLabels.none().deviceId();
  }
}
