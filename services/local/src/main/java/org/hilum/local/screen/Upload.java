package org.hilum.local.screen;

/** The gateway's answer to one image. */
public sealed interface Upload {

  record Accepted(String imageId) implements Upload {}

  record Refused(int status, String problem) implements Upload {}
}
