package org.hilum.local.stack;

/** The ports of the local stack, all on this machine's loopback address except the services'. */
public enum Port {
  KAFKA("kafka", 19092),
  KAFKA_CONTROLLER("kafka-controller", 19093),
  POSTGRES("postgres", 15432),
  S3("s3", 19000),
  GATEWAY("gateway", 8080),
  DICOM("dicom", 11112),
  TRIAGE("triage", 8081),
  INFERENCE("inference", 8082),
  TRAINING("training", 8083),
  ISSUER("issuer", 8084);

  private final String label;
  private final int standard;

  Port(String label, int standard) {
    this.label = label;
    this.standard = standard;
  }

  /** The option that moves it, for example {@code --kafka-port}. */
  public String option() {
    return "--" + label + "-port";
  }

  int standard() {
    return standard;
  }

  String label() {
    return label;
  }
}
