{{- define "hilum.fullname" -}}
{{- if contains "hilum" .Release.Name }}{{ .Release.Name }}{{ else }}{{ .Release.Name }}-hilum{{ end }}
{{- end }}

{{/* Labels by which a component's pods are found; they never change. Argument: list . "gateway" */}}
{{- define "hilum.selector" -}}
app.kubernetes.io/name: hilum
app.kubernetes.io/instance: {{ (index . 0).Release.Name }}
app.kubernetes.io/component: {{ index . 1 }}
{{- end }}

{{- define "hilum.labels" -}}
{{ include "hilum.selector" . }}
app.kubernetes.io/version: {{ (index . 0).Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ (index . 0).Release.Service }}
helm.sh/chart: {{ (index . 0).Chart.Name }}-{{ (index . 0).Chart.Version }}
{{- end }}

{{/* Argument: list . "gateway" */}}
{{- define "hilum.image" -}}
{{- $root := index . 0 -}}
{{- $gpu := and (eq (index . 1) "inference") $root.Values.inference.gpu.enabled -}}
{{- with $root.Values.image -}}
{{ with .registry }}{{ . }}/{{ end }}hilum-{{ index $ 1 }}:{{ .tag | default $root.Chart.AppVersion }}{{ if $gpu }}-cu128{{ end }}
{{- end }}
{{- end }}

{{/* A Secret that somebody made, or the quickstart's. Argument: dict "root" . "name" (its value)
     "values" (the key that names it) "keys" (what it must hold) */}}
{{- define "hilum.secret" -}}
{{- if .root.Values.quickstart.enabled -}}
{{ .root.Values.quickstart.existingSecret | required "quickstart.existingSecret is empty: values-quickstart.yaml says how to make it" }}
{{- else if .name -}}
{{ .name }}
{{- else -}}
{{- fail (printf "%s is empty: name a Secret there that has %s; kubectl create secret generic makes one" .values .keys) -}}
{{- end -}}
{{- end }}

{{- define "hilum.issuer" -}}
{{ .Values.access.issuer | required "access.issuer is empty: name your OpenID provider there, as https://login.example.org/realms/hospital" }}
{{- end }}

{{- define "hilum.bootstrapServers" -}}
{{- if .Values.quickstart.enabled -}}
{{ include "hilum.fullname" . }}-kafka:9092
{{- else -}}
{{ .Values.kafka.bootstrapServers | required "kafka.bootstrapServers is empty: name your brokers there, as broker-1:9093,broker-2:9093" }}
{{- end -}}
{{- end }}

{{- define "hilum.storageEndpoint" -}}
{{- if .Values.quickstart.enabled -}}
http://{{ include "hilum.fullname" . }}-storage:9000
{{- else -}}
{{ .Values.storage.endpoint | required "storage.endpoint is empty: name your S3 server there, as https://s3.example.org" }}
{{- end -}}
{{- end }}

{{- define "hilum.postgresqlUrl" -}}
{{- if .Values.quickstart.enabled -}}
jdbc:postgresql://{{ include "hilum.fullname" . }}-postgresql:5432/hilum
{{- else -}}
{{ .Values.postgresql.url | required "postgresql.url is empty: name your database there, as jdbc:postgresql://db.example.org:5432/hilum" }}
{{- end -}}
{{- end }}
