package org.hilum.helm;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.Map;

/**
 * Strimzi's own type, {@code kafka.strimzi.io/v1beta2} and {@code v1}, as its documentation has it.
 */
record KafkaTopic(String apiVersion, String kind, ObjectMeta metadata, Spec spec) {
  record Spec(String topicName, Integer partitions, Integer replicas, Map<String, String> config) {}
}
