{{/* Argument of each: list . "gateway" */}}
{{- define "hilum.service" -}}
apiVersion: v1
kind: Service
metadata:
  name: {{ include "hilum.fullname" (index . 0) }}-{{ index . 1 }}
  labels:
    {{- include "hilum.labels" . | nindent 4 }}
spec:
  selector:
    {{- include "hilum.selector" . | nindent 4 }}
  ports:
    - name: http
      port: 80
      targetPort: http
{{- end }}

{{/* Nothing, where an autoscaler's bounds can be. Argument: list "gateway.autoscaling" (its value) */}}
{{- define "hilum.replicas" -}}
{{- $values := index . 1 }}
{{- if gt (int $values.minReplicas) (int $values.maxReplicas) }}
{{- fail (printf "%s.minReplicas is %d, more than the %d of maxReplicas" (index . 0) (int $values.minReplicas) (int $values.maxReplicas)) }}
{{- end }}
{{- end }}

{{- define "hilum.disruptions" -}}
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: {{ include "hilum.fullname" (index . 0) }}-{{ index . 1 }}
  labels:
    {{- include "hilum.labels" . | nindent 4 }}
spec:
  maxUnavailable: 1
  selector:
    matchLabels:
      {{- include "hilum.selector" . | nindent 6 }}
{{- end }}
