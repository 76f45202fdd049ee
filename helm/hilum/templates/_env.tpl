{{/* Each name here is a setting of the services, or one of the JVM's; a test looks it up. */}}
{{- define "hilum.env.kafka" -}}
{{- $kafka := .Values.kafka }}
- name: KAFKA_BOOTSTRAP_SERVERS
  value: {{ include "hilum.bootstrapServers" . | quote }}
- name: KAFKA_SECURITY_PROTOCOL
  value: {{ $kafka.protocol }}
{{- if hasPrefix "SASL" $kafka.protocol }}
- name: KAFKA_SASL_MECHANISM
  value: {{ $kafka.mechanism }}
- name: KAFKA_SASL_JAAS_CONFIG
  valueFrom:
    secretKeyRef:
      name: {{ include "hilum.secret" (dict "root" . "name" $kafka.existingSecret "values" "kafka.existingSecret" "keys" "the key sasl.jaas.config") }}
      key: sasl.jaas.config
{{- end }}
{{- if hasSuffix "SSL" $kafka.protocol }}
{{- with .Values.certificates.kafka }}
- name: KAFKA_SSL_TRUSTSTORE_TYPE
  value: PEM
- name: KAFKA_SSL_TRUSTSTORE_LOCATION
  value: /etc/hilum/certificates/{{ . }}
{{- end }}
{{- with $kafka.clientCertificateSecret }}
- name: KAFKA_SSL_KEYSTORE_TYPE
  value: PEM
- name: KAFKA_SSL_KEYSTORE_CERTIFICATE_CHAIN
  valueFrom:
    secretKeyRef: {name: {{ . }}, key: tls.crt}
- name: KAFKA_SSL_KEYSTORE_KEY
  valueFrom:
    secretKeyRef: {name: {{ . }}, key: tls.key}
{{- end }}
{{- end }}
{{- end }}

{{- define "hilum.env.storage" -}}
{{- $secret := include "hilum.secret" (dict "root" . "name" .Values.storage.existingSecret "values" "storage.existingSecret" "keys" "the keys access-key and secret-key") }}
- name: HILUM_STORAGE_ENDPOINT
  value: {{ include "hilum.storageEndpoint" . | quote }}
- name: HILUM_STORAGE_REGION
  value: {{ .Values.storage.region | quote }}
- name: HILUM_STORAGE_BUCKET
  value: {{ .Values.storage.bucket | quote }}
- name: HILUM_STORAGE_ACCESS_KEY
  valueFrom:
    secretKeyRef: {name: {{ $secret }}, key: access-key}
- name: HILUM_STORAGE_SECRET_KEY
  valueFrom:
    secretKeyRef: {name: {{ $secret }}, key: secret-key}
{{- end }}

{{- define "hilum.env.postgresql" -}}
{{- $secret := include "hilum.secret" (dict "root" . "name" .Values.postgresql.existingSecret "values" "postgresql.existingSecret" "keys" "the keys username and password") }}
- name: QUARKUS_DATASOURCE_JDBC_URL
  value: {{ include "hilum.postgresqlUrl" . | quote }}
- name: QUARKUS_DATASOURCE_USERNAME
  valueFrom:
    secretKeyRef: {name: {{ $secret }}, key: username}
- name: QUARKUS_DATASOURCE_PASSWORD
  valueFrom:
    secretKeyRef: {name: {{ $secret }}, key: password}
{{- end }}

{{- define "hilum.env.access" -}}
- name: HILUM_OIDC_ISSUER
  value: {{ include "hilum.issuer" . | quote }}
- name: HILUM_OIDC_AUDIENCE
  value: {{ .Values.access.audience | quote }}
- name: HILUM_OIDC_ROLES_CLAIM
  value: {{ .Values.access.rolesClaim | quote }}
{{- end }}

{{- define "hilum.env.telemetry" -}}
- name: QUARKUS_LOG_CONSOLE_JSON_ENABLED
  value: "true"
{{- with .Values.monitoring.traces.endpoint }}
- name: HILUM_TRACES_ENDPOINT
  value: {{ . | quote }}
{{- end }}
{{- end }}

{{- define "hilum.env.pages" -}}
{{- $pages := .Values.access.pages }}
- name: HILUM_OIDC_PAGES_CLIENT_ID
  value: {{ $pages.clientId | quote }}
- name: HILUM_OIDC_PAGES_SECRET
  valueFrom:
    secretKeyRef:
      name: {{ include "hilum.secret" (dict "root" . "name" $pages.existingSecret "values" "access.pages.existingSecret" "keys" "the key client-secret, 32 characters or more") }}
      key: client-secret
{{- if .Values.quickstart.enabled }}
# It is tried through a forwarded port, and browsers take no secure cookie from plain HTTP.
- name: QUARKUS_OIDC_PAGES_AUTHENTICATION_COOKIE_FORCE_SECURE
  value: "false"
{{- end }}
{{- end }}

{{/* Whole seconds of a setting's duration, as 90, 30s, 500ms, 5m, PT1M30S; a part of a second counts as one. */}}
{{- define "hilum.seconds" -}}
{{- $units := dict "ms" 0.001 "" 1 "s" 1 "m" 60 "h" 3600 "d" 86400 }}
{{- $seconds := 0 }}
{{- range regexFindAll "[0-9.]+(ms|[smhd])?" (lower .) -1 }}
{{- $seconds = addf $seconds (mulf (regexFind "[0-9.]+" .) (get $units (regexFind "[a-z]*$" .))) }}
{{- end }}
{{- ceil $seconds }}
{{- end }}

{{/* hilum.sweep.every: 10m becomes HILUM_SWEEP_EVERY. Large numbers keep all their digits as JSON. */}}
{{- define "hilum.env.settings" -}}
{{- range $key, $value := . }}
- name: {{ $key | upper | replace "." "_" | replace "-" "_" }}
  value: {{ if kindIs "string" $value }}{{ $value | quote }}{{ else }}{{ $value | toJson | quote }}{{ end }}
{{- end }}
{{- end }}
