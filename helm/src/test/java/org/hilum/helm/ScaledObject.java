package org.hilum.helm;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBehavior;
import java.util.List;
import java.util.Map;

/** KEDA's own type, {@code keda.sh/v1alpha1}, as its documentation has it. */
record ScaledObject(String apiVersion, String kind, ObjectMeta metadata, Spec spec) {
  record Spec(
      Target scaleTargetRef,
      Integer pollingInterval,
      Integer cooldownPeriod,
      Integer initialCooldownPeriod,
      Integer idleReplicaCount,
      Integer minReplicaCount,
      Integer maxReplicaCount,
      Advanced advanced,
      List<Trigger> triggers) {}

  record Target(String apiVersion, String kind, String name, String envSourceContainerName) {}

  record Advanced(
      Boolean restoreToOriginalReplicaCount, AutoscalerConfig horizontalPodAutoscalerConfig) {}

  record AutoscalerConfig(String name, HorizontalPodAutoscalerBehavior behavior) {}

  record Trigger(
      String type,
      String name,
      Boolean useCachedMetrics,
      String metricType,
      Map<String, String> metadata,
      Reference authenticationRef) {}

  record Reference(String name, String kind) {}
}
