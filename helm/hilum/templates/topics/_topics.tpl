{{/* Every topic that the services read or write: the first carry images, xray.refused tells for 90 days, or the
     last gibibyte, what was not taken, model.released says everything in its last record, and of what concerns
     single patients and of dead letters there is little. */}}
{{- define "hilum.topics" -}}
{{- $topics := .Values.kafka.topics }}
{{- range list "hilum.xray.received.v1" "hilum.screening.completed.v1" "hilum.screening.failed.v1" "hilum.case.flagged.v1" "hilum.case.reviewed.v1" }}
- name: {{ . }}
  partitions: {{ $topics.partitions }}
  config: {retention.ms: "-1", min.insync.replicas: {{ $topics.minInSyncReplicas | quote }}}
{{- end }}
- name: hilum.xray.refused.v1
  partitions: 1
  config: {retention.ms: "7776000000", retention.bytes: "1073741824", min.insync.replicas: {{ $topics.minInSyncReplicas | quote }}}
- name: hilum.model.released.v1
  partitions: 1
  config: {cleanup.policy: compact, min.insync.replicas: {{ $topics.minInSyncReplicas | quote }}}
{{- range list "hilum.patient.care.v1" "hilum.triage.erased.v1" "hilum.training.erased.v1" }}
- name: {{ . }}
  partitions: 1
  config: {retention.ms: "-1", min.insync.replicas: {{ $topics.minInSyncReplicas | quote }}}
{{- end }}
- name: hilum.bucket-notifications
  partitions: {{ $topics.partitions }}
  config: {min.insync.replicas: {{ $topics.minInSyncReplicas | quote }}}
{{- range list
      "hilum.xray.received.v1.hilum-inference"
      "hilum.xray.received.v1.hilum-triage"
      "hilum.screening.completed.v1.hilum-triage"
      "hilum.screening.failed.v1.hilum-triage"
      "hilum.xray.received.v1.hilum-training"
      "hilum.screening.completed.v1.hilum-training"
      "hilum.screening.failed.v1.hilum-training"
      "hilum.case.flagged.v1.hilum-training"
      "hilum.case.reviewed.v1.hilum-training"
      "hilum.screening.completed.v1.hilum-gateway"
      "hilum.patient.care.v1.hilum-triage"
      "hilum.patient.care.v1.hilum-training"
      "hilum.triage.erased.v1.hilum-gateway"
      "hilum.training.erased.v1.hilum-gateway"
      "hilum.screening.failed.v1.hilum-gateway"
      "hilum.bucket-notifications.hilum-gateway" }}
- name: {{ . }}.dead-letter
  partitions: 1
  config: {retention.ms: "-1", min.insync.replicas: {{ $topics.minInSyncReplicas | quote }}}
{{- end }}
{{- end }}
